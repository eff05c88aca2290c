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

// The seats of each are sorted by themselves, as values and not as lines: all in one heap cost the embedded engine half as much again.
// `seats` are the bodies: of two lines to one the first counts, which need not be looked for where there are as many lines.
MATCH (p:Entity {graph: $graph, kind: 'person'})
WHERE p.live AND p.seats >= $seats
CALL {
  WITH p
  MATCH (p)-[r:MEMBER_OF|CHAIRS|LEADS]->(b:Entity {kind: 'body'})
  WHERE r.live AND b.live
    AND (p.seats = COUNT { (p)-[:MEMBER_OF|CHAIRS|LEADS]->(:Entity) } OR NOT EXISTS { MATCH (p)-[o:MEMBER_OF|CHAIRS|LEADS]->(b) WHERE o.live AND o.key < r.key })
  WITH b.name AS body_name, b.key AS body, r.quotes[0] AS quote, r.documents[0] AS document, r.dates[0] AS date
  ORDER BY body_name, body
  RETURN collect(body_name) AS names, collect(quote) AS quotes, collect(document) AS documents, collect(date) AS dates
}
RETURN p.key AS subject, p.name AS subject_name, [p.key] AS about, p.name AS name, p.seats AS seats,
       reduce(s = names[0], n IN names[1..] | s + '; ' + n) AS bodies, quotes, documents, dates
ORDER BY seats DESC, name, subject
