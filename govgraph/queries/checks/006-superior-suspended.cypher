// name: superior-suspended
// code: GG006
// title: The superior is suspended
// level: ask
// harm: 7
// why: While it does not meet, nobody receives the reports.
// remedy: Ask who holds its duties meanwhile.
// message: {name} answers to {superior}, which is {state}
// many: {number} bodies and projects answer to {superior}, which is {state} ({names})
// columns: name, superior, status, quote, document, date

// A register that has it as inactive does not say suspended. Of all that is quoted of the superior, the words that tell of it, where they are known.
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND s.status = 'suspended'
WITH x, r, s, [i IN range(0, size(coalesce(s.quotes, [])) - 1) WHERE toLower(s.quotes[i]) CONTAINS 'suspend'] AS told,
  CASE WHEN any(q IN coalesce(s.quotes, []) WHERE toLower(q) CONTAINS 'suspend') OR EXISTS { MATCH (s)-[:NAMED_IN]->(p:Source) WHERE NOT p.register }
  THEN 'suspended' ELSE 'not active' END AS state
WITH x, r, s, state, CASE size(told) WHEN 0 THEN range(0, size(coalesce(s.quotes, [])) - 1) ELSE told END AS told
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS superior, s.key AS superior_key,
       s.status AS status, state, s.key AS pattern, r.quotes + [i IN told | s.quotes[i]] AS quotes,
       r.documents + [i IN told | s.documents[i]] AS documents, r.dates + [i IN told | s.dates[i]] AS dates
ORDER BY name, subject, superior, superior_key
