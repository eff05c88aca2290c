// name: no-accountable-body
// code: GG003
// title: A line of accountability ends without an accountable body
// level: act
// harm: 9
// why: What is decided below is never answered for before an electorate, Parliament or a statutory body.
// remedy: Ask to whom this body reports; or agree that it is accountable in its own right.
// param: named (int=5) how many bodies to name in the message
// message: No paper says to whom {name} answers, though {stand} under it
// answered: REPORTS_TO PART_OF OVERSEES
// columns: name, number, stand, quote, document, date

// One finding for each dead end, not for each body under it; a body with another way to an accountable one is not counted.
// A post answers to who employs its holder, an elected office to the voters.
MATCH (e:Entity {graph: $graph})<-[s:ANSWERS_TO]-(u:Entity)
WHERE e.live AND NOT e.accountable AND NOT e.sort IN ['scrutiny', 'committee of a council', 'company', 'collective', 'inquiry', 'post'] AND e.governance IS NULL
  AND s.live AND u.live AND NOT toLower(coalesce(e.subtype, '')) CONTAINS 'elected' AND toLower(coalesce(e.subtype, '')) <> 'post'
  AND NOT EXISTS { MATCH (e)-[o:ANSWERS_TO]->(v:Entity) WHERE (o.live AND v.live) OR o.status = 'proposed' }
WITH DISTINCT e
MATCH p = (e)<-[:ANSWERS_TO*1..12]-(x:Entity)
WHERE x.kind IN ['body', 'project'] AND NOT x.accountable
  AND all(r IN relationships(p) WHERE r.live) AND all(n IN nodes(p) WHERE n.live)
WITH DISTINCT e, x
OPTIONAL MATCH q = (x)-[:ANSWERS_TO*1..12]->(a:Entity)
WHERE a.accountable AND all(r IN relationships(q) WHERE r.live) AND all(n IN nodes(q) WHERE n.live)
WITH e, x, count(a.key) AS ways
WHERE ways = 0
WITH e, x
ORDER BY x.name, x.key
WITH e, collect(DISTINCT x.name) AS names, collect(DISTINCT x.key) AS keys, max(CASE x.kind WHEN 'body' THEN 1 ELSE 0 END) AS bodies
OPTIONAL MATCH (e)<-[r:ANSWERS_TO]-(y:Entity)
WHERE r.live AND y.key IN keys
WITH e, names, keys, bodies, r
ORDER BY r.key
WITH e, names, keys, bodies, collect(r.quotes[0..2]) AS quotes, collect(r.documents[0..2]) AS documents, collect(r.dates[0..2]) AS dates
WITH e, names, keys, bodies, reduce(a = [], q IN quotes | a + q) AS quotes, reduce(a = [], d IN documents | a + d) AS documents,
     reduce(a = [], d IN dates | a + d) AS dates
RETURN e.key AS subject, e.name AS subject_name, [e.key] AS about, e.name AS name, size(keys) AS number, size(keys) AS weight,
       CASE WHEN size(keys) > 1 AND bodies = 1 THEN 'act' ELSE 'ask' END AS level,
       CASE size(keys) WHEN 1 THEN names[0] + ' stands' ELSE toString(size(keys)) + ' (' + reduce(s = names[0], n IN names[1..$named] | s + '; ' + n)
       + CASE WHEN size(names) > $named THEN ' …' ELSE '' END + ') stand' END AS stand,
       keys AS below_keys, quotes + coalesce(e.quotes, [])[0..1] AS quotes, documents + coalesce(e.documents, [])[0..1] AS documents,
       dates + coalesce(e.dates, [])[0..1] AS dates
ORDER BY name, subject
