// name: coverage
// title: Which kinds of bodies and which projects work in each place?
// says: {number|place is|places are} named as somebody's area:
// none: No paper says where a body or a project works.
// columns: place, bodies, body_names, projects, ended_or_suspended, quote, document, date
MATCH (b:Entity)-[r:COVERS]->(x:Entity {graph: $graph, kind: 'place'})
WITH x, b, r, CASE WHEN r.live AND b.live THEN 1 ELSE 0 END AS live, coalesce(b.subtype, b.kind) AS sort
ORDER BY sort, b.name, b.key
WITH x, collect(DISTINCT CASE WHEN live = 1 AND b.kind = 'body' THEN sort ELSE null END) AS bodies,
     collect(DISTINCT CASE WHEN live = 1 AND b.kind = 'body' THEN b.name ELSE null END) AS body_names,
     collect(DISTINCT CASE WHEN live = 1 AND b.kind = 'project' THEN b.name ELSE null END) AS projects,
     collect(DISTINCT CASE WHEN live = 0 THEN b.name + ' (' + CASE WHEN b.live THEN r.status ELSE b.status END + ')' ELSE null END) AS ended_or_suspended,
     collect(r.quotes[0]) AS quotes, collect(r.documents[0]) AS documents, collect(r.dates[0]) AS dates
RETURN x.name AS place, x.key AS place_key, bodies, body_names, projects, ended_or_suspended, quotes, documents, dates
ORDER BY place, place_key
