// name: not-in-register
// code: GG034
// title: Papers name bodies that no register holds
// level: ask
// harm: 3
// why: What is not in the register is not reviewed, and its chair is asked for nothing.
// remedy: Add the bodies to the register, or say under which name they stand there.
// message: {name} stands in the papers and in no register
// many: {number|body stands|bodies stand} in the papers and in no register ({names})
// asks: Why {number|body stands|bodies stand} in the papers and in no register ({names})
// columns: name, quote, document, date

// What may be another name of a body in the register is GG015's.
MATCH (g:Source {graph: $graph})
WITH sum(CASE WHEN g.register THEN 1 ELSE 0 END) AS registers
WHERE registers > 0
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable AND x.sort = '' AND NOT EXISTS { MATCH (x)-[:NAMED_IN]->(s:Source) WHERE s.register }
  AND NOT EXISTS { MATCH (x)-[:POSSIBLY_SAME]-(:Entity)-[:NAMED_IN]->(s:Source) WHERE s.register }
  AND (EXISTS { MATCH (x)-[r:ANSWERS_TO]->(:Entity) WHERE r.live } OR EXISTS { MATCH (x)<-[c:CHAIRS|LEADS]-(:Entity) WHERE c.live } OR x.meets IS NOT NULL)
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, 'papers' AS pattern,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
