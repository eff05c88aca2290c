// name: no-chair
// code: GG011
// title: No chair and no lead officer is named
// level: ask
// harm: 3
// why: Nobody can be asked, and nobody is seen to be responsible.
// remedy: Look into the latest minutes for who chairs the body or which officer supports it.
// message: No paper names {what} {name}{under}
// many: No paper names {what} {number|body|bodies}{bare} ({names})
// asks: Who chairs or leads {number|body|bodies}{bare} ({names})
// answered: CHAIRS LEADS
// columns: name, quote, document, date

// Only bodies of which the sources tell something: one that is just mentioned says nothing about its chair.
// Words that say by whom it is chaired do name somebody, if only by a post; what may be another name of a body with a chair is GG015's; nobody chairs a post.
// A chair that goes round is held by somebody; and a register that names none for any body lacks a column, not each body a chair.
OPTIONAL MATCH (p:Source {graph: $graph})<-[:NAMED_IN]-(z:Entity)
WHERE p.register AND (z.vacancies IS NOT NULL OR EXISTS { MATCH (z)<-[:CHAIRS|LEADS]-(:Entity) })
WITH collect(DISTINCT p.key) AS asking
MATCH (x:Entity {graph: $graph, kind: 'body'})
WHERE x.live AND NOT x.accountable AND x.sort = '' AND toLower(coalesce(x.subtype, '')) <> 'post'
  AND (x.vacancies IS NOT NULL OR NOT x.chaired)
  AND NOT EXISTS { MATCH (x)-[:POSSIBLY_SAME]-(:Entity)<-[c:CHAIRS|LEADS]-(:Entity) WHERE c.live }
  AND NOT EXISTS { MATCH (x)<-[s:SUCCEEDS]-(:Entity) WHERE s.live }
  AND (x.meets IS NOT NULL OR x.last_meeting IS NOT NULL OR x.next_meeting IS NOT NULL OR x.members IS NOT NULL OR x.vacancies IS NOT NULL
       OR COUNT { MATCH (x)<-[:MEMBER_OF]-(:Entity) } > 1 OR EXISTS { MATCH (x)<-[o:ANSWERS_TO]-(u:Entity) WHERE o.live AND u.live })
  AND NOT EXISTS {
    MATCH (x)<-[r:CHAIRS|LEADS]-(y:Entity)
    WHERE r.live AND y.live
      AND none(w IN ['previous', 'former', 'deputy', 'vice', 'incoming'] WHERE toLower(coalesce(r.role, '')) CONTAINS w)
  }
CALL {
  WITH x
  OPTIONAL MATCH (x)<-[u:ANSWERS_TO]-(y:Entity)
  WHERE u.live AND y.live
  WITH y.name AS below, u.key AS line, u.quotes[0] AS quote, u.documents[0] AS document, u.dates[0] AS date
  ORDER BY below, line
  RETURN collect(below) AS below, collect(quote) AS quotes, collect(document) AS documents, collect(date) AS dates
}
WITH x, below, quotes, documents, dates,
     CASE WHEN x.vacancies IS NOT NULL AND any(w IN ['rotat', 'rota ', 'in turn', 'by turns', 'alternat'] WHERE toLower(x.vacancies) + ' ' CONTAINS w) THEN 'rotating'
          WHEN EXISTS { MATCH (x)-[:NAMED_IN]->(:Source) } AND NOT EXISTS { MATCH (x)-[:NAMED_IN]->(p:Source) WHERE NOT p.register OR p.key IN asking } THEN 'bare'
          WHEN x.own_group OR EXISTS { MATCH (x)-[p:PART_OF]->(:Entity) WHERE p.live } THEN 'sub-groups' ELSE 'bodies' END AS pattern
RETURN x.key AS subject, x.name AS subject_name, [x.key] AS about, x.name AS name, pattern,
       CASE pattern WHEN 'rotating' THEN 'who holds the rotating chair of' ELSE 'a chair or lead officer of' END AS what,
       CASE pattern WHEN 'bare' THEN '; their register names none for any' ELSE '' END AS bare,
       CASE size(below) WHEN 0 THEN '' ELSE ', to which ' + reduce(s = below[0], n IN below[1..3] | s + ' and ' + n) + CASE WHEN size(below) > 3 THEN ' and others' ELSE '' END
         + CASE size(below) WHEN 1 THEN ' answers' ELSE ' answer' END END AS under,
       CASE WHEN pattern IN ['bodies', 'bare'] THEN 'ask' ELSE 'note' END AS level,
       coalesce(x.quotes, []) + quotes[0..1] AS quotes, coalesce(x.documents, []) + documents[0..1] AS documents, coalesce(x.dates, []) + dates[0..1] AS dates
ORDER BY name, subject
