// name: proposal-unconfirmed
// code: GG020
// title: A proposal was never confirmed
// level: ask
// harm: 4
// why: Others may count on a body that was never set up.
// remedy: Look for the decision that set it up, or for the one that dropped it.
// param: years (int=1) proposed so many years before the newest document
// message: {name} was proposed ({last}) and nothing newer confirms it
// columns: name, last, quote, document, date
MATCH (d:Source {graph: $graph})
WITH max(d.date) AS newest
WHERE newest IS NOT NULL
WITH toString(toInteger(substring(newest, 0, 4)) - $years) + substring(newest, 4) AS border
MATCH (x:Entity {graph: $graph, status: 'proposed'})-[:NAMED_IN]->(s:Source)
WHERE x.kind IN ['body', 'project']
WITH x, border, max(s.date) AS last
WHERE last < border
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, last,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY last, name, subject
