// name: overlap
// code: GG016
// title: Two bodies overlap
// level: ask
// harm: 4
// why: The same people meet twice over the same matter in the same place.
// remedy: Compare the terms of reference; consider a merger, or write down who does what.
// param: share (number=0.5) share of members or of words of purpose that must be common
// param: common (int=3) how many members must be common at least
// message: {name} and {other} overlap in {kinds}
// columns: name, other, kinds, members, areas, purpose, quote, document, date

// Two of three must hold: common members, common area, like purpose. Bodies in one line of accountability are no overlap.
// Councils and their like sit everywhere and a county is everybody's area, so neither counts.
// Without an area and a purpose neither can be: most bodies are out before their members are looked at.
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable AND (x.purpose IS NOT NULL OR EXISTS { (x)-[:COVERS]->(:Entity) })
MATCH (x)-[a:COVERS|MEMBER_OF|CHAIRS]-(s:Entity)-[b:COVERS|MEMBER_OF|CHAIRS]-(y:Entity {kind: 'body'})
WHERE x.key < y.key AND y.live AND a.live AND b.live AND NOT y.accountable AND (y.purpose IS NOT NULL OR EXISTS { (y)-[:COVERS]->(:Entity) })
  AND NOT s.accountable AND coalesce(s.subtype, '') <> 'county'
  AND (type(a) = 'COVERS') = (type(b) = 'COVERS') AND (type(a) = 'COVERS' OR (endNode(a).key = x.key AND endNode(b).key = y.key))
// Grouped by keys, and only what may be a finding is looked at closely: pairs are many.
WITH x.key AS x_key, y.key AS y_key, x.purpose IS NOT NULL AND y.purpose IS NOT NULL AS purposes,
     sum(CASE type(a) WHEN 'COVERS' THEN 0 ELSE 1 END) AS people, sum(CASE type(a) WHEN 'COVERS' THEN 1 ELSE 0 END) AS places
WHERE (people >= $common AND (places > 0 OR purposes)) OR (places > 0 AND purposes)
MATCH (x:Entity {graph: $graph, key: x_key}), (y:Entity {graph: $graph, key: y_key})
WHERE NOT EXISTS { MATCH (x)-[:ANSWERS_TO|POSSIBLY_SAME|SUCCEEDS]-(y) }
WITH x, y
MATCH (x)-[a:COVERS|MEMBER_OF|CHAIRS]-(s:Entity)-[b:COVERS|MEMBER_OF|CHAIRS]-(y)
WHERE a.live AND b.live AND NOT s.accountable AND coalesce(s.subtype, '') <> 'county'
  AND (type(a) = 'COVERS') = (type(b) = 'COVERS') AND (type(a) = 'COVERS' OR (endNode(a).key = x.key AND endNode(b).key = y.key))
WITH x, y, s, CASE type(a) WHEN 'COVERS' THEN 'area' ELSE 'member' END AS what
ORDER BY s.name, s.key
WITH x, y, collect(DISTINCT CASE what WHEN 'member' THEN s.name ELSE null END) AS members,
     collect(DISTINCT CASE what WHEN 'area' THEN s.name ELSE null END) AS areas
WITH x, y, members, areas,
     COUNT { MATCH (x)<-[r:MEMBER_OF|CHAIRS]-(m:Entity) WHERE r.live AND NOT m.accountable } AS of_x, COUNT { MATCH (y)<-[r:MEMBER_OF|CHAIRS]-(m:Entity) WHERE r.live AND NOT m.accountable } AS of_y,
     [w IN split(toLower(coalesce(x.purpose, '')), ' ') WHERE size(w) > 4] AS px,
     [w IN split(toLower(coalesce(y.purpose, '')), ' ') WHERE size(w) > 4] AS py
WITH x, y, members, areas, CASE WHEN of_x < of_y THEN of_x ELSE of_y END AS smaller, px, py, [w IN px WHERE w IN py] AS purpose
WITH x, y, members, areas, purpose,
     CASE WHEN size(members) >= $common AND toFloat(size(members)) >= $share * smaller THEN ['members'] ELSE [] END
     + CASE WHEN size(areas) > 0 THEN ['area'] ELSE [] END
     + CASE WHEN size(purpose) > 0 AND toFloat(size(purpose)) >= $share * size(px) AND toFloat(size(purpose)) >= $share * size(py) THEN ['purpose'] ELSE [] END AS found
WHERE size(found) >= 2
RETURN x.key AS subject, x.name AS subject_name, [x.key, y.key] AS about, x.name AS name, y.name AS other, y.key AS other_key,
       reduce(t = found[0], f IN found[1..] | t + ' and ' + f) AS kinds, members, areas, purpose,
       coalesce(x.quotes, [])[0..1] + coalesce(y.quotes, [])[0..1] AS quotes,
       coalesce(x.documents, [])[0..1] + coalesce(y.documents, [])[0..1] AS documents, coalesce(x.dates, [])[0..1] + coalesce(y.dates, [])[0..1] AS dates
ORDER BY name, subject, other, other_key
