// name: project-under-two
// code: GG017
// title: A project stands under two bodies
// level: ask
// harm: 6
// why: Two bodies may give it different orders, or each leave it to the other.
// remedy: Agree which one decides; record the other as informed.
// message: {name} answers to {number} bodies: {superiors}
// many: {number} projects answer to the same {each} bodies: {superiors} ({names})
// columns: name, number, superiors, quote, document, date

// One sentence that names neither body cannot give it two: it is read two ways, and one of the readings is wrong.
// A body and the board above it, or a body and its own group, are one line and not two.
MATCH (x:Entity {graph: $graph, kind: 'project'})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND s.live AND NOT s.sort IN ['scrutiny', 'collective']
OPTIONAL MATCH (x)-[d:ANSWERS_TO]->(o:Entity)
WHERE d.live AND o.key <> s.key AND ((d.starts[0] = r.starts[0] AND d.documents[0] = r.documents[0] AND o.key < s.key
  AND none(n IN [s.name, o.name] + s.aliases + o.aliases WHERE r.quotes[0] CONTAINS n OR d.quotes[0] CONTAINS n)) OR o.name STARTS WITH s.name + ' ' OR (NOT EXISTS { MATCH (s)-[:ANSWERS_TO]->(o) } AND (
  EXISTS { MATCH (o)-[a:ANSWERS_TO]->(s) WHERE a.live } OR EXISTS { MATCH (o)-[a:ANSWERS_TO]->(m:Entity)-[b:ANSWERS_TO]->(s) WHERE a.live AND b.live })))
WITH x, s, r, count(o.key) AS nearer
WHERE nearer = 0
WITH x, s, r
ORDER BY s.name, s.key
WITH x, collect(s.name) AS names, collect(s.key) AS keys, collect(r.quotes[0]) AS quotes, collect(r.documents[0]) AS documents, collect(r.dates[0]) AS dates
WHERE size(keys) > 1
WITH x, names, keys, quotes, documents, dates, reduce(s = names[0], n IN names[1..] | s + '; ' + n) AS superiors
RETURN x.key AS subject, x.name AS subject_name, [x.key] + keys AS about, x.name AS name, size(keys) AS number, size(keys) AS each, superiors,
       superiors AS pattern, keys AS superior_keys, quotes, documents, dates
ORDER BY name, subject
