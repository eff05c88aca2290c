// name: stale-evidence
// code: GG018
// title: What is known is old
// level: note
// why: It may long have changed; a review that rests on it may be wrong.
// remedy: Ask for a newer document, or confirm what still holds.
// param: years (int=3) older than the newest document by so many years
// param: named (int=5) how many to name in the message
// message: {number} last named in {document_name} ({last}), while the newest document is of {newest}: {names}
// columns: document_name, last, newest, number, names, quote, document, date

// One finding for each old document, not for each body in it.
MATCH (d:Source {graph: $graph})
WITH max(d.date) AS newest
WHERE newest IS NOT NULL
WITH newest, toString(toInteger(substring(newest, 0, 4)) - $years) + substring(newest, 4) AS border
MATCH (x:Entity {graph: $graph})-[:NAMED_IN]->(s:Source)
WHERE x.live AND x.kind IN ['body', 'project'] AND NOT x.accountable
WITH x, newest, border, s
ORDER BY coalesce(s.date, '') DESC, s.key
WITH x, newest, border, collect(s.key)[0] AS document_key, collect(s.name)[0] AS document_name, max(s.date) AS last
WHERE last < border
WITH x, newest, document_key, document_name, last
ORDER BY x.name, x.key
WITH newest, document_key, document_name, last, collect(x.name) AS all_names, collect(x.key) AS keys,
     collect(x.quotes[0]) AS quotes, collect(x.documents[0]) AS documents, collect(x.dates[0]) AS dates
RETURN keys[0] AS subject, all_names[0] AS subject_name, [document_key] AS about, document_name, last, newest,
       CASE size(keys) WHEN 1 THEN 'One body or project was' ELSE toString(size(keys)) + ' bodies and projects were' END AS number,
       reduce(t = all_names[0], n IN all_names[1..$named] | t + '; ' + n) + CASE WHEN size(keys) > $named THEN ' …' ELSE '' END AS names,
       keys AS stale_keys, quotes, documents, dates
ORDER BY last, document_name, document_key
