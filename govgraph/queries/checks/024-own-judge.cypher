// name: own-judge
// code: GG024
// title: One person stands on both sides of a line of accountability
// level: act
// harm: 8
// why: Who chairs the one and leads or sits on the other holds himself or herself to account.
// remedy: Ask who questions this body in place of that person; write down who steps back, and when.
// message: {person} {does} {name} and {above} {superior}, to which it answers
// many: {person} chairs or leads {number} bodies and also sits on those to which they answer ({names})
// columns: person, name, does, superior, above, quote, document, date

// An officer who serves both is none of this: officers support, they do not decide. Nor is a lead member whose field takes in both, or who sits above:
// somebody must chair the one. To act on is only one chair of both; a deputy above is one to ask about, and a mere seat above, by which
// boards keep in touch with their groups, one to note.
MATCH (p:Entity {graph: $graph, kind: 'person'})-[r:CHAIRS|LEADS]->(a:Entity {kind: 'body'})
WHERE r.live AND a.live AND p.live AND none(w IN ['officer', 'manager', 'secretar', 'ordinator', 'post', 'vice', 'deputy', 'previous', 'former', 'incoming', 'elect']
  WHERE toLower(coalesce(r.role, '')) CONTAINS w)
MATCH w = (a)-[:ANSWERS_TO*1..3]->(b:Entity)
WHERE all(l IN relationships(w) WHERE l.live) AND b.key <> a.key
MATCH (p)-[q:CHAIRS|LEADS|MEMBER_OF]->(b)
WHERE q.live AND (type(r) = 'CHAIRS' OR type(q) = 'CHAIRS')
  AND none(w IN ['officer', 'manager', 'secretar', 'ordinator', 'post', 'previous', 'former', 'incoming', 'elect'] WHERE toLower(coalesce(q.role, '')) CONTAINS w)
WITH p, a, b, r, q, CASE WHEN any(w IN ['vice', 'deputy'] WHERE toLower(coalesce(q.role, '')) CONTAINS w) THEN 'is ' + q.role + ' of'
  WHEN type(q) = 'CHAIRS' THEN 'chairs' WHEN type(q) = 'LEADS' THEN 'leads' ELSE 'sits on' END AS above
WHERE type(r) = 'CHAIRS' OR above = 'chairs'
WITH p, a, b, r, q, above
ORDER BY CASE type(r) WHEN 'CHAIRS' THEN 0 ELSE 1 END, CASE above WHEN 'chairs' THEN 0 WHEN 'leads' THEN 1 ELSE 2 END, r.key, q.key
WITH p, a, b, collect(r) AS lower, collect(q) AS upper, collect(above) AS words
WITH p, a, b, lower[0] AS r, upper[0] AS q, words[0] AS above
RETURN a.key AS subject, a.name AS subject_name, [p.key, a.key, b.key] AS about, p.name AS person, p.key AS pattern, a.name AS name,
       CASE type(r) WHEN 'CHAIRS' THEN 'chairs' ELSE 'leads' END AS does, b.name AS superior, above,
       CASE WHEN type(r) = 'CHAIRS' AND above = 'chairs' THEN 'act' WHEN above = 'sits on' THEN 'note' ELSE 'ask' END AS level,
       r.quotes + q.quotes AS quotes, r.documents + q.documents AS documents, r.dates + q.dates AS dates
ORDER BY person, name, superior, subject
