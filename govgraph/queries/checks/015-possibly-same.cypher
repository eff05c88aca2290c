// name: possibly-same
// code: GG015
// title: Two names may mean the same
// level: note
// why: A body under two names hides lines, members and overlaps.
// remedy: Compare the quotes of each pair, and decide whether the two are one.
// param: score (number=0) only pairs whose likeness (0 to 1) is at least this
// message: {name} and {other} may be the same ({percent} % alike)
// many: {number} pairs of names may each mean the same ({names})
// columns: name, other, percent, quote, document, date

// A council and its meeting are two on purpose; plurals, and what bears a bare name in two papers ("Strategy"), are no bodies to bring together.
// One word that is no abbreviation ("Children") is too little of a name to ask about. Bodies come first: their lines are what is hidden.
MATCH (x:Entity {graph: $graph})-[p:POSSIBLY_SAME]->(y:Entity)
WHERE p.score >= $score AND NOT x.sort IN ['collective', 'post'] AND NOT y.sort IN ['collective', 'post'] AND toLower(x.name) <> toLower(y.name)
  AND NOT EXISTS { MATCH (x)-[:MEETS_AS]-(y) }
  AND all(n IN [x.name, y.name] WHERE n CONTAINS ' ' OR n = toUpper(n))
RETURN x.key AS subject, x.name AS subject_name, [x.key, y.key] AS about, x.name AS name, y.name AS other, y.key AS other_key,
       'pairs' AS pattern, x.name + ' = ' + y.name AS told_as,
       toInteger(p.score * 100 + 0.5) AS percent, coalesce(x.quotes, [])[0..1] + coalesce(y.quotes, [])[0..1] AS quotes,
       coalesce(x.documents, [])[0..1] + coalesce(y.documents, [])[0..1] AS documents, coalesce(x.dates, [])[0..1] + coalesce(y.dates, [])[0..1] AS dates
ORDER BY CASE x.kind WHEN 'body' THEN 0 WHEN 'organisation' THEN 1 WHEN 'project' THEN 2 ELSE 3 END, percent DESC, name, subject, other, other_key
