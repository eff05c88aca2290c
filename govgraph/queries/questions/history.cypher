// name: history
// title: What has become of a body: predecessors, successors, and what has ended?
// param: entity (entity) the body, project or organisation
// says: What became of {entity}:
// none: The papers tell of no change of {entity}.
// columns: name, event, other, role, status, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})-[:SUCCEEDS*0..6]-(z:Entity)
WITH DISTINCT x, z
OPTIONAL MATCH (z)-[r:SUCCEEDS|REPORTS_TO|PART_OF|OVERSEES|CHAIRS|LEADS|HOSTS|MEMBER_OF|DELIVERS|FUNDS|RELATED_TO|COVERS|SCRUTINISED_BY|PRODUCES|WORKS_FOR]-(y:Entity)
WHERE (type(r) = 'SUCCEEDS' AND startNode(r).key = z.key) OR (z.key = x.key AND type(r) <> 'SUCCEEDS' AND NOT r.live)
WITH z, collect(CASE WHEN r IS NULL THEN null ELSE {
  name: startNode(r).name, event: replace(toLower(type(r)), '_', ' '), other: endNode(r).name, role: r.role, status: r.status,
  rank: CASE type(r) WHEN 'SUCCEEDS' THEN 0 ELSE 2 END, key: r.key, quotes: r.quotes, documents: r.documents, dates: r.dates
} END) AS lines
WITH lines + CASE WHEN z.live AND z.established IS NULL THEN [] ELSE [{
  name: z.name, event: CASE WHEN z.live THEN 'established' ELSE z.status END, other: null, role: null,
  status: CASE
    WHEN z.established IS NOT NULL AND z.ended IS NOT NULL THEN 'from ' + z.established + ' to ' + z.ended
    WHEN z.ended IS NOT NULL THEN 'until ' + z.ended
    WHEN z.established IS NOT NULL THEN 'since ' + z.established
    ELSE z.status END,
  rank: 1, key: z.key, quotes: z.quotes, documents: z.documents, dates: z.dates
}] END AS events
UNWIND events AS e
RETURN e.name AS name, e.event AS event, e.other AS other, e.role AS role, e.status AS status,
       e.quotes AS quotes, e.documents AS documents, e.dates AS dates, e.key AS line
ORDER BY e.rank, event, name, line
