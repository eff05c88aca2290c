// name: entity-relations
// title: Every relation of one entity, in both directions
// param: entity (entity) its key
// columns: type, out, key, name, kind, role, nature, frequency, status, live, certainty, confidence, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[r:REPORTS_TO|PART_OF|OVERSEES|SCRUTINISED_BY|SUCCEEDS|CHAIRS|LEADS|HOSTS|MEMBER_OF|DELIVERS|RELATED_TO|FUNDS|COVERS|PRODUCES|WORKS_FOR]-(y:Entity)
RETURN type(r) AS type, startNode(r).key = x.key AS out, y.key AS key, y.name AS name, y.kind AS kind, y.status AS other_status,
       r.key AS line, r.role AS role, r.nature AS nature, r.frequency AS frequency, r.status AS status, r.live AS live,
       r.certainty AS certainty, r.confidence AS confidence, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY type, out DESC, live DESC, name, key, line
