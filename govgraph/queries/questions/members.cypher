// name: members
// title: Who sits on a body, in which roles, and who holds them now?
// param: entity (entity) the body, organisation or project
// says: {number|person, organisation or sector sits|people, organisations and sectors sit} on {entity}:
// none: No paper says who sits on {entity}.
// columns: member, kind, roles, works_for, now, first_named, last_named, quote, document, date

// One row for each member, whatever the number of roles; "now" is marked where a role is in force.
MATCH (m:Entity)-[r:MEMBER_OF|CHAIRS|LEADS]->(x:Entity {graph: $graph, key: $entity})
WITH m, r, coalesce(r.role, CASE type(r) WHEN 'CHAIRS' THEN 'chair' WHEN 'LEADS' THEN 'lead' ELSE 'member' END) AS role,
     CASE type(r) WHEN 'CHAIRS' THEN 0 WHEN 'LEADS' THEN 1 ELSE 2 END AS rank
ORDER BY rank, role, r.key
WITH m, collect(DISTINCT role + CASE WHEN r.live THEN '' ELSE ' (' + CASE r.status WHEN 'past' THEN 'until then' ELSE r.status END + ')' END) AS roles,
     max(CASE WHEN r.live AND m.live THEN 1 ELSE 0 END) AS held, min(rank) AS rank,
     min(r.first_date) AS first_named, max(r.last_date) AS last_named,
     collect(r.quotes) AS quotes, collect(r.documents) AS documents, collect(r.dates) AS dates
OPTIONAL MATCH (m)-[w:WORKS_FOR]->(o:Entity)
WHERE w.live
WITH m, roles, held, rank, first_named, last_named, quotes, documents, dates, o
ORDER BY o.name
WITH m, roles, held, rank, first_named, last_named, quotes, documents, dates, collect(DISTINCT o.name) AS works_for
RETURN m.name AS member, m.key AS member_key, CASE m.sort WHEN 'sector' THEN 'sector' ELSE m.kind END AS kind, roles, works_for, CASE held WHEN 1 THEN 'yes' ELSE 'no' END AS now,
       held = 1 AS live, first_named, last_named, reduce(a = [], q IN quotes | a + q) AS quotes,
       reduce(a = [], d IN documents | a + d) AS documents, reduce(a = [], d IN dates | a + d) AS dates
ORDER BY held DESC, rank, member, member_key
