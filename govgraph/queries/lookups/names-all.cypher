// name: names-all
// title: Every entity with its names
// columns: key, name, kind, accountable, aliases, name_keys
MATCH (x:Entity {graph: $graph})
RETURN x.key AS key, x.name AS name, x.kind AS kind, x.accountable AS accountable, x.aliases AS aliases, x.name_keys AS name_keys
ORDER BY key
