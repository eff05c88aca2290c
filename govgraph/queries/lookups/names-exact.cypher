// name: names-exact
// title: Entities whose key, name, alias or normalised name is what was asked for, the closest first
// param: text (text) as a person wrote it
// param: norm (text) the same, normalised
// columns: rank, key, name, kind, accountable
MATCH (x:Entity {graph: $graph})
WHERE x.key = $text OR x.name = $text OR $text IN x.aliases OR $norm IN x.name_keys
RETURN CASE WHEN x.key = $text THEN 0 WHEN x.name = $text THEN 1 WHEN $text IN x.aliases THEN 2 ELSE 3 END AS rank,
       x.key AS key, x.name AS name, x.kind AS kind, x.accountable AS accountable
ORDER BY rank, name, key
