// name: area
// title: What works in a place?
// param: entity (entity) the place
// says: {number|body or project works|bodies and projects work} in {entity}:
// none: No paper says who works in {entity}.
// columns: name, kind, subtype, status, superiors, quote, document, date
MATCH (b:Entity)-[r:COVERS]->(x:Entity {graph: $graph, key: $entity})
OPTIONAL MATCH (b)-[s:ANSWERS_TO]->(u:Entity)
WHERE s.live
WITH b, r, u
ORDER BY u.name
WITH b, r, collect(DISTINCT u.name) AS superiors
RETURN b.name AS name, b.key AS key, b.kind AS kind, b.subtype AS subtype,
       CASE WHEN r.live THEN b.status ELSE r.status END AS status, superiors,
       r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY r.live AND b.live DESC, b.kind, b.name, b.key, r.key
