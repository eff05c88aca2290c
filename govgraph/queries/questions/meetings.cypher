// name: meetings
// title: How often does each body meet, when last and when next, and is it in public?
// says: The papers tell when {number|body meets|bodies meet}:
// none: No paper says when a body meets.
// columns: body, meets, last_meeting, next_meeting, meets_in_public, status, quote, document, date
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.meets IS NOT NULL OR x.last_meeting IS NOT NULL OR x.next_meeting IS NOT NULL OR x.meets_in_public IS NOT NULL
RETURN x.name AS body, x.key AS body_key, x.meets AS meets, x.last_meeting AS last_meeting, x.next_meeting AS next_meeting,
       x.meets_in_public AS meets_in_public, x.status AS status, x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY x.live DESC, body, body_key
