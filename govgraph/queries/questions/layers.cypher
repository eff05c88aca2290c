// name: layers
// title: Which bodies are strategic, executive or operational, by how far they stand below an accountable one?
// says: {number|body stands|bodies stand} in these layers (not placed: no paper states a way to an accountable body):
// none: No body is known.
// columns: layer, depth, body, subtype, superiors, quote, document, date

// One step below what is accountable is strategic, two are executive, more are operational; the shortest way counts.
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable AND x.sort = ''
OPTIONAL MATCH p = (x)-[:ANSWERS_TO*1..8]->(a:Entity)
WHERE a.accountable AND all(r IN relationships(p) WHERE r.live) AND all(n IN nodes(p) WHERE n.live)
WITH x, min(length(p)) AS depth
OPTIONAL MATCH (x)-[s:ANSWERS_TO]->(u:Entity)
WHERE s.live AND u.live
WITH x, depth, u
ORDER BY u.name
WITH x, depth, collect(DISTINCT u.name) AS superiors
RETURN CASE WHEN depth IS NULL THEN 'not placed' WHEN depth = 1 THEN 'strategic' WHEN depth = 2 THEN 'executive'
       ELSE 'operational' END AS layer, depth, x.name AS body, x.key AS body_key, x.subtype AS subtype, superiors,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY coalesce(depth, 99), body, body_key
