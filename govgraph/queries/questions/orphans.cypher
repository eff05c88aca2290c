// name: orphans
// title: Which bodies and projects report to nobody?
// param: ended (flag=no) also those that have ended or been succeeded, are suspended or only proposed
// param: every (flag=no) also plurals, campaigns, scrutiny committees and the like, which owe nobody an account
// says: {number|body or project states|bodies and projects state} no line upward:
// none: Every body and project states a line upward.
// columns: name, kind, subtype, status, under_it, quote, document, date
MATCH (x:Entity {graph: $graph})
WHERE x.kind IN ['body', 'project'] AND NOT x.accountable AND (x.live OR $ended) AND (x.sort = '' OR $every)
  AND NOT EXISTS { MATCH (x)-[:ANSWERS_TO]->(:Entity) }
  AND ($ended OR NOT EXISTS { MATCH (x)<-[s:SUCCEEDS]-(:Entity) WHERE s.live })
OPTIONAL MATCH (x)<-[r:ANSWERS_TO]-(u:Entity)
WHERE r.live AND u.live
WITH x, count(DISTINCT u.key) AS under_it
RETURN x.name AS name, x.key AS key, x.kind AS kind, x.subtype AS subtype, x.status AS status, under_it,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY kind, name, key
