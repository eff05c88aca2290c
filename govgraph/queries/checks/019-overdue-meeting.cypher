// name: overdue-meeting
// code: GG019
// title: A meeting is overdue
// severity: note
// why: A body that does not meet as planned does not do its work.
// remedy: Ask its secretary whether the meeting was held; record the date.
// message: {name} was to meet on {next_meeting}; a later document ({last}) names it and tells of no meeting
// columns: name, next_meeting, last_meeting, last, quote, document, date
MATCH (x:Entity {graph: $graph})-[:NAMED_IN]->(s:Source)
WHERE x.live AND x.kind = 'body' AND x.next_meeting IS NOT NULL
WITH x, max(s.date) AS last
WHERE last > x.next_meeting AND NOT last STARTS WITH x.next_meeting AND NOT x.next_meeting STARTS WITH last
  AND (x.last_meeting IS NULL OR x.last_meeting < x.next_meeting)
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.next_meeting AS next_meeting, x.last_meeting AS last_meeting, last,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY next_meeting, name, subject
