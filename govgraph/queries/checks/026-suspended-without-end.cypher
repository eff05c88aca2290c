// name: suspended-without-end
// code: GG026
// title: A body is suspended and no day is named for its return
// level: ask
// harm: 7
// why: What is suspended without an end is closed without a decision.
// remedy: Ask when it will meet again, who does its work meanwhile, and whether it should be closed.
// message: {name} is suspended, and no paper names the day on which it will meet again
// many: {number} bodies are suspended, and no paper names the day on which they will meet again ({names})
// columns: name, quote, document, date
MATCH (x:Entity {graph: $graph})
WHERE x.status = 'suspended' AND x.ended IS NULL AND x.next_meeting IS NULL
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, 'suspended' AS pattern,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
