// name: part-judges-whole
// code: GG030
// title: A sub-group holds its own parent to account
// level: act
// harm: 7
// why: Who reports to a board and gets its tasks from it cannot hold that board to account.
// remedy: Ask who appoints the sub-group's chair; move the task to a scrutiny committee or to the board above.
// message: {part} reports to {name} and is also to hold it to account
// columns: name, part, quote, document, date
MATCH (s:Entity)-[r:ANSWERS_TO]->(x:Entity {graph: $graph, kind: 'body'})
WHERE r.live AND s.live AND x.live AND s.sort <> 'scrutiny'
MATCH (x)-[v:SCRUTINISED_BY|OVERSEES]-(s)
WHERE v.live AND (type(v) = 'OVERSEES') = (startNode(v).key = s.key)
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS part,
       v.quotes + r.quotes AS quotes, v.documents + r.documents AS documents, v.dates + r.dates AS dates
ORDER BY name, subject, part, s.key, v.key
