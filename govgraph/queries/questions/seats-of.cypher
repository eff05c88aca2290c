// name: seats-of
// title: Where does a person, organisation or body hold a seat or a role?
// param: entity (entity) the person, organisation or body
// says: {entity} holds {number|role|roles}:
// none: No paper gives {entity} a seat or a role.
// columns: body, kind, roles, now, first_named, last_named, status, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[r:MEMBER_OF|CHAIRS|LEADS|HOSTS]->(b:Entity)
WITH b, r, coalesce(r.role, CASE type(r) WHEN 'CHAIRS' THEN 'chair' WHEN 'LEADS' THEN 'lead' WHEN 'HOSTS' THEN 'host' ELSE 'member' END) AS role
ORDER BY role, r.key
WITH b, collect(DISTINCT role + CASE WHEN r.live THEN '' ELSE ' (' + CASE r.status WHEN 'past' THEN 'until then' ELSE r.status END + ')' END) AS roles,
     max(CASE WHEN r.live AND b.live THEN 1 ELSE 0 END) AS held, min(r.first_date) AS first_named, max(r.last_date) AS last_named,
     collect(r.quotes) AS quotes, collect(r.documents) AS documents, collect(r.dates) AS dates
RETURN b.name AS body, b.key AS body_key, b.kind AS kind, roles, CASE held WHEN 1 THEN 'yes' ELSE 'no' END AS now, held = 1 AS live,
       first_named, last_named, CASE WHEN b.live THEN '' ELSE b.kind + ' is ' + b.status END AS status,
       reduce(a = [], q IN quotes | a + q) AS quotes, reduce(a = [], d IN documents | a + d) AS documents, reduce(a = [], d IN dates | a + d) AS dates
ORDER BY held DESC, body, body_key
