// name: entity-doubts
// title: What may be the same as an entity
// param: entity (entity) its key
// columns: key, name, score
MATCH (x:Entity {graph: $graph, key: $entity})-[p:POSSIBLY_SAME]-(y:Entity)
RETURN y.key AS key, y.name AS name, p.score AS score
ORDER BY score DESC, key
