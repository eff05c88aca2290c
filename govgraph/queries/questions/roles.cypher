// name: roles
// title: Who has chaired or led a body, in papers from when to when, and who does now?
// param: entity (entity) the body, organisation or project
// says: {number|person or organisation chairs or leads|people and organisations chair or lead} {entity}:
// none: No paper says who chairs or leads {entity}.
// columns: name, role, now, first_named, last_named, status, certainty, quote, document, date
MATCH (p:Entity)-[r:CHAIRS|LEADS]->(x:Entity {graph: $graph, key: $entity})
RETURN p.name AS name, p.key AS key, coalesce(r.role, CASE type(r) WHEN 'CHAIRS' THEN 'chair' ELSE 'lead' END) AS role,
       CASE WHEN r.live THEN 'yes' ELSE 'no' END AS now, r.live AS live, r.first_date AS first_named, r.last_date AS last_named,
       r.status AS status, r.certainty AS certainty, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY live DESC, CASE type(r) WHEN 'CHAIRS' THEN 0 ELSE 1 END, coalesce(r.last_date, '') DESC, name, key, r.key
