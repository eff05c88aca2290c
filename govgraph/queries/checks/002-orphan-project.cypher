// name: orphan-project
// code: GG002
// title: A project has no home
// level: ask
// harm: 3
// why: Money and staff may be committed without a body that can stop or steer it.
// remedy: Ask its lead or its funder which body it answers to.
// message: {name} is under no body as far as could be read, and nobody is said to run, lead or host it
// many: {number} projects are{how} under no body as far as could be read, and nobody is said to run, lead or host them ({names})
// asks: Under which body {number|project stands|projects stand}, and in whose hands ({names})
// answered: REPORTS_TO OVERSEES DELIVERS LEADS HOSTS
// columns: name, quote, document, date

// Of what is merely named little can be said: it is one to note. Who ran it until now is said to have run it.
// Campaigns, funds and projects in the lump have no superior by nature; some projects say that they have arrangements of their own.
MATCH (x:Entity {graph: $graph, kind: 'project'})
WHERE x.live AND x.sort = '' AND x.governance IS NULL AND NOT EXISTS { MATCH (x)-[:ANSWERS_TO]->(:Entity) }
  AND NOT EXISTS { MATCH (x)<-[r:DELIVERS|LEADS|HOSTS]-(:Entity) WHERE r.live OR r.status = 'past' }
WITH x, EXISTS { MATCH (x)<-[f:FUNDS]-(:Entity) WHERE f.live } OR x.funding_ends IS NOT NULL OR x.budget IS NOT NULL OR EXISTS { MATCH (x)-[:NAMED_IN]->(s:Source) WHERE s.register } AS told
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name,
       CASE WHEN told THEN 'told' ELSE 'named' END AS pattern, CASE WHEN told THEN 'ask' ELSE 'note' END AS level, CASE WHEN told THEN '' ELSE ' just named,' END AS how,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
