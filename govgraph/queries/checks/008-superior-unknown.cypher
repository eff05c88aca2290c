// name: superior-unknown
// code: GG008
// title: Nothing else is known of the superior
// level: note
// why: It is named in one reporting line and nowhere else: it may be a slip of the pen or another name of a known body.
// remedy: Look for its terms of reference; it may be another name of a known body.
// message: {name} answers to {superior}, which is named nowhere else
// asks: What {superior} is, to which {name} answers
// columns: name, superior, status, quote, document, date
MATCH (x:Entity {graph: $graph})-[r:ANSWERS_TO]->(s:Entity)
WHERE x.live AND r.live AND s.live AND s.kind = 'body' AND NOT s.accountable AND s.sort = '' AND COUNT { (s)<-[:ANSWERS_TO]-(:Entity) } = 1
  AND NOT EXISTS { MATCH (s)-[o:REPORTS_TO|PART_OF|OVERSEES|SCRUTINISED_BY|SUCCEEDS|CHAIRS|LEADS|HOSTS|MEMBER_OF|DELIVERS|RELATED_TO|FUNDS|COVERS|PRODUCES|WORKS_FOR]-(y:Entity) WHERE y.key <> x.key }
  AND s.meets IS NULL AND s.last_meeting IS NULL AND s.next_meeting IS NULL AND s.purpose IS NULL AND s.established IS NULL AND s.website IS NULL
RETURN x.key AS subject, x.name AS subject_name, [x.key, s.key] AS about, x.name AS name, s.name AS superior, s.key AS superior_key,
       s.status AS status, r.quotes + coalesce(s.quotes, []) AS quotes, r.documents + coalesce(s.documents, []) AS documents,
       r.dates + coalesce(s.dates, []) AS dates
ORDER BY name, subject, superior, superior_key
