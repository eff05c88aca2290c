// name: orphan-body
// code: GG001
// title: No reporting line is stated
// level: ask
// harm: 4
// why: Nobody is known to answer for what these bodies decide or spend.
// remedy: Ask the body's secretary for its terms of reference, or agree that the body is accountable in its own right.
// message: {name} states no reporting line
// many: {number} bodies{told} state no reporting line ({names})
// asks: The reporting line of {number|body|bodies}{told} ({names})
// answered: REPORTS_TO PART_OF OVERSEES
// columns: name, quote, document, date

// What has others under it is a dead end, which GG003 tells; bodies of an area are GG036's. Those that are merely named are one to note, as are
// those whose own name says whose group they are; a bare abbreviation says too little to ask.
// Who holds a post answers to who employs him, who is elected to the voters.
// Of a register in which nothing reports to anything (a plain list) that is said once, when it is loaded.
OPTIONAL MATCH (:Entity {graph: $graph})-[line:ANSWERS_TO]->(:Entity)
WITH count(line) AS lines
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable AND x.sort = '' AND x.governance IS NULL
  AND NOT EXISTS { MATCH (x)-[:ANSWERS_TO]->(:Entity) }
  AND NOT EXISTS { MATCH (x)-[v:SCRUTINISED_BY]->(:Entity) WHERE v.live }
  AND NOT EXISTS { MATCH (x)<-[s:SUCCEEDS]-(:Entity) WHERE s.live }
  AND (lines > 0 OR EXISTS { MATCH (x)-[:NAMED_IN]->(p:Source) WHERE NOT p.register })
  AND NOT EXISTS { MATCH (x)<-[o:ANSWERS_TO]-(u:Entity) WHERE o.live AND u.live }
  AND NOT x.local AND NOT toLower(coalesce(x.subtype, '')) CONTAINS 'elected' AND toLower(coalesce(x.subtype, '')) <> 'post'
WITH x, NOT x.own_group AND (x.meets IS NOT NULL OR x.last_meeting IS NOT NULL OR x.next_meeting IS NOT NULL OR x.purpose IS NOT NULL
     OR EXISTS { MATCH (x)<-[r:CHAIRS|LEADS]-(:Entity) WHERE r.live } OR EXISTS { MATCH (x)-[:NAMED_IN]->(s:Source) WHERE s.register }) AS described
WHERE described OR NOT size(x.name) IN range(2, 6) OR x.name <> toUpper(x.name)
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, CASE WHEN described THEN 'described' ELSE 'named' END AS pattern,
       CASE WHEN described THEN '' ELSE ' that the papers just name' END AS told, CASE WHEN described THEN 'ask' ELSE 'note' END AS level,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
