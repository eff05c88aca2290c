// name: projects-without-superior
// title: Which projects has nobody been given to oversee, and who is near them?
// param: every (flag=no) also plurals, campaigns and funds, which owe nobody an account
// says: {number|project has|projects have} no stated superior:
// none: Every project has a stated superior.
// columns: project, status, partners, linked_to, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'project'})
WHERE x.live AND (x.sort = '' OR $every) AND NOT EXISTS { MATCH (x)-[s:ANSWERS_TO]->(:Entity) WHERE s.live }
OPTIONAL MATCH (o:Entity)-[d:DELIVERS|FUNDS|HOSTS|LEADS]->(x)
WHERE d.live
WITH x, o
ORDER BY o.name
WITH x, collect(DISTINCT o.name) AS partners
OPTIONAL MATCH (x)-[l:RELATED_TO]-(y:Entity)
WHERE l.live
WITH x, partners, y
ORDER BY y.name
WITH x, partners, collect(DISTINCT y.name) AS linked_to
RETURN x.name AS project, x.key AS project_key, x.status AS status, partners, linked_to,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY project, project_key
