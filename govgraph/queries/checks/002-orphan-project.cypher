// name: orphan-project
// code: GG002
// title: A project has no superior and nobody oversees it
// severity: warning
// why: Money and staff may be committed without a body that can stop or steer it.
// remedy: Ask its lead or its funder which board it reports to; add that line.
// message: {name} reports to nobody and nobody oversees it
// columns: name, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'project'})
WHERE x.live AND NOT EXISTS { MATCH (x)-[:ANSWERS_TO]->(:Entity) }
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
