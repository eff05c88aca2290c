// name: below
// title: What stands under a body, at whatever depth?
// param: entity (entity) the body, organisation or project
// param: depth (int=12) how many steps to walk at most
// param: in_force (flag=no) walk only lines and bodies that are in force
// says: {number|body or project stands|bodies and projects stand} under {entity}:
// none: Nothing stands under {entity} as far as the papers say: no line to it is stated.
// columns: depth, name, kind, superior, via, status, quote, document, date
MATCH p = (x:Entity {graph: $graph, key: $entity})<-[:ANSWERS_TO*1..12]-(b:Entity)
WHERE length(p) <= $depth AND b.key <> x.key
  AND (NOT $in_force OR (all(r IN relationships(p) WHERE r.live) AND all(n IN nodes(p)[1..] WHERE n.live)))
WITH b, nodes(p)[length(p) - 1] AS s, relationships(p)[length(p) - 1] AS r, min(length(p)) AS depth
RETURN depth, b.name AS name, b.key AS key, b.kind AS kind, s.name AS superior, s.key AS superior_key, r.via AS via,
       CASE WHEN r.live AND NOT b.live THEN b.kind + ' is ' + b.status ELSE r.status END AS status,
       r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY depth, name, key, superior_key
