// name: no-support
// code: GG028
// title: Officer support is lost or was never given
// level: act
// harm: 7
// why: Without an officer nobody calls meetings, keeps minutes or follows up what was agreed.
// remedy: Ask which authority will support the body, and from when.
// message: The papers say of {name}: {support}{secretariat}
// columns: name, support, quote, document, date

// Where somebody holds the secretariat, that is said too, and there is somebody to ask.
MATCH (x:Entity {graph: $graph})
WHERE x.live AND x.support IS NOT NULL
WITH x, [i IN range(0, size(coalesce(x.quotes, [])) - 1) WHERE x.quotes[i] CONTAINS x.support] AS told
OPTIONAL MATCH (x)<-[h:HOSTS]-(y:Entity)
WHERE h.live AND toLower(coalesce(h.role, '')) CONTAINS 'secretar'
WITH x, told, y, h
ORDER BY y.name, h.key
WITH x, told, collect(y.name) AS hosts, collect(h.quotes[0]) AS quotes, collect(h.documents[0]) AS documents, collect(h.dates[0]) AS dates
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.support AS support,
       CASE size(hosts) WHEN 0 THEN '' ELSE '; yet its secretariat is held by ' + reduce(t = hosts[0], n IN hosts[1..] | t + ' and ' + n) END AS secretariat,
       CASE size(hosts) WHEN 0 THEN 'act' ELSE 'ask' END AS level,
       CASE size(told) WHEN 0 THEN x.quotes ELSE [i IN told | x.quotes[i]] END + quotes AS quotes,
       CASE size(told) WHEN 0 THEN x.documents ELSE [i IN told | x.documents[i]] END + documents AS documents,
       CASE size(told) WHEN 0 THEN x.dates ELSE [i IN told | x.dates[i]] END + dates AS dates
ORDER BY name, subject
