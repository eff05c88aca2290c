// name: local-bodies
// code: GG036
// title: Local bodies state no reporting line
// level: ask
// harm: 7
// why: What residents are promised area by area is decided where nobody is known to answer for it.
// remedy: Ask the team that supports them for one line for all: to whom they report, how often and on what.
// message: {name} states no reporting line
// many: {number} local bodies in {areas|area|areas} state no reporting line ({names})
// asks: To whom {number|local body reports|local bodies report} ({names})
// answered: REPORTS_TO PART_OF OVERSEES
// columns: name, areas, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'body'})-[c:COVERS]->(p:Entity)
WHERE x.live AND c.live AND NOT x.accountable AND x.sort = '' AND x.governance IS NULL
  AND x.local
  AND NOT EXISTS { MATCH (x)-[:ANSWERS_TO]->(:Entity) }
  AND NOT EXISTS { MATCH (x)<-[s:SUCCEEDS]-(:Entity) WHERE s.live }
  AND NOT EXISTS { MATCH (x)<-[o:ANSWERS_TO]-(u:Entity) WHERE o.live AND u.live }
WITH x, p
ORDER BY p.name
WITH x, collect(DISTINCT p.name) AS areas
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, areas, 'local' AS pattern,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
