// name: changes
// title: What has changed: successors, what has ended or is suspended, roles and lines no longer in force?
// says: {number|change is|changes are} told in the papers:
// none: No paper tells of a change.
// columns: last_named, what, change, other, role, status, quote, document, date
MATCH (x:Entity {graph: $graph})
OPTIONAL MATCH (x)-[r:REPORTS_TO|PART_OF|OVERSEES|SCRUTINISED_BY|SUCCEEDS|CHAIRS|LEADS|HOSTS|MEMBER_OF|DELIVERS|RELATED_TO|FUNDS|COVERS|PRODUCES|WORKS_FOR]->(y:Entity)
WHERE type(r) = 'SUCCEEDS' OR (NOT r.live AND (r.status <> 'proposed' OR type(r) IN ['REPORTS_TO', 'PART_OF', 'CHAIRS', 'LEADS', 'MEMBER_OF']))
WITH x, collect(CASE WHEN r IS NULL THEN null ELSE {
  what: x.name, change: type(r), other: y.name, role: r.role, status: r.status, last: r.last_date, key: r.key,
  quotes: r.quotes, documents: r.documents, dates: r.dates
} END) AS lines
WITH lines + CASE WHEN x.live THEN [] ELSE [{
  what: x.name, change: 'status', other: null, role: null, status: x.status, last: coalesce(x.ended, reduce(d = '', one IN x.dates | CASE WHEN one > d THEN one ELSE d END)),
  key: x.key, quotes: x.quotes, documents: x.documents, dates: x.dates
}] END AS events
UNWIND events AS e
RETURN e.last AS last_named, e.what AS what, e.change AS change, e.other AS other, e.role AS role, e.status AS status,
       e.quotes AS quotes, e.documents AS documents, e.dates AS dates, e.key AS line
ORDER BY coalesce(last_named, '') DESC, what, change, line
