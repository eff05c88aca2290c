// name: superior-ended
// code: GG005
// title: The superior has ended
// level: act
// harm: 9
// why: The line leads to a body that no longer meets, so nobody receives the reports.
// remedy: Ask which body took over, or whether the subordinate has ended too.
// message: {name} answers to {superior}, which is {status}
// many: {number} bodies and projects answer to {superior}, which is {status} ({names})
// columns: name, superior, status, quote, document, date

// Of all that is quoted of the superior, the words that tell of its end, where they are known.
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND s.status IN ['past', 'dissolved', 'completed']
WITH x, r, s, [i IN range(0, size(coalesce(s.quotes, [])) - 1) WHERE any(w IN ['dissol', 'wound up', 'clos', 'ceas', 'disband', 'abolish', 'replac', 'merge', 'no longer', 'complet', 'ended']
  WHERE toLower(s.quotes[i]) CONTAINS w)] AS told
WITH x, r, s, CASE size(told) WHEN 0 THEN range(0, size(coalesce(s.quotes, [])) - 1) ELSE told END AS told
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS superior, s.key AS superior_key,
       s.status AS status, s.key AS pattern, r.quotes + [i IN told | s.quotes[i]] AS quotes, r.documents + [i IN told | s.documents[i]] AS documents,
       r.dates + [i IN told | s.dates[i]] AS dates
ORDER BY name, subject, superior, superior_key
