// name: who-reports-to
// title: Who reports to a body or organisation (downward)?
// param: entity (entity) the body, organisation or project
// says: {number|body or project reports|bodies and projects report} to {entity}:
// none: Nobody reports to {entity} as far as the papers say: no line to it is stated in any of them.
// columns: body, kind, how, nature, frequency, status, certainty, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[:MEETS_AS*0..1]-(z:Entity)
WITH DISTINCT z
MATCH (z)<-[r:ANSWERS_TO]-(y:Entity)
RETURN y.name AS body, y.key AS body_key, y.kind AS kind, r.via AS how, r.nature AS nature, r.frequency AS frequency,
       CASE WHEN r.live AND NOT y.live THEN y.kind + ' is ' + y.status ELSE r.status END AS status, r.live AND y.live AS live,
       r.certainty AS certainty, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY live DESC, body, body_key
