// name: between
// title: How are two of them joined, by the shortest way?
// param: first (entity) where to begin
// param: second (entity) where to arrive
// param: ways (int=3) how many equally short ways to show
// says: {first} and {second} are joined so:
// none: No paper joins {first} and {second}, not even over others.
// columns: way, step, from, type, to, role, status, quote, document, date
MATCH (a:Entity {graph: $graph, key: $first}), (b:Entity {graph: $graph, key: $second})
MATCH p = allShortestPaths((a)-[:REPORTS_TO|PART_OF|OVERSEES|SCRUTINISED_BY|SUCCEEDS|CHAIRS|LEADS|HOSTS|MEMBER_OF|DELIVERS|RELATED_TO|FUNDS|COVERS|PRODUCES|WORKS_FOR*1..8]-(b))
WITH p, [n IN nodes(p) | n.key] AS keys, [r IN relationships(p) | r.key] AS lines
ORDER BY keys, lines
LIMIT 1000
WITH collect([r IN relationships(p) | {
  from: startNode(r).name, to: endNode(r).name, type: type(r), role: r.role, status: r.status,
  quotes: r.quotes, documents: r.documents, dates: r.dates
}]) AS found
UNWIND range(0, size(found) - 1) AS number
WITH number, found[number] AS steps
WHERE number < $ways
UNWIND range(0, size(steps) - 1) AS i
RETURN number + 1 AS way, i + 1 AS step, steps[i].from AS from, steps[i].type AS type, steps[i].to AS to, steps[i].role AS role,
       steps[i].status AS status, steps[i].quotes AS quotes, steps[i].documents AS documents, steps[i].dates AS dates
ORDER BY way, step
