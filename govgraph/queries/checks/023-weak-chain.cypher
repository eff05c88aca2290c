// name: weak-chain
// code: GG023
// title: A reporting line rests on a weak claim
// level: note
// why: The only line upward was read from words that may mean something else.
// remedy: Read the quote, and decide whether it holds.
// param: confidence (number=0.7) weaker than this is weak
// message: {name} answers to {superior} only by a weak claim ({percent} % sure)
// columns: name, superior, percent, quote, document, date
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND r.confidence < $confidence
  AND NOT EXISTS { MATCH (x)-[o:ANSWERS_TO]->(:Entity) WHERE o.live AND o.confidence >= $confidence }
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS superior, s.key AS superior_key,
       toInteger(r.confidence * 100 + 0.5) AS percent, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY name, subject, superior, superior_key
