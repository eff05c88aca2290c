// name: both-sides
// code: GG037
// title: The lead member sits on what the authority is accountable for
// level: ask
// harm: 7
// why: Who speaks for the accountable body should question those who spend its money, and here is one of them.
// remedy: Ask who represents the authority in place of that person, and how the interest is declared.
// message: {person} is {lead} of {name} and also sits on it, while {host} is its accountable body
// many: {person} is {lead} of {number} bodies and also sits on them, while {host} is their accountable body ({names})
// columns: name, person, lead, host, quote, document, date

// A chair who leads is GG025's. Where only the line of a form names the lead member, no paper says that he or she sits there.
MATCH (o:Entity)-[h:HOSTS]->(x:Entity {graph: $graph})<-[l:LEADS]-(p:Entity {kind: 'person'})-[s:MEMBER_OF]->(x)
WHERE h.live AND x.live AND l.live AND s.live AND p.live AND toLower(coalesce(h.role, '')) CONTAINS 'accountable'
  AND toLower(coalesce(l.role, '')) CONTAINS 'member' AND NOT EXISTS { MATCH (p)-[c:CHAIRS]->(x) WHERE c.live }
WITH o, x, p, h, l, s, [q IN s.quotes WHERE NOT q IN l.quotes AND q CONTAINS split(p.name, ' ')[size(split(p.name, ' ')) - 1]] AS sits
WHERE size(sits) > 0
WITH o, x, p, h, l, s
ORDER BY o.name, h.key, l.key, s.key
WITH x, p, collect(o) AS hosts, collect(h) AS holds, collect(l) AS leads, collect(s) AS seats
WITH x, p, hosts[0] AS o, holds[0] AS h, leads[0] AS l, seats[0] AS s
RETURN x.key AS subject, x.name AS subject_name, [x.key, p.key, o.key] AS about, p.key AS pattern, x.name AS name, p.name AS person, l.role AS lead, o.name AS host,
       s.quotes + l.quotes[0..1] + h.quotes[0..1] AS quotes, s.documents + l.documents[0..1] + h.documents[0..1] AS documents,
       s.dates + l.dates[0..1] + h.dates[0..1] AS dates
ORDER BY person, name, subject
