// name: no-accountable-body
// code: GG003
// title: Chains of accountability end at a body that is not known to be accountable
// severity: warning
// why: What is decided below is never answered for before an electorate, Parliament or a statutory body.
// remedy: Find to whom this body reports; or mark it as accountable in decisions.yaml if it is.
// param: named (int=5) how many bodies to name in the message
// message: {name} is where {chains} ({below}), and it is not known to be accountable
// columns: name, number, below, quote, document, date

// One finding for each dead end, not for each body under it; a body with another way to an accountable one is not counted.
MATCH (e:Entity {graph: $graph})<-[s:ANSWERS_TO]-(u:Entity)
WHERE e.live AND NOT e.accountable AND s.live AND u.live
  AND NOT EXISTS { MATCH (e)-[o:ANSWERS_TO]->(v:Entity) WHERE o.live AND v.live }
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
WITH e, collect(DISTINCT x.name) AS names, collect(DISTINCT x.key) AS keys
RETURN e.key AS subject, e.name AS subject_name, [e.key] AS about, e.name AS name, size(keys) AS number,
       CASE size(keys) WHEN 1 THEN 'one chain ends' ELSE toString(size(keys)) + ' chains end' END AS chains,
       reduce(s = names[0], n IN names[1..$named] | s + '; ' + n) + CASE WHEN size(names) > $named THEN ' …' ELSE '' END AS below,
       keys AS below_keys, e.quotes AS quotes, e.documents AS documents, e.dates AS dates
ORDER BY name, subject
