// name: disagreements
// title: Where do sources say different things?
// says: Sources of one time differ on {number|point|points}:
// none: No two sources of one time contradict each other.
// columns: about, what, values, quote, document, date
MATCH (d:Disagreement {graph: $graph})-[:ABOUT]->(x:Entity)
RETURN x.name AS about, x.key AS about_key, d.what AS what, d.values AS values,
       d.quotes AS quotes, d.documents AS documents, d.dates AS dates
ORDER BY about, about_key, what, d.key
