// name: members
// title: Who sits on a body?
// param: entity (entity) the body
// columns: member, kind, role, works_for, status, certainty, quote, document, date
MATCH (m:Entity)-[r:MEMBER_OF|CHAIRS|LEADS]->(x:Entity {graph: $graph, key: $entity})
OPTIONAL MATCH (m)-[w:WORKS_FOR]->(o:Entity)
WHERE w.live
WITH m, r, o
ORDER BY o.name
WITH m, r, collect(DISTINCT o.name) AS works_for
RETURN m.name AS member, m.key AS member_key, m.kind AS kind,
       coalesce(r.role, CASE type(r) WHEN 'CHAIRS' THEN 'chair' WHEN 'LEADS' THEN 'lead' ELSE 'member' END) AS role, works_for,
       CASE WHEN r.live AND NOT m.live THEN m.kind + ' is ' + m.status ELSE r.status END AS status,
       r.certainty AS certainty, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY r.live DESC, CASE type(r) WHEN 'CHAIRS' THEN 0 WHEN 'LEADS' THEN 1 ELSE 2 END, m.name, m.key, r.key
