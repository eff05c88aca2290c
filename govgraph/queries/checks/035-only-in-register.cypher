// name: only-in-register
// code: GG035
// title: The register holds bodies that no paper names
// level: ask
// harm: 3
// why: A body of which no paper tells may have ended without a word.
// remedy: Ask the body for its latest minutes; take it out of the register if it is gone.
// message: {name} stands in the register and in no paper
// many: {number|body stands|bodies stand} in the register and in no paper ({names})
// asks: Why {number|body stands|bodies stand} in the register and in no paper ({names})
// columns: name, quote, document, date

// What may be another name of a body in the papers is GG015's.
MATCH (g:Source {graph: $graph})
WITH sum(CASE WHEN g.register THEN 0 ELSE 1 END) AS papers
WHERE papers > 0
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable AND x.sort = '' AND EXISTS { MATCH (x)-[:NAMED_IN]->(s:Source) WHERE s.register }
  AND NOT EXISTS { MATCH (x)-[:NAMED_IN]->(s:Source) WHERE NOT s.register }
  AND NOT EXISTS { MATCH (x)-[:POSSIBLY_SAME]-(:Entity)-[:NAMED_IN]->(s:Source) WHERE NOT s.register }
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, 'register' AS pattern,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
