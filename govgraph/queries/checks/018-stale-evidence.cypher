// name: stale-evidence
// code: GG018
// title: What is known is old
// severity: note
// why: It may long have changed; a review that rests on it may be wrong.
// remedy: Ask for a newer document, or confirm it in decisions.yaml.
// param: years (int=3) older than the newest document by so many years
// message: {name} was last named in {last}; the newest document here is of {newest}
// columns: name, last, newest, quote, document, date
MATCH (d:Source {graph: $graph})
WITH max(d.date) AS newest
WHERE newest IS NOT NULL
WITH newest, toString(toInteger(substring(newest, 0, 4)) - $years) + substring(newest, 4) AS border
MATCH (x:Entity {graph: $graph})-[:NAMED_IN]->(s:Source)
WHERE x.live AND x.kind IN ['body', 'project'] AND NOT x.accountable
WITH x, newest, border, max(s.date) AS last
WHERE last < border
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, last, newest,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY last, name, subject
