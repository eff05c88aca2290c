// name: seat-on-ended
// code: GG031
// title: Seats are still held on a body that has ended
// level: ask
// harm: 6
// why: People and organisations are listed for a body that is gone, so their duties are nobody's.
// remedy: Ask who took over the body's work and whether these members moved with it; then end the seats.
// message: {member} is still named as {role} of {name}, which is {status}
// many: {number} seats are still named of {name}, which is {status} ({names})
// columns: name, member, role, status, quote, document, date

// Who sat on it while it lived holds no seat now: the paper that names the seat must be as new as any that names the body.
MATCH (m:Entity)-[r:MEMBER_OF|CHAIRS|LEADS]->(x:Entity {graph: $graph, kind: 'body'})
WHERE m.live AND r.live AND x.status IN ['past', 'dissolved', 'completed']
  AND (r.last_date IS NULL OR r.last_date = '' OR (r.last_date >= coalesce(x.ended, '') AND all(d IN coalesce(x.dates, []) WHERE r.last_date >= d)))
RETURN x.key AS subject, m.name AS subject_name, [x.key, m.key] AS about, x.name AS name, x.key AS pattern, x.status AS status, m.name AS member,
       coalesce(r.role, CASE type(r) WHEN 'CHAIRS' THEN 'chair' WHEN 'LEADS' THEN 'lead' ELSE 'member' END) AS role,
       r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY name, subject, member, m.key, r.key
