// name: no-support
// code: GG028
// title: Officer support is lost or was never given
// level: act
// why: Without an officer nobody calls meetings, keeps minutes or follows up what was agreed.
// remedy: Ask which authority will support the body, and from when.
// message: The papers say of {name}: {support}
// columns: name, support, quote, document, date
MATCH (x:Entity {graph: $graph})
WHERE x.live AND x.support IS NOT NULL
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.support AS support,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
