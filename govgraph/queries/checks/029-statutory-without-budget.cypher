// name: statutory-without-budget
// code: GG029
// title: A statutory body has no budget
// level: act
// harm: 8
// why: A duty in law does not wait until partners agree on who pays for it.
// remedy: Ask for the budget, what each partner pays and what happens to the statutory duties without it.
// message: {name} is a statutory body; of its budget the papers say: {budget}
// columns: name, budget, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND x.statutory = true AND any(w IN ['none', 'no budget', 'not yet', 'to be', 'to develop', 'without'] WHERE toLower(coalesce(x.budget, '')) CONTAINS w)
WITH x, [i IN range(0, size(coalesce(x.quotes, [])) - 1) WHERE toLower(x.quotes[i]) CONTAINS 'budget' OR toLower(x.quotes[i]) CONTAINS 'statutory'] AS told
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.budget AS budget,
       CASE size(told) WHEN 0 THEN x.quotes ELSE [i IN told | x.quotes[i]] END AS quotes,
       CASE size(told) WHEN 0 THEN x.documents ELSE [i IN told | x.documents[i]] END AS documents,
       CASE size(told) WHEN 0 THEN x.dates ELSE [i IN told | x.dates[i]] END AS dates
ORDER BY name, subject
