// name: superior-suspended
// code: GG006
// title: The superior is suspended
// level: ask
// harm: 7
// why: While it does not meet, nobody receives the reports.
// remedy: Ask who holds its duties meanwhile; add that line.
// message: {name} answers to {superior}, which is suspended
// many: {number} bodies and projects answer to {superior}, which is suspended ({names})
// columns: name, superior, status, quote, document, date
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND s.status = 'suspended'
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS superior, s.key AS superior_key,
       s.status AS status, s.key AS pattern, r.quotes + coalesce(s.quotes, []) AS quotes, r.documents + coalesce(s.documents, []) AS documents,
       r.dates + coalesce(s.dates, []) AS dates
ORDER BY name, subject, superior, superior_key
