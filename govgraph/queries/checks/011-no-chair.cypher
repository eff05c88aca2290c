// name: no-chair
// code: GG011
// title: No chair and no lead officer is known
// severity: note
// why: Nobody can be asked, and nobody is seen to be responsible.
// remedy: Look into its latest minutes; add who chairs it or which officer supports it.
// message: {name} has no known chair or lead officer
// columns: name, quote, document, date

// Only bodies of which the sources tell something: one that is just mentioned says nothing about its chair.
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable
  AND NOT EXISTS { MATCH (x)<-[s:SUCCEEDS]-(:Entity) WHERE s.live }
  AND (x.meets IS NOT NULL OR x.last_meeting IS NOT NULL OR x.next_meeting IS NOT NULL OR x.members IS NOT NULL OR x.vacancies IS NOT NULL
       OR EXISTS { MATCH (x)<-[:MEMBER_OF]-(:Entity) } OR EXISTS { MATCH (x)<-[:ANSWERS_TO]-(:Entity) })
  AND NOT EXISTS {
    MATCH (x)<-[r:CHAIRS|LEADS]-(y:Entity)
    WHERE r.live AND y.live
      AND none(w IN ['previous', 'former', 'deputy', 'vice', 'incoming'] WHERE toLower(coalesce(r.role, '')) CONTAINS w)
  }
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY name, subject
