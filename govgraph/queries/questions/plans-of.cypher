// name: plans-of
// title: For which plans and strategies is a body or organisation responsible?
// param: entity (entity) the body, organisation or project
// says: {entity} answers for {number|plan|plans}:
// none: No paper gives {entity} a plan or strategy to answer for.
// columns: plan, subtype, type, status, others, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[r:PRODUCES|OVERSEES|FUNDS]->(q:Entity {kind: 'plan'})
OPTIONAL MATCH (o:Entity)-[:PRODUCES]->(q)
WHERE o.key <> x.key
WITH r, q, o
ORDER BY o.name
WITH r, q, collect(DISTINCT o.name) AS others
RETURN q.name AS plan, q.key AS plan_key, q.subtype AS subtype, type(r) AS type, r.status AS status, others,
       r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY r.live DESC, plan, plan_key, r.key
