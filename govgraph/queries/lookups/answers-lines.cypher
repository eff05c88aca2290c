// name: answers-lines
// title: Every line of accountability, in force or not
// columns: source, target, name
MATCH (x:Entity {graph: $graph})-[:ANSWERS_TO]->(y:Entity)
RETURN x.key AS source, y.key AS target, x.name AS name
ORDER BY source, target
