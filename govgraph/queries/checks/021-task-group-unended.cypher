// name: task-group-unended
// code: GG021
// title: A task group never ended
// level: ask
// harm: 4
// why: It was set up for a task and a time; without an end it binds people, or it has ended and nobody said so.
// remedy: Ask whether the task is done: close the group, or give it standing terms of reference.
// param: years (int=2) first named so many years before the newest document
// message: {name}, a task group, has been known since {first} and has no end
// columns: name, first, quote, document, date
MATCH (d:Source {graph: $graph})
WITH max(d.date) AS newest
WHERE newest IS NOT NULL
WITH toString(toInteger(substring(newest, 0, 4)) - $years) + substring(newest, 4) AS border
MATCH (x:Entity {graph: $graph, kind: 'body'})-[:NAMED_IN]->(s:Source)
WHERE x.live AND x.ended IS NULL
  AND (toLower(coalesce(x.subtype, '')) CONTAINS 'task' OR toLower(x.name) CONTAINS 'task and finish' OR toLower(x.name) CONTAINS 'task group')
WITH x, border, min(s.date) AS named
WITH x, border, coalesce(x.established, named) AS first
WHERE first < border
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, first,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY first, name, subject
