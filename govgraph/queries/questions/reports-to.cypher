// name: reports-to
// title: To whom does a body, project or person report (upward)?
// param: entity (entity) the body, organisation, project or person
// says: {entity} reports to {number|superior|superiors}:
// none: {entity} reports to nobody as far as the papers say: no line upward is stated in any of them.
// top: {entity} stands at the top: it is accountable in its own right, and no line upward is stated in any paper.
// columns: superior, kind, how, nature, frequency, status, certainty, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[:MEETS_AS*0..1]-(z:Entity)
WITH DISTINCT z
MATCH (z)-[r:ANSWERS_TO]->(y:Entity)
RETURN y.name AS superior, y.key AS superior_key, CASE y.sort WHEN 'scrutiny' THEN 'scrutiny body' ELSE y.kind END AS kind, r.via AS how, r.nature AS nature, r.frequency AS frequency,
       CASE WHEN r.live AND NOT y.live THEN 'superior is ' + y.status ELSE r.status END AS status, r.live AND y.live AS live,
       r.certainty AS certainty, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY live DESC, superior, superior_key
