// name: chair-is-lead
// code: GG025
// title: The chair is also the lead member or lead officer
// level: ask
// harm: 6
// why: The post that should question the chair from outside is held by the chair.
// remedy: Ask who represents the authority's interest in place of the chair; consider another lead.
// message: {person} is {chair} and {lead} of {name}
// many: {number} bodies have their chair as lead ({names})
// columns: name, person, chair, lead, quote, document, date

// One row for each body and person, whatever number of papers say it in whatever words; a deputy is not the chair.
MATCH (p:Entity)-[r:CHAIRS]->(x:Entity {graph: $graph, kind: 'body'})
WHERE r.live AND x.live AND none(w IN ['previous', 'former', 'incoming', 'vice', 'deputy', 'elect'] WHERE toLower(coalesce(r.role, '')) CONTAINS w)
MATCH (p)-[l:LEADS]->(x)
WHERE l.live AND toLower(coalesce(l.role, 'lead')) CONTAINS 'lead'
WITH x, p, r, l
ORDER BY r.key, l.key
WITH x, p, collect(r) AS chairs, collect(l) AS leads
WITH x, p, chairs[0] AS r, leads[0] AS l
RETURN x.key AS subject, x.name AS subject_name, [x.key, p.key] AS about, x.name AS name, p.name AS person, coalesce(r.role, 'chair') AS chair,
       coalesce(l.role, 'lead') AS lead, 'both' AS pattern, x.name + ': ' + p.name + ', ' + coalesce(r.role, 'chair') + ' and ' + coalesce(l.role, 'lead') AS told_as,
       r.quotes[0..1] + l.quotes[0..1] AS quotes, r.documents[0..1] + l.documents[0..1] AS documents,
       r.dates[0..1] + l.dates[0..1] AS dates
ORDER BY name, subject, person, p.key
