// name: evidence-of
// title: Which words stand behind every line between two?
// param: first (entity) one of them
// param: second (entity) the other
// says: {number|passage joins|passages join} {first} and {second}:
// none: No paper states a line between {first} and {second}.
// columns: says, status, certainty, quote, document, date
MATCH (a:Entity {graph: $graph, key: $first})-[r:REPORTS_TO|PART_OF|OVERSEES|SCRUTINISED_BY|SUCCEEDS|CHAIRS|LEADS|HOSTS|MEMBER_OF|DELIVERS|RELATED_TO|FUNDS|COVERS|PRODUCES|WORKS_FOR]-(b:Entity {graph: $graph, key: $second})
UNWIND range(0, size(r.quotes) - 1) AS i
WITH DISTINCT startNode(r).name AS from, type(r) AS type, endNode(r).name AS to, r.role AS role, r.status AS status, r.certainty AS certainty,
     r.quotes[i] AS quote, r.documents[i] AS document, r.dates[i] AS date, r.starts[i] AS start
RETURN from + ' ' + replace(toLower(type), '_', ' ') + ' ' + to + CASE WHEN role IS NULL THEN '' ELSE ' (' + role + ')' END AS says,
       status, certainty, quote, document, date, start
ORDER BY date DESC, document, start, says
