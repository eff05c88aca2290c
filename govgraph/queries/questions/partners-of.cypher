// name: partners-of
// title: Who delivers, funds, hosts or leads a project or body?
// param: entity (entity) the project, body or organisation
// says: {number|partner stands|partners stand} behind {entity}:
// none: No paper says who delivers, funds, hosts or leads {entity}.
// columns: partner, kind, does, role, status, certainty, quote, document, date
MATCH (o:Entity)-[r:DELIVERS|FUNDS|HOSTS|LEADS]->(x:Entity {graph: $graph, key: $entity})
RETURN o.name AS partner, o.key AS partner_key, o.kind AS kind,
       CASE type(r) WHEN 'DELIVERS' THEN 'delivers' WHEN 'FUNDS' THEN 'funds' WHEN 'HOSTS' THEN 'hosts' ELSE 'leads' END AS does,
       r.role AS role, r.status AS status, r.certainty AS certainty, r.quotes AS quotes, r.documents AS documents, r.dates AS dates
ORDER BY r.live DESC, does, o.name, o.key, r.key
