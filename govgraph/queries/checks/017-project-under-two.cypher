// name: project-under-two
// code: GG017
// title: A project stands under two bodies
// severity: warning
// why: Two bodies may give it different orders, or each leave it to the other.
// remedy: Agree which one decides; record the other as informed.
// message: {name} answers to {number}: {superiors}
// columns: name, number, superiors, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'project'})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND s.live
WITH x, s, r
ORDER BY s.name, s.key
WITH x, collect(s.name) AS names, collect(s.key) AS keys, collect(r.quotes[0]) AS quotes, collect(r.documents[0]) AS documents, collect(r.dates[0]) AS dates
WHERE size(keys) > 1
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, size(keys) AS number,
       reduce(s = names[0], n IN names[1..] | s + '; ' + n) AS superiors, keys AS superior_keys, quotes, documents, dates
ORDER BY name, subject
