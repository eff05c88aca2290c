// name: answers-all
// title: Every line of accountability in force
// columns: source, target, name, kind, accountable
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(y:Entity)
WHERE r.live AND x.live AND y.live
RETURN x.key AS source, x.name AS name, x.kind AS kind, x.accountable AS source_accountable, y.key AS target, y.accountable AS accountable
ORDER BY source, target
