// name: evidence-of
// title: Which words stand behind every line between two?
// param: first (entity) one of them
// param: second (entity) the other
// says: {number|passage joins|passages join} {first} and {second}:
// none: No paper states a line between {first} and {second}.
// columns: from, relation, to, role, status, certainty, quote, document, date

// A council and its meeting are found by either name.
MATCH (x:Entity {graph: $graph, key: $first})-[:MEETS_AS*0..1]-(a:Entity)
WITH collect(DISTINCT a.key) AS firsts
MATCH (y:Entity {graph: $graph, key: $second})-[:MEETS_AS*0..1]-(b:Entity)
WITH firsts, collect(DISTINCT b.key) AS seconds
MATCH (a:Entity {graph: $graph})-[r:REPORTS_TO|PART_OF|OVERSEES|SCRUTINISED_BY|SUCCEEDS|CHAIRS|LEADS|HOSTS|MEMBER_OF|DELIVERS|RELATED_TO|FUNDS|COVERS|PRODUCES|WORKS_FOR]-(b:Entity)
WHERE a.key IN firsts AND b.key IN seconds
UNWIND range(0, size(r.quotes) - 1) AS i
WITH DISTINCT startNode(r).name AS from, type(r) AS type, endNode(r).name AS to, r.role AS role, r.status AS status, r.certainty AS certainty,
     r.quotes[i] AS quote, r.documents[i] AS document, r.dates[i] AS date, r.starts[i] AS start
RETURN from, type AS relation, to, role, status, certainty, quote, document, date, start
ORDER BY date DESC, document, start, from, relation, to, role
