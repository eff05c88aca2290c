// name: seats-of
// title: Where does a person, organisation or body hold a seat or a role?
// param: entity (entity) the person, organisation or body
// columns: body, kind, role, status, certainty, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[r:MEMBER_OF|CHAIRS|LEADS|HOSTS]->(b:Entity)
RETURN b.name AS body, b.key AS body_key, b.kind AS kind,
       coalesce(r.role, CASE type(r) WHEN 'CHAIRS' THEN 'chair' WHEN 'LEADS' THEN 'lead' WHEN 'HOSTS' THEN 'host' ELSE 'member' END) AS role,
       CASE WHEN r.live AND NOT b.live THEN b.kind + ' is ' + b.status ELSE r.status END AS status,
       r.certainty AS certainty, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY r.live DESC, b.name, b.key, r.key
