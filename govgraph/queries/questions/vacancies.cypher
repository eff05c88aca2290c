// name: vacancies
// title: Which bodies of which the papers tell have no chair, or one who is interim or still to come?
// says: {number|body has|bodies have} no settled chair:
// none: Every body of which the papers tell has a chair.
// columns: body, vacancy, in_place, to_come, led_by, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable AND x.sort = ''
  AND (x.meets IS NOT NULL OR x.last_meeting IS NOT NULL OR x.next_meeting IS NOT NULL OR EXISTS { MATCH (x)<-[:CHAIRS|LEADS]-(:Entity) }
       OR EXISTS { MATCH (x)<-[:ANSWERS_TO]-(:Entity) })
  AND NOT EXISTS { MATCH (x)<-[s:SUCCEEDS]-(:Entity) WHERE s.live }
OPTIONAL MATCH (p:Entity)-[r:CHAIRS]->(x)
WITH x, p, r, toLower(coalesce(r.role, 'chair')) AS role
ORDER BY p.name, r.key
WITH x, collect(CASE WHEN p IS NULL OR NOT r.live OR role CONTAINS 'previous' OR role CONTAINS 'deputy' OR role CONTAINS 'vice' OR role CONTAINS 'incoming' THEN null ELSE role END) AS held,
     collect(CASE WHEN r.live AND (role CONTAINS 'interim' OR role CONTAINS 'acting') THEN p.name ELSE null END) AS in_place,
     collect(CASE WHEN role CONTAINS 'incoming' OR r.status = 'proposed' THEN p.name ELSE null END) AS to_come
WHERE none(one IN held WHERE NOT one CONTAINS 'interim' AND NOT one CONTAINS 'acting')
OPTIONAL MATCH (l:Entity)-[v:LEADS]->(x)
WHERE v.live
WITH x, held, in_place, to_come, l
ORDER BY l.name
WITH x, held, in_place, to_come, collect(DISTINCT l.name) AS led_by
RETURN x.name AS body, x.key AS body_key, CASE WHEN size(held) > 0 THEN 'interim chair' ELSE 'no chair named' END AS vacancy, in_place, to_come, led_by,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY vacancy, body, body_key
