// name: superior-proposed
// code: GG007
// title: The superior is only proposed
// level: ask
// harm: 6
// why: The line leads to a body that may never have been set up.
// remedy: Look for the decision that set it up, or for the present superior.
// message: {name} answers to {superior}, which is only proposed
// many: {number} bodies and projects answer to {superior}, which is only proposed ({names})
// columns: name, superior, status, quote, document, date
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND s.status = 'proposed'
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS superior, s.key AS superior_key,
       s.status AS status, s.key AS pattern, r.quotes + coalesce(s.quotes, []) AS quotes, r.documents + coalesce(s.documents, []) AS documents,
       r.dates + coalesce(s.dates, []) AS dates
ORDER BY name, subject, superior, superior_key
