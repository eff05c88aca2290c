// name: chain
// title: By which ways does a body or project reach an accountable body, and where do they end?
// param: entity (entity) the body, organisation, project or person
// param: depth (int=12) how many steps to walk at most
// param: in_force (flag=no) walk only lines and bodies that are in force
// says: From {entity} upward:
// none: {entity} reports to nobody as far as the papers say: no line upward is stated in any of them.
// top: {entity} stands at the top: it is accountable in its own right, and no line upward is stated in any paper.
// columns: path, step, from, to, via, status, outcome, ends_at, quote, document, date

// A path stops at the first accountable body, where no line leads on, where it would come round to itself, or at the depth.
MATCH p = (x:Entity {graph: $graph, key: $entity})-[:ANSWERS_TO*1..12]->(t:Entity)
WITH p, t, [n IN nodes(p) | n.key] AS keys, length(p) AS steps,
     all(r IN relationships(p) WHERE r.live) AND all(n IN nodes(p) WHERE n.live) AS live
WHERE steps <= $depth AND (live OR NOT $in_force)
  AND all(k IN keys WHERE single(o IN keys WHERE o = k))
  AND none(n IN nodes(p)[1..-1] WHERE n.accountable)
OPTIONAL MATCH (t)-[s:ANSWERS_TO]->(u:Entity)
WHERE NOT $in_force OR (s.live AND u.live)
WITH p, t, keys, steps, live, collect(u.key) AS onward
WITH p, t, keys, steps, live, onward, all(k IN onward WHERE k IN keys) AS stops
WHERE t.accountable OR stops OR steps = $depth OR steps = 12
WITH p, t, keys, steps,
     CASE
       WHEN t.accountable AND live THEN 'reaches an accountable body'
       WHEN t.accountable THEN 'reaches an accountable body, but not by lines in force'
       WHEN NOT stops THEN 'cut off at the depth limit'
       WHEN size(onward) > 0 THEN 'runs in a circle'
       ELSE 'ends before an accountable body'
     END AS outcome,
     CASE WHEN t.accountable AND live THEN 0 WHEN t.accountable THEN 1 ELSE 2 END AS rank
ORDER BY rank, steps, keys
WITH collect({
  names: [n IN nodes(p) | n.name], keys: keys, ends_at: t.name, outcome: outcome, steps: steps,
  via: [r IN relationships(p) | r.via], quotes: [r IN relationships(p) | r.quotes],
  documents: [r IN relationships(p) | r.documents], dates: [r IN relationships(p) | r.dates],
  status: [i IN range(0, steps - 1) | CASE
    WHEN relationships(p)[i].live AND NOT nodes(p)[i + 1].live THEN 'superior is ' + nodes(p)[i + 1].status
    ELSE relationships(p)[i].status END]
}) AS paths
UNWIND range(0, size(paths) - 1) AS number
WITH number, paths[number] AS one
UNWIND range(0, one.steps - 1) AS i
RETURN number + 1 AS path, i + 1 AS step, one.names[i] AS from, one.names[i + 1] AS to,
       one.keys[i] AS from_key, one.keys[i + 1] AS to_key, one.via[i] AS via, one.status[i] AS status,
       one.outcome AS outcome, one.ends_at AS ends_at,
       one.quotes[i] AS quotes, one.documents[i] AS documents, one.dates[i] AS dates
ORDER BY path, step
