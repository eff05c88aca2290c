// name: people-with-many-seats
// title: Which people sit on, chair or lead the most bodies?
// param: seats (int=3) how many seats at least
// says: {number|person holds|people hold} at least {seats} seats:
// none: Nobody holds {seats} seats or more.
// columns: person, seats, chairs, bodies, quote, document, date

// Whoever has too few lines in all is out before any is looked at; grouped by keys, which is what the embedded engine is fast at.
MATCH (p:Entity {graph: $graph, kind: 'person'})
WHERE COUNT { (p)-[:MEMBER_OF|CHAIRS|LEADS]->(:Entity) } >= $seats
MATCH (p)-[r:MEMBER_OF|CHAIRS|LEADS]->(b:Entity {kind: 'body'})
WHERE r.live AND b.live
WITH p.key AS person, b.key AS body, b.name AS name, max(CASE WHEN type(r) = 'CHAIRS' THEN 1 ELSE 0 END) AS chair
ORDER BY name, body
WITH person, count(body) AS seats, sum(chair) AS chairs, collect(name) AS bodies
WHERE seats >= $seats
MATCH (p:Entity {graph: $graph, key: person})
RETURN p.name AS person, p.key AS person_key, seats, chairs, bodies, p.quotes AS quotes, p.documents AS documents, p.dates AS dates
ORDER BY seats DESC, person, person_key
