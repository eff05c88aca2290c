// name: several-superiors
// code: GG009
// title: A body has more than one superior
// severity: note
// why: With two superiors each may think that the other watches.
// remedy: Agree which one holds it to account, and for what the other is informed; say so in the terms of reference.
// message: {name} answers to {number}: {superiors}
// columns: name, number, superiors, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'body'})-[r:REPORTS_TO|PART_OF]->(s:Entity)
WHERE x.live AND r.live AND s.live
WITH x, s, r
ORDER BY s.name, s.key, r.key
WITH x, s, collect(r.quotes) AS quotes, collect(r.documents) AS documents, collect(r.dates) AS dates
ORDER BY s.name, s.key
WITH x, collect(s.name) AS names, collect(s.key) AS keys, collect(quotes[0][0]) AS quotes, collect(documents[0][0]) AS documents, collect(dates[0][0]) AS dates
WHERE size(keys) > 1
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, size(keys) AS number,
       reduce(s = names[0], n IN names[1..] | s + '; ' + n) AS superiors, keys AS superior_keys, quotes, documents, dates
ORDER BY name, subject
