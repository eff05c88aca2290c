// name: who-reports-to
// title: To whom does a body, project or person report?
// param: entity (entity) the body, project or person
// columns: superior, kind, type, nature, frequency, status, certainty, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[r:REPORTS_TO|PART_OF|OVERSEES]-(y:Entity)
WHERE (type(r) = 'OVERSEES') = (startNode(r).key = y.key)
RETURN y.name AS superior, y.key AS superior_key, y.kind AS kind, type(r) AS type, r.nature AS nature, r.frequency AS frequency,
       CASE WHEN r.live AND NOT y.live THEN 'superior is ' + y.status ELSE r.status END AS status,
       r.certainty AS certainty, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY r.live DESC, y.name, y.key, r.key
