// name: sources-disagree
// code: GG022
// title: Sources say different things
// level: ask
// harm: 6
// why: One of them is wrong or out of date, and others may rely on it.
// remedy: Compare the quotes and their dates, and decide which holds.
// message: Sources differ on the {what} of {name}: {values}
// columns: name, what, values, quote, document, date

// Who has two superiors is told by GG009.
MATCH (d:Disagreement {graph: $graph})-[:ABOUT]->(x:Entity)
WHERE d.what <> 'superior'
RETURN x.key AS subject, x.name AS subject_name, [d.subject, d.what] AS about, x.name AS name,
       CASE d.what WHEN 'meets' THEN 'meeting frequency' ELSE replace(d.what, '_', ' ') END AS what, d.values AS values,
       d.quotes AS quotes, d.documents AS documents, d.dates AS dates
ORDER BY name, subject, what, d.key
