// name: funding-ends
// code: GG027
// title: Funding ends
// level: act
// harm: 8
// why: Without money the body or project stops, or its duties fall to somebody who has not agreed to them.
// remedy: Ask what follows the funding, who decides on it and by when.
// message: The papers say of {name}: {funding}
// columns: name, funding, quote, document, date
MATCH (x:Entity {graph: $graph})
WHERE x.live AND x.funding_ends IS NOT NULL
WITH x, [i IN range(0, size(coalesce(x.quotes, [])) - 1) WHERE toLower(x.quotes[i]) CONTAINS 'funding'] AS told
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.funding_ends AS funding,
       CASE size(told) WHEN 0 THEN x.quotes ELSE [i IN told | x.quotes[i]] END AS quotes,
       CASE size(told) WHEN 0 THEN x.documents ELSE [i IN told | x.documents[i]] END AS documents,
       CASE size(told) WHEN 0 THEN x.dates ELSE [i IN told | x.dates[i]] END AS dates
ORDER BY name, subject
