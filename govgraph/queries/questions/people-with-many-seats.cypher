// name: people-with-many-seats
// title: Which people sit on, chair or lead the most bodies?
// param: seats (int=3) how many seats at least
// says: {number|person holds|people hold} at least {seats} seats:
// none: Nobody holds {seats} seats or more.
// columns: person, seats, chairs, bodies, quote, document, date
MATCH (p:Entity {graph: $graph, kind: 'person'})-[r:MEMBER_OF|CHAIRS|LEADS]->(b:Entity {kind: 'body'})
WHERE r.live AND b.live
WITH p, b, max(CASE WHEN type(r) = 'CHAIRS' THEN 1 ELSE 0 END) AS chair
ORDER BY b.name, b.key
WITH p, count(b.key) AS seats, sum(chair) AS chairs, collect(b.name) AS bodies
WHERE seats >= $seats
RETURN p.name AS person, p.key AS person_key, seats, chairs, bodies, p.quotes AS quotes, p.documents AS documents, p.dates AS dates
ORDER BY seats DESC, person, person_key
