// name: roles
// title: Who has chaired or led a body, and when was it said?
// param: entity (entity) the body or project
// columns: first, last, name, role, status, certainty, quote, document
MATCH (p:Entity)-[r:CHAIRS|LEADS]->(x:Entity {graph: $graph, key: $entity})
RETURN coalesce(r.first_date, '') AS first, coalesce(r.last_date, '') AS last, p.name AS name, p.key AS key,
       coalesce(r.role, CASE type(r) WHEN 'CHAIRS' THEN 'chair' ELSE 'lead' END) AS role, r.status AS status, r.certainty AS certainty,
       r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY first, last, name, key, r.key
