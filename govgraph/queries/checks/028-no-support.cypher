// name: no-support
// code: GG028
// title: Officer support is lost or was never given
// level: act
// harm: 7
// why: Without an officer nobody calls meetings, keeps minutes or follows up what was agreed.
// remedy: Ask which authority will support the body, and from when.
// message: The papers say of {name}: {support}
// columns: name, support, quote, document, date
MATCH (x:Entity {graph: $graph})
WHERE x.live AND x.support IS NOT NULL
WITH x, [i IN range(0, size(coalesce(x.quotes, [])) - 1) WHERE x.quotes[i] CONTAINS x.support] AS told
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.support AS support,
       CASE size(told) WHEN 0 THEN x.quotes ELSE [i IN told | x.quotes[i]] END AS quotes,
       CASE size(told) WHEN 0 THEN x.documents ELSE [i IN told | x.documents[i]] END AS documents,
       CASE size(told) WHEN 0 THEN x.dates ELSE [i IN told | x.dates[i]] END AS dates
ORDER BY name, subject
