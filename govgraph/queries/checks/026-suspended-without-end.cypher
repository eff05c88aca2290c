// name: suspended-without-end
// code: GG026
// title: A body is suspended and no day is named for its return
// level: ask
// harm: 7
// why: What is suspended without an end is closed without a decision.
// remedy: Ask when it will meet again, who does its work meanwhile, and whether it should be closed.
// message: {name} is {state}, and no paper names the day on which it will meet again
// many: {number} bodies are {state}, and no paper names the day on which they will meet again ({names})
// columns: name, quote, document, date

// A post does not meet. What a register just has as inactive is one to note: it may have been closed by a decision.
MATCH (x:Entity {graph: $graph})
WHERE x.status = 'suspended' AND x.ended IS NULL AND x.next_meeting IS NULL AND x.sort <> 'post' AND toLower(coalesce(x.subtype, '')) <> 'post'
WITH x, [i IN range(0, size(coalesce(x.quotes, [])) - 1) WHERE toLower(x.quotes[i]) CONTAINS 'suspend'] AS told,
  CASE WHEN any(q IN coalesce(x.quotes, []) WHERE toLower(q) CONTAINS 'suspend') OR EXISTS { MATCH (x)-[:NAMED_IN]->(p:Source) WHERE NOT p.register }
  THEN 'suspended' ELSE 'not active' END AS state
WITH x, state, CASE size(told) WHEN 0 THEN range(0, size(coalesce(x.quotes, [])) - 1) ELSE told END AS told
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, state, state AS pattern,
       CASE state WHEN 'suspended' THEN 'ask' ELSE 'note' END AS level,
       [i IN told | x.quotes[i]] AS quotes, [i IN told | x.documents[i]] AS documents, [i IN told | x.dates[i]] AS dates
ORDER BY name, subject
