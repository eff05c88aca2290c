// name: own-sub-group
// code: GG010
// title: A body answers to its own sub-group
// level: act
// harm: 8
// why: The part would have to hold the whole to account.
// remedy: Read both quotes: one line is usually told the wrong way round.
// message: {name} answers to {part}, which is a part of it
// columns: name, part, quote, document, date
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND s.live AND r.live AND NOT EXISTS { MATCH (x)-[o:PART_OF]->(s) WHERE o.live }
MATCH p = (s)-[:PART_OF*1..7]->(x)
WITH x, r, s, p, [n IN nodes(p) | n.key] AS keys
WHERE all(l IN relationships(p) WHERE l.live) AND all(n IN nodes(p) WHERE n.live) AND all(k IN keys WHERE single(o IN keys WHERE o = k))
WITH x, r, s, min(length(p)) AS steps
MATCH (s)-[l:PART_OF]->(:Entity)
WHERE l.live
WITH x, r, s, steps, l
ORDER BY l.key
WITH x, r, s, steps, collect(l.quotes) AS quotes, collect(l.documents) AS documents, collect(l.dates) AS dates
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS part, s.key AS part_key, steps,
       r.quotes + quotes[0] AS quotes, r.documents + documents[0] AS documents, r.dates + dates[0] AS dates
ORDER BY name, subject, part, part_key
