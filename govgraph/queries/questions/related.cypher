// name: related
// title: What is linked to a body or project without a reporting line?
// param: entity (entity) the body, organisation or project
// says: {number|link joins|links join} {entity} to others without a reporting line:
// none: No paper links {entity} to others beside reporting lines.
// columns: name, kind, nature, status, superiors, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[r:RELATED_TO]-(y:Entity)
OPTIONAL MATCH (y)-[s:ANSWERS_TO]->(u:Entity)
WHERE s.live
WITH y, r, u
ORDER BY u.name
WITH y, r, collect(DISTINCT u.name) AS superiors
RETURN y.name AS name, y.key AS key, y.kind AS kind, coalesce(r.role, r.nature) AS nature,
       CASE WHEN r.live THEN y.status ELSE r.status END AS status, superiors,
       r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY r.live DESC, y.kind, y.name, y.key, r.key
