// name: too-many-seats
// code: GG013
// title: One person holds many seats
// level: ask
// harm: 4
// why: Nobody can prepare for so many meetings, and the same person may have to hold himself or herself to account.
// remedy: Ask whether all seats are still held, and whether some could go to others.
// param: seats (int=5) so many seats or more are too many
// message: {name} sits on {seats} bodies: {bodies}
// columns: name, seats, bodies, quote, document, date
MATCH (p:Entity {graph: $graph, kind: 'person'})-[r:MEMBER_OF|CHAIRS|LEADS]->(b:Entity {kind: 'body'})
WHERE p.live AND r.live AND b.live
WITH p.key AS person, count(DISTINCT b.key) AS number
WHERE number >= $seats
MATCH (p:Entity {graph: $graph, key: person})-[r:MEMBER_OF|CHAIRS|LEADS]->(b:Entity {kind: 'body'})
WHERE r.live AND b.live
WITH p, b, r
ORDER BY r.key
WITH p, b, collect(r.quotes) AS quotes, collect(r.documents) AS documents, collect(r.dates) AS dates
ORDER BY b.name, b.key
WITH p, collect(b.name) AS names, collect(quotes[0][0]) AS quotes, collect(documents[0][0]) AS documents, collect(dates[0][0]) AS dates
RETURN p.key AS subject, p.name AS subject_name, [p.key] AS about, p.name AS name, size(names) AS seats,
       reduce(s = names[0], n IN names[1..] | s + '; ' + n) AS bodies, quotes, documents, dates
ORDER BY seats DESC, name, subject
