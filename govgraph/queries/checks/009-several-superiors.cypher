// name: several-superiors
// code: GG009
// title: A body has more than one superior
// level: ask
// harm: 6
// why: With two superiors each may think that the other watches.
// remedy: Agree which one holds it to account, and for what the other is informed; say so in the terms of reference.
// message: {name} answers to {number} bodies: {superiors}
// many: {number} bodies answer to more than one body ({names})
// columns: name, number, superiors, quote, document, date

// Scrutiny is no superior, and a council above a board is in one line with it; of two superiors, one above the other, only the nearer counts.
// A board and its own group, or two names that may mean one board, are one line too; what itself stands below is told as a circle.
// Who no longer reports to a board is, unless a newer paper says so, no part of it either.
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND COUNT { (x)-[:REPORTS_TO|PART_OF]->(:Entity) } > 1
MATCH (x)-[r:REPORTS_TO|PART_OF]->(s:Entity)
WHERE r.live AND s.live AND NOT s.accountable AND s.sort <> 'scrutiny' AND NOT EXISTS { MATCH (x)-[v:SCRUTINISED_BY]->(s) WHERE v.live }
  AND NOT EXISTS { MATCH (x)-[e:REPORTS_TO|PART_OF]->(s) WHERE NOT e.live AND e.status = 'past' AND coalesce(e.last_date, '') >= coalesce(r.last_date, '') }
WITH x, s, r
ORDER BY s.name, s.key, r.key
WITH x, s, collect(r.quotes) AS quotes, collect(r.documents) AS documents, collect(r.dates) AS dates
WHERE NOT EXISTS { MATCH (s)-[a:ANSWERS_TO]->(x) WHERE a.live } AND NOT EXISTS { MATCH (s)-[a:ANSWERS_TO]->(m:Entity)-[b:ANSWERS_TO]->(x) WHERE a.live AND b.live AND m.live }
WITH x, collect(s) AS others, collect({s: s, quotes: quotes, documents: documents, dates: dates}) AS lines
UNWIND range(0, size(others) - 1) AS i
WITH x, others, lines, i, others[i] AS s
WITH x, lines, i, s, [o IN others WHERE o.key <> s.key AND (o.name STARTS WITH s.name + ' '
  OR (o.key < s.key AND EXISTS { MATCH (s)-[:POSSIBLY_SAME]-(o) }) OR (NOT EXISTS { MATCH (s)-[:ANSWERS_TO]->(o) } AND (
  EXISTS { MATCH (o)-[a:ANSWERS_TO]->(s) WHERE a.live } OR EXISTS { MATCH (o)-[a:ANSWERS_TO]->(m:Entity)-[b:ANSWERS_TO]->(s) WHERE a.live AND b.live })))] AS nearer
WHERE size(nearer) = 0
WITH x, s, lines, i
ORDER BY s.name, s.key
WITH x, collect(s.name) AS names, collect(s.key) AS keys, collect(reduce(t = [], l IN lines[i].quotes | t + l)) AS quotes,
     collect(reduce(t = [], l IN lines[i].documents | t + l)) AS documents, collect(reduce(t = [], l IN lines[i].dates | t + l)) AS dates
WHERE size(keys) > 1
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, size(keys) AS number,
       reduce(s = names[0], n IN names[1..] | s + '; ' + n) AS superiors, keys AS superior_keys,
       x.name + ' to ' + CASE size(names) WHEN 2 THEN names[0] + ' and ' + names[1] ELSE toString(size(names)) + ' others' END AS told_as, 'several' AS pattern, reduce(t = [], l IN quotes | t + l) AS quotes,
       reduce(t = [], l IN documents | t + l) AS documents, reduce(t = [], l IN dates | t + l) AS dates
ORDER BY name, subject
