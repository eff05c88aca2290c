// name: several-superiors
// code: GG009
// title: A body has more than one superior
// level: ask
// harm: 6
// why: With two superiors each may think that the other watches.
// remedy: Agree which one holds it to account, and for what the other is informed; say so in the terms of reference.
// message: {name} answers to {number} bodies: {superiors}
// columns: name, number, superiors, quote, document, date

// Scrutiny is no superior, and a council above a board is in one line with it; of two superiors, one above the other, only the nearer counts.
MATCH (x:Entity {graph: $graph, kind: 'body'})-[r:REPORTS_TO|PART_OF]->(s:Entity)
WHERE x.live AND r.live AND s.live AND NOT s.accountable AND s.sort <> 'scrutiny' AND NOT EXISTS { MATCH (x)-[v:SCRUTINISED_BY]->(s) WHERE v.live }
WITH x, s, r
ORDER BY s.name, s.key, r.key
WITH x, s, collect(r.quotes) AS quotes, collect(r.documents) AS documents, collect(r.dates) AS dates
WITH x, collect(s) AS others, collect({s: s, quotes: quotes, documents: documents, dates: dates}) AS lines
UNWIND range(0, size(others) - 1) AS i
WITH x, others, lines, i, others[i] AS s
WITH x, lines, i, s, [o IN others WHERE o.key <> s.key AND NOT EXISTS { MATCH (s)-[:ANSWERS_TO]->(o) } AND (
  EXISTS { MATCH (o)-[a:ANSWERS_TO]->(s) WHERE a.live } OR EXISTS { MATCH (o)-[a:ANSWERS_TO]->(m:Entity)-[b:ANSWERS_TO]->(s) WHERE a.live AND b.live })] AS nearer
WHERE size(nearer) = 0
WITH x, s, lines, i
ORDER BY s.name, s.key
WITH x, collect(s.name) AS names, collect(s.key) AS keys, collect(lines[i].quotes[0][0]) AS quotes, collect(lines[i].documents[0][0]) AS documents,
     collect(lines[i].dates[0][0]) AS dates
WHERE size(keys) > 1
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, size(keys) AS number,
       reduce(s = names[0], n IN names[1..] | s + '; ' + n) AS superiors, keys AS superior_keys, quotes, documents, dates
ORDER BY name, subject
