// name: who-sits-for
// title: Who sits on which body for an organisation?
// param: entity (entity) the organisation or body
// says: {entity} is represented by {number|seat or role|seats and roles}:
// none: No paper says who sits anywhere for {entity}.
// columns: body, person, role, status, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[:MEETS_AS*0..1]-(z:Entity)
WITH DISTINCT z
OPTIONAL MATCH (p:Entity)-[w:WORKS_FOR]->(z)
WHERE w.live
WITH collect(DISTINCT z) + collect(DISTINCT p) AS those
UNWIND those AS m
WITH those, m
// Where a person sits for the organisation, its own seat there is that one.
MATCH (m)-[r:MEMBER_OF|CHAIRS|LEADS]->(b:Entity)
WHERE m.kind = 'person' OR NOT EXISTS { MATCH (b)<-[s:MEMBER_OF|CHAIRS|LEADS]-(q:Entity) WHERE s.live AND type(s) = type(r) AND q IN those AND q.kind = 'person' }
RETURN DISTINCT b.name AS body, b.key AS body_key, CASE m.kind WHEN 'person' THEN m.name ELSE 'nobody named' END AS person,
       coalesce(r.role, CASE type(r) WHEN 'CHAIRS' THEN 'chair' WHEN 'LEADS' THEN 'lead' ELSE 'member' END) AS role, r.status AS status,
       r.live AND b.live AS live, r.quotes AS quotes, r.documents AS documents, r.dates AS dates, r.key AS line
ORDER BY live DESC, body, body_key, person, line
