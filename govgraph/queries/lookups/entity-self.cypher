// name: entity-self
// title: All that is known of one entity by itself
// param: entity (entity) its key
// columns: key, name, kind, subtype, status, live, accountable, aliases, facts, quote, document, date
MATCH (x:Entity {graph: $graph, key: $entity})
RETURN x.key AS key, x.name AS name, x.kind AS kind, x.subtype AS subtype, x.status AS status, x.live AS live,
       x.accountable AS accountable, x.aliases AS aliases,
       {meets: x.meets, meets_in_public: x.meets_in_public, last_meeting: x.last_meeting, next_meeting: x.next_meeting,
        website: x.website, statutory: x.statutory, established: x.established, ended: x.ended, purpose: x.purpose,
        members: x.members, budget: x.budget, identifier: x.identifier, last_review: x.last_review, next_review: x.next_review, terms_of_reference: x.terms_of_reference,
        significance: x.significance, directorate: x.directorate, risk: x.risk, quorum: x.quorum, places: x.places,
        vacancies: x.vacancies, funding: x.funding, liabilities: x.liabilities, powers: x.powers, objective: x.objective,
        funding_ends: x.funding_ends, support: x.support, governance: x.governance, note: x.note} AS facts,
       x.quotes AS quotes, x.documents AS documents, x.dates AS dates
ORDER BY key
