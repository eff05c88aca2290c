// name: sources-of
// title: Which documents name a body, person, project or place, and in what words?
// param: entity (entity) whatever is named
// says: {number|passage names|passages name} {entity}:
// none: No passage names {entity}.
// columns: document, date, says, quote
MATCH (x:Entity {graph: $graph, key: $entity})
OPTIONAL MATCH (x)-[r:REPORTS_TO|PART_OF|OVERSEES|SCRUTINISED_BY|SUCCEEDS|CHAIRS|LEADS|HOSTS|MEMBER_OF|DELIVERS|RELATED_TO|FUNDS|COVERS|PRODUCES|WORKS_FOR]-(y:Entity)
WITH x, collect(CASE WHEN r IS NULL THEN null ELSE {
  says: startNode(r).name + ' ' + replace(toLower(type(r)), '_', ' ') + ' ' + endNode(r).name, quotes: r.quotes, documents: r.documents, dates: r.dates, starts: r.starts
} END) + [{says: 'names it', quotes: x.quotes, documents: x.documents, dates: x.dates, starts: x.starts}] AS lines
UNWIND lines AS line
UNWIND range(0, size(coalesce(line.quotes, [])) - 1) AS i
WITH DISTINCT line.documents[i] AS document, line.dates[i] AS date, line.says AS says, line.quotes[i] AS quote, line.starts[i] AS start
RETURN document, date, says, quote, start
ORDER BY date DESC, document, start, says, quote
