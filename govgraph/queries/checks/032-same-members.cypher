// name: same-members
// code: GG032
// title: Two bodies have mostly the same members
// level: ask
// harm: 5
// why: The same people meet twice; one meeting might do.
// remedy: Compare the terms of reference; consider a merger or joint meetings.
// param: share (number=0.75) share of the smaller body's members that must sit on both
// param: common (int=4) how many members must be common at least
// message: {common} members sit on both {name} and {other}, of {smaller} that the smaller of the two has: {members}
// columns: name, other, common, smaller, members, quote, document, date

// Councils sit everywhere: where it is they who sit on both, and too few others, it is one to note.
// Without enough on any one other body a body is out (`shared` is at least what it has in common with any).
// Bodies that have so many in common have one in common also among those that are left where of each body's members, the rarest first,
// all but so many are taken: so not all pairs are looked at. Who has one seat alone is nobody's common member.
MATCH (x:Entity {graph: $graph, kind: 'body'})<-[a:MEMBER_OF|CHAIRS]-(m:Entity)
WHERE x.live AND x.sort = '' AND x.shared >= $common AND a.live AND m.live AND NOT m.sort IN ['sector', 'collective']
WITH x.key AS x_key, m.key AS m_key, COUNT { (m)-[:MEMBER_OF|CHAIRS]->(:Entity) } AS seats
WHERE seats > 1
ORDER BY seats, m_key
WITH x_key, collect(DISTINCT m_key) AS members
WHERE size(members) >= $common
UNWIND members[..size(members) - $common + 1] AS rare
WITH rare, collect({key: x_key, members: members}) AS bodies
WHERE size(bodies) > 1
UNWIND range(0, size(bodies) - 2) AS at
WITH bodies[at] AS x, bodies[at + 1..] AS others
UNWIND others AS y
WITH x.key AS x_key, y.key AS y_key, size([m IN x.members WHERE m IN y.members]) AS common
WHERE common >= $common
WITH DISTINCT CASE WHEN x_key < y_key THEN x_key ELSE y_key END AS x_key, CASE WHEN x_key < y_key THEN y_key ELSE x_key END AS y_key, common
MATCH (x:Entity {graph: $graph, key: x_key}), (y:Entity {graph: $graph, key: y_key})
WHERE NOT EXISTS { MATCH (x)-[:POSSIBLY_SAME|SUCCEEDS|ANSWERS_TO]-(y) }
OPTIONAL MATCH (n:Entity)-[r:MEMBER_OF|CHAIRS]->(x)
WHERE r.live AND NOT n.sort IN ['sector', 'collective']
WITH x, y, common, count(DISTINCT n.key) AS of_x
OPTIONAL MATCH (n:Entity)-[r:MEMBER_OF|CHAIRS]->(y)
WHERE r.live AND NOT n.sort IN ['sector', 'collective']
WITH x, y, common, of_x, count(DISTINCT n.key) AS of_y
WITH x, y, common, CASE WHEN of_x < of_y THEN of_x ELSE of_y END AS smaller, CASE WHEN of_x < of_y THEN of_y ELSE of_x END AS larger
WHERE toFloat(common) >= $share * smaller AND 5 * common >= 3 * larger
MATCH (x)<-[a:MEMBER_OF|CHAIRS]-(m:Entity)-[b:MEMBER_OF|CHAIRS]->(y)
WHERE a.live AND b.live AND NOT m.sort IN ['sector', 'collective']
WITH x, y, common, smaller, m
ORDER BY m.name
WITH x, y, common, smaller, collect(DISTINCT m.name) AS members, count(DISTINCT CASE WHEN m.accountable THEN null ELSE m.key END) AS others
RETURN x.key AS subject, x.name AS subject_name, [x.key, y.key] AS about, x.name AS name, y.name AS other, y.key AS other_key, common, smaller, members,
       CASE WHEN others >= $common THEN 'ask' ELSE 'note' END AS level,
       coalesce(x.quotes, [])[0..1] + coalesce(y.quotes, [])[0..1] AS quotes,
       coalesce(x.documents, [])[0..1] + coalesce(y.documents, [])[0..1] AS documents, coalesce(x.dates, [])[0..1] + coalesce(y.dates, [])[0..1] AS dates
ORDER BY common DESC, name, other, subject, other_key
