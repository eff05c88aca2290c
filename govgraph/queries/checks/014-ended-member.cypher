// name: ended-member
// code: GG014
// title: A member has ended
// level: ask
// harm: 5
// why: A seat is held by something that is no longer there, so a quorum or a vote may be void.
// remedy: Find the successor and amend the membership.
// message: {member}, a member of {name}, is {status}
// columns: name, member, status, quote, document, date
MATCH (m:Entity)-[r:MEMBER_OF|CHAIRS|LEADS]->(x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND r.live AND m.status IN ['past', 'dissolved', 'completed']
WITH m, x, r
ORDER BY r.key
WITH m, x, collect(r.quotes) AS quotes, collect(r.documents) AS documents, collect(r.dates) AS dates
RETURN x.key AS subject, x.name AS subject_name, [x.key, m.key] AS about, x.name AS name, m.name AS member, m.key AS member_key, m.status AS status,
       quotes[0] + coalesce(m.quotes, []) AS quotes, documents[0] + coalesce(m.documents, []) AS documents, dates[0] + coalesce(m.dates, []) AS dates
ORDER BY name, subject, member, member_key
