// name: statutory-without-budget
// code: GG029
// title: A statutory body has no budget
// level: act
// why: A duty in law does not wait until partners agree on who pays for it.
// remedy: Ask for the budget, what each partner pays and what happens to the statutory duties without it.
// message: {name} is statutory, and the papers say of its budget: {budget}
// columns: name, budget, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND x.statutory = true AND any(w IN ['none', 'no budget', 'not yet', 'to be', 'to develop', 'without'] WHERE toLower(coalesce(x.budget, '')) CONTAINS w)
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.budget AS budget,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
