// name: orphan-body
// code: GG001
// title: A body reports to nobody
// severity: warning
// why: Nobody is known to answer for what it decides or spends.
// remedy: Find its terms of reference or ask its chair; add the reporting line, or mark it as accountable in its own right.
// message: {name} has no reporting line{under}
// columns: name, under, quote, document, date

// What another body has succeeded is gone, even where no source says so.
// Of a register in which nothing reports to anything (a plain list) that is said once, when it is loaded.
OPTIONAL MATCH (:Entity {graph: $graph})-[line:ANSWERS_TO]->(:Entity)
WITH count(line) AS lines
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable AND NOT EXISTS { MATCH (x)-[:ANSWERS_TO]->(:Entity) }
  AND NOT EXISTS { MATCH (x)<-[s:SUCCEEDS]-(:Entity) WHERE s.live }
  AND (lines > 0 OR any(d IN x.documents WHERE NOT (d ENDS WITH '.csv' OR d ENDS WITH '.xlsx' OR d ENDS WITH '.ods' OR d ENDS WITH '.jsonl')))
OPTIONAL MATCH (x)<-[r:ANSWERS_TO]-(u:Entity)
WHERE r.live AND u.live
WITH x, count(DISTINCT u.key) AS number
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name,
       CASE number WHEN 0 THEN '' ELSE ', and ' + toString(number) + ' of its own report to it' END AS under,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
