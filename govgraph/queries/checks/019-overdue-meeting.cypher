// name: overdue-meeting
// code: GG019
// title: A meeting is overdue
// level: ask
// harm: 5
// why: A body that does not meet as planned does not do its work.
// remedy: Ask its secretary whether the meeting was held.
// message: {name} was to meet on {next_meeting}; {last_document} of {last} tells of the body and of no meeting since
// many: {number} bodies were to meet, and later papers about them tell of no meeting since ({names})
// columns: name, next_meeting, last_meeting, last, last_document, quote, document, date

// Only a later paper about that body says something by its silence: not the one that announced the meeting, nor one that just names the body.
// Where it tells of no other body's meeting either, its silence is one to note.
MATCH (x:Entity {graph: $graph, kind: 'body'})-[n:NAMED_IN]->(s:Source)
WHERE x.live AND x.next_meeting IS NOT NULL AND n.about AND NOT s.register AND s.date > x.next_meeting
  AND NOT s.date STARTS WITH x.next_meeting AND NOT x.next_meeting STARTS WITH s.date
  AND (x.last_meeting IS NULL OR x.last_meeting < x.next_meeting)
  AND EXISTS { MATCH (x)-[:NAMED_IN]->(o:Source) WHERE o.date <= x.next_meeting }
WITH x, s
ORDER BY s.date DESC, s.name
WITH x, collect(s.key)[0] AS last_key, collect(s.name)[0] AS last_document, collect(s.date)[0] AS last
WITH x, last_document, last, EXISTS {
  MATCH (o:Entity {graph: $graph})-[:NAMED_IN]->(s:Source {key: last_key})
  WHERE o.key <> x.key AND o.last_meeting > x.next_meeting } AS tells
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.next_meeting AS next_meeting, CASE WHEN tells THEN 'overdue' ELSE 'silent' END AS pattern, CASE WHEN tells THEN 'ask' ELSE 'note' END AS level, x.last_meeting AS last_meeting, last,
       last_document, x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY next_meeting, name, subject
