// name: reports-of
// title: Who reports to a body or organisation?
// param: entity (entity) the body or organisation
// columns: body, kind, type, nature, frequency, status, certainty, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[r:REPORTS_TO|PART_OF|OVERSEES]-(y:Entity)
WHERE (type(r) = 'OVERSEES') = (startNode(r).key = x.key)
RETURN y.name AS body, y.key AS body_key, y.kind AS kind, type(r) AS type, r.nature AS nature, r.frequency AS frequency,
       CASE WHEN r.live AND NOT y.live THEN y.kind + ' is ' + y.status ELSE r.status END AS status,
       r.certainty AS certainty, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY r.live DESC, y.name, y.key, r.key
