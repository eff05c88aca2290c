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

// Whoever has too few lines in all is out before any is looked at; grouped by keys, which is what the embedded engine is fast at.
MATCH (p:Entity {graph: $graph, kind: 'person'})
WHERE p.live AND COUNT { (p)-[:MEMBER_OF|CHAIRS|LEADS]->(:Entity) } >= $seats
MATCH (p)-[r:MEMBER_OF|CHAIRS|LEADS]->(b:Entity {kind: 'body'})
WHERE r.live AND b.live
WITH p.key AS person, b.key AS body, b.name AS body_name, r
ORDER BY body_name, body, r.key
WITH person, body, body_name, collect(r.quotes[0])[0] AS quote, collect(r.documents[0])[0] AS document, collect(r.dates[0])[0] AS date
WITH person, collect(body_name) AS names, collect(quote) AS quotes, collect(document) AS documents, collect(date) AS dates
WHERE size(names) >= $seats
MATCH (p:Entity {graph: $graph, key: person})
RETURN p.key AS subject, p.name AS subject_name, [p.key] AS about, p.name AS name, size(names) AS seats,
       reduce(s = names[0], n IN names[1..] | s + '; ' + n) AS bodies, quotes, documents, dates
ORDER BY seats DESC, name, subject
