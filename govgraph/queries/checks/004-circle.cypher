// name: circle
// code: GG004
// title: Lines of accountability run in a circle
// level: act
// harm: 9
// why: Each of them answers to the others, so none answers to anybody outside.
// remedy: Read the quotes: usually one line is a working link, or told the wrong way round. Agree which one goes.
// message: These answer to each other in a circle: {circle}
// columns: circle, length, quote, document, date

// Told once, from the smallest key. A body that reports to its own part is GG010's.
MATCH p = (x:Entity {graph: $graph})-[:ANSWERS_TO*2..8]->(x)
WITH x, [n IN nodes(p) | n.key] AS keys, [n IN nodes(p) | n.name] AS names, relationships(p) AS lines, nodes(p) AS bodies
WHERE all(k IN keys[1..-1] WHERE k > x.key AND single(o IN keys[1..-1] WHERE o = k))
  AND all(r IN lines WHERE r.live) AND all(n IN bodies WHERE n.live)
WITH x, keys, size(lines) AS length,
     reduce(s = names[0], n IN names[1..] | s + ' → ' + n) AS circle,
     reduce(q = [], r IN lines | q + r.quotes[0..1]) AS quotes,
     reduce(q = [], r IN lines | q + r.documents[0..1]) AS documents,
     reduce(q = [], r IN lines | q + r.dates[0..1]) AS dates
UNWIND range(0, length - 1) AS i
MATCH (a:Entity {graph: $graph, key: keys[i]}), (b:Entity {graph: $graph, key: keys[i + 1]})
OPTIONAL MATCH (a)-[part:PART_OF]->(b)
WHERE part.live
WITH x, keys, length, circle, quotes, documents, dates, i, count(part.key) AS parts
WITH x, keys, length, circle, quotes, documents, dates, sum(CASE parts WHEN 0 THEN 1 ELSE 0 END) AS others
WHERE others <> 1
RETURN x.key AS subject, x.name AS subject_name, keys[0..-1] AS about, length, circle, quotes, documents, dates
ORDER BY length, about
