// name: overview
// title: How much is there of each kind, and how much of it is in force?
// says: The papers name:
// none: Nothing has been read yet.
// columns: kind, number, in_force, accountable, without_superior
MATCH (x:Entity {graph: $graph})
WITH x, CASE WHEN x.kind IN ['body', 'project'] AND x.live AND NOT x.accountable
              AND NOT EXISTS { MATCH (x)-[:ANSWERS_TO]->(:Entity) }
              AND NOT EXISTS { MATCH (x)<-[s:SUCCEEDS]-(:Entity) WHERE s.live } THEN 1 ELSE 0 END AS orphan
RETURN x.kind AS kind, count(x.key) AS number, sum(CASE WHEN x.live THEN 1 ELSE 0 END) AS in_force,
       sum(CASE WHEN x.accountable THEN 1 ELSE 0 END) AS accountable, sum(orphan) AS without_superior
ORDER BY kind
