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
MATCH (p:Entity)-[r:CHAIRS]->(x:Entity {graph: $graph, kind: 'body'})
WHERE r.live AND x.live AND none(w IN ['previous', 'former', 'incoming'] WHERE toLower(coalesce(r.role, '')) CONTAINS w)
MATCH (p)-[l:LEADS]->(x)
WHERE l.live AND toLower(coalesce(l.role, 'lead')) CONTAINS 'lead'
RETURN x.key AS subject, x.name AS subject_name, [x.key, p.key] AS about, x.name AS name, p.name AS person, coalesce(r.role, 'chair') AS chair,
       coalesce(l.role, 'lead') AS lead, 'both' AS pattern, r.quotes + l.quotes AS quotes, r.documents + l.documents AS documents, r.dates + l.dates AS dates
ORDER BY name, subject, person, p.key, r.key, l.key
