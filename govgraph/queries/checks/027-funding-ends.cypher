// name: funding-ends
// code: GG027
// title: Funding ends
// level: act
// harm: 8
// why: Without money the body or project stops, or its duties fall to somebody who has not agreed to them.
// remedy: Ask what follows the funding, who decides on it and by when.
// message: The papers say of {name}: {funding}{later}
// columns: name, funding, quote, document, date

// Papers age: where newer ones were read, whether one of them still names it is said, for only that one could tell what followed.
MATCH (x:Entity {graph: $graph})
WHERE x.live AND x.funding_ends IS NOT NULL
WITH x, [i IN range(0, size(coalesce(x.quotes, [])) - 1) WHERE toLower(x.quotes[i]) CONTAINS 'funding'] AS found
WITH x, CASE size(found) WHEN 0 THEN range(0, size(coalesce(x.quotes, [])) - 1) ELSE found END AS told
WITH x, told, coalesce([i IN told | x.dates[i]][0], '') AS said
OPTIONAL MATCH (d:Source {graph: $graph})
WHERE said <> '' AND d.date > said
OPTIONAL MATCH (x)-[:NAMED_IN]->(s:Source)
WHERE said <> '' AND s.date > said
WITH x, told, count(d.key) AS newer, max(s.date) AS named
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.funding_ends AS funding,
       CASE WHEN newer = 0 THEN '' WHEN named IS NULL THEN '; no later paper names it' ELSE '; a paper of ' + named + ' still names it' END AS later,
       [i IN told | x.quotes[i]] AS quotes, [i IN told | x.documents[i]] AS documents, [i IN told | x.dates[i]] AS dates
ORDER BY name, subject
