// name: funding-ends
// code: GG027
// title: Funding ends
// level: act
// why: Without money the body or project stops, or its duties fall to somebody who has not agreed to them.
// remedy: Ask what follows the funding, who decides on it and by when.
// message: The papers say of {name}: funding {funding}
// columns: name, funding, quote, document, date
MATCH (x:Entity {graph: $graph})
WHERE x.live AND x.funding_ends IS NOT NULL
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.funding_ends AS funding,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
