// name: entity-disagreements
// title: What sources say differently of one entity and its lines
// param: entity (entity) its key
// columns: subject, what, values, quote, document, date
MATCH (d:Disagreement {graph: $graph})-[:ABOUT]->(x:Entity {key: $entity})
RETURN d.subject AS subject, d.what AS what, d.values AS values, d.quotes AS quotes, d.documents AS documents, d.dates AS dates
ORDER BY what, d.key
