// name: superior-ended
// code: GG005
// title: The superior has ended
// level: act
// harm: 9
// why: The line leads to a body that no longer meets, so nobody receives the reports.
// remedy: Find which body took over and add that line, or mark the subordinate as ended too.
// message: {name} answers to {superior}, which is {status}
// many: {number} bodies and projects answer to {superior}, which is {status} ({names})
// columns: name, superior, status, quote, document, date
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND s.status IN ['past', 'dissolved', 'completed']
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS superior, s.key AS superior_key,
       s.status AS status, s.key AS pattern, r.quotes + coalesce(s.quotes, []) AS quotes, r.documents + coalesce(s.documents, []) AS documents,
       r.dates + coalesce(s.dates, []) AS dates
ORDER BY name, subject, superior, superior_key
