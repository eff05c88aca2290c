// name: review-overdue
// code: GG033
// title: A review or terms of reference are overdue
// level: ask
// harm: 6
// why: The body works to rules that nobody has looked at when they said they would.
// remedy: Ask for the outcome of the review, or for a new date.
// message: The review of {name} was due by {review_due}; {later}
// many: {number} reviews were due and no newer paper tells of an outcome ({names})
// columns: name, review_due, newest, quote, document, date

// The newest paper of all sets the day; whether one that names the body is as new is said, for only that one could tell.
MATCH (d:Source {graph: $graph})
WITH max(d.date) AS newest
WHERE newest IS NOT NULL
MATCH (x:Entity {graph: $graph})
WHERE x.live AND x.next_review IS NOT NULL AND x.next_review < newest AND NOT newest STARTS WITH x.next_review
OPTIONAL MATCH (x)-[:NAMED_IN]->(s:Source)
WHERE s.date > x.next_review AND NOT s.date STARTS WITH x.next_review
WITH newest, x, s
ORDER BY s.date DESC, s.name
WITH newest, x, collect(s.name + ' of ' + s.date)[0] AS named
WITH newest, x, named, [i IN range(0, size(coalesce(x.quotes, [])) - 1) WHERE toLower(x.quotes[i]) CONTAINS 'review'] AS told
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, x.next_review AS review_due, newest,
       coalesce(named + ' names it and tells of no outcome', 'no later paper names it') AS later, 'reviews' AS pattern,
       CASE size(told) WHEN 0 THEN x.quotes ELSE [i IN told | x.quotes[i]] END AS quotes,
       CASE size(told) WHEN 0 THEN x.documents ELSE [i IN told | x.documents[i]] END AS documents,
       CASE size(told) WHEN 0 THEN x.dates ELSE [i IN told | x.dates[i]] END AS dates
ORDER BY review_due, name, subject
