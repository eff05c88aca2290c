// name: interim-chair
// code: GG012
// title: The chair is interim or acting
// level: ask
// harm: 6
// why: An interim that lasts is a vacancy that nobody fills.
// remedy: Ask when a chair will be appointed.
// message: {name} is chaired by {chair} as {role}, and no successor is named
// many: {number} bodies are chaired by interim or acting chairs, and no successor is named ({names})
// columns: name, chair, role, quote, document, date
MATCH (p:Entity)-[r:CHAIRS|LEADS]->(x:Entity {graph: $graph})
WHERE x.live AND r.live AND (toLower(coalesce(r.role, '')) CONTAINS 'interim' OR toLower(coalesce(r.role, '')) CONTAINS 'acting')
  AND NOT EXISTS {
    MATCH (x)<-[o:CHAIRS]-(q:Entity)
    WHERE q.key <> p.key AND o.status IN ['active', 'proposed']
      AND none(w IN ['previous', 'former', 'deputy', 'vice', 'interim', 'acting'] WHERE toLower(coalesce(o.role, '')) CONTAINS w)
  }
RETURN x.key AS subject, x.name AS subject_name, [x.key, p.key] AS about, x.name AS name, p.name AS chair, p.key AS chair_key, r.role AS role, 'interim' AS pattern,
       r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY name, subject, chair, chair_key, r.key
