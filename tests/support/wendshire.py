"""Wendshire, an invented county: a graph rich enough for a report, the year before it, and findings about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.model import Disagreement, Entity, Graph, Proposal, Relation
from govgraph.graph.schema import schema
from govgraph.queries.checking import Finding

REPORT = SourceInfo("1" * 64, "wendshire-partnerships-2024.docx", title="Partnerships in Wendshire: annual report to Cabinet",
                    date="2024-11-12", publisher="Wendshire County Council", characters=48210)  # fmt: skip
TERMS = SourceInfo("2" * 64, "brackdale-terms-of-reference.pdf", title="Terms of reference of the Brackdale partnerships",
                   date="2023-06", publisher="Brackdale District Council", characters=12890)  # fmt: skip
REGISTER = SourceInfo("3" * 64, "projects register.xlsx", title="Register of joint projects", date=None, characters=3120)
DOCUMENTS = (REPORT, TERMS, REGISTER)


def remark(
    id: str, code: str, level: str, title: str, subject: str, subject_name: str, message: str,
    name: str = "check", why: str = "", remedy: str = "", evidence: list[dict[str, Any]] | None = None,
) -> Finding:  # fmt: skip
    """A finding as the checks make them."""
    return Finding(
        id, code, name, level, title, why, remedy, subject, subject_name, message,
        about=(subject,), evidence=evidence or [], cause=f"cause of {id}",
    )  # fmt: skip


def said(quote: str, source: SourceInfo = REPORT, start: int = 100) -> Evidence:
    """One evidence."""
    return Evidence(source.sha256, source.file, quote, start, start + len(quote), page=3 if source is TERMS else None)


def line(type: str, source: str, target: str, quote: str, where: SourceInfo = REPORT, **fields: Any) -> Relation:
    """One relation with its quote."""
    role = fields.get("role")
    dates = (where.date,) if where.date else ()
    key = ":".join([type.lower(), source, target, *([role] if role else [])])
    return Relation(key, type, source, target, (said(quote, where),), dates=dates, **fields)


def one(id: str, kind: str, name: str, subtype: str | None = None, **fields: Any) -> Entity:
    """One entity, named in the report unless told otherwise."""
    fields.setdefault("evidence", (said(name),))
    return Entity(id, kind, name, subtype=subtype, accountable=schema().accountable(kind, subtype), **fields)


_ENTITIES = (
    one("wcc", "organisation", "Wendshire County Council", "county council", aliases=("County Council", "WCC")),
    one("acc", "organisation", "Averton City Council", "city council"),
    one("bdc", "organisation", "Brackdale District Council", "district council"),
    one("nhs", "organisation", "Wendshire NHS Trust", "nhs body"),
    one("voice", "organisation", "Wendshire Voluntary Action", "charity"),
    one("hwb", "body", "Health and Wellbeing Board", "board", aliases=("HWB",), properties={"meets": "quarterly", "meets_in_public": True}),
    one("trust", "body", "Children’s Trust", "partnership", properties={"last_meeting": "2024-03"}),
    one("hig", "body", "Health Improvement Group", "sub-group"),
    one("safer", "body", "Safer Wendshire Partnership", "partnership"),
    one("acsp", "body", "Averton Community Safety Partnership", "partnership"),
    one("bcsp", "body", "Brackdale Community Safety Partnership", "partnership"),
    one("env", "body", "Environment Partnership", "partnership", status="dissolved", properties={"ended": "2023-12"}),
    one("waste", "body", "Environment and Waste Partnership", "partnership"),
    one("tfg", "body", "Warm Homes Task and Finish Group", "task and finish group", status="suspended"),
    one("forum", "body", "Marlow End Forum", "forum"),
    one("ring-a", "body", "Skills Steering Group", "steering group"),
    one("ring-b", "body", "Jobs and Skills Network", "network"),
    one("scrutiny", "body", "Performance Scrutiny Committee", "committee"),
    one("warm", "project", "Warm Homes Brack", "programme"),
    one("steps", "project", "First Steps", "project"),
    one("bikes", "project", "Bikes for Castleford", "scheme"),
    one("streets", "project", "Streets Alive", "project", status="completed"),
    one("ahmed", "person", "Cllr Nadia Ahmed"),
    one("birch", "person", "Tom Birch"),
    one("okoro", "person", "Dr Ife Okoro"),
    one("lead", "person", "Director of Public Health"),
    one("averton", "place", "Averton", "city"),
    one("brackdale", "place", "Brackdale", "district"),
    one("marlow", "place", "Marlow End", "town"),
    one("castleford", "place", "Castleford Cross", "town"),
    one("strategy", "plan", "Joint Health Strategy", "strategy"),
)
_RELATIONS = (
    line("REPORTS_TO", "hwb", "wcc", "The Health and Wellbeing Board reports to the County Council once a year.", nature="annual report", frequency="annually"),
    line("REPORTS_TO", "trust", "hwb", "The Children’s Trust reports to the Board after each meeting."),
    line("PART_OF", "hig", "hwb", "The Health Improvement Group is a sub-group of the Board."),
    line("REPORTS_TO", "hig", "trust", "It also sends its minutes to the Children’s Trust.", certainty="inferred", confidence=0.6),
    line("REPORTS_TO", "safer", "wcc", "Safer Wendshire Partnership: reports to Cabinet", certainty="layout"),
    line("PART_OF", "acsp", "safer", "The two district partnerships are part of Safer Wendshire."),
    line("PART_OF", "bcsp", "safer", "The two district partnerships are part of Safer Wendshire."),
    line("REPORTS_TO", "bcsp", "bdc", "The Partnership shall report to the District Council.", TERMS),
    line("SUCCEEDS", "waste", "env", "The Environment and Waste Partnership took over from the Environment Partnership in December."),
    line("REPORTS_TO", "ring-a", "ring-b", "The steering group answers to the Jobs and Skills Network."),
    line("REPORTS_TO", "ring-b", "ring-a", "The network is steered by the Skills Steering Group."),
    line("SCRUTINISED_BY", "hwb", "scrutiny", "Its work is looked at by the Performance Scrutiny Committee."),
    line("OVERSEES", "tfg", "warm", "Warm Homes Brack | overseen by | Warm Homes Task and Finish Group", REGISTER, certainty="layout"),
    line("REPORTS_TO", "tfg", "hig", "The task and finish group reports to the Health Improvement Group.", TERMS, status="suspended"),
    line("OVERSEES", "trust", "steps", "First Steps is overseen by the Children’s Trust."),
    line("DELIVERS", "voice", "bikes", "Bikes for Castleford | delivered by | Wendshire Voluntary Action", REGISTER, certainty="layout"),
    line("RELATED_TO", "forum", "hig", "Marlow End Forum keeps in touch with the Health Improvement Group."),
    line("CHAIRS", "ahmed", "hwb", "Chair: Cllr Nadia Ahmed", role="chair", certainty="layout"),
    line("CHAIRS", "ahmed", "safer", "Cllr Nadia Ahmed is interim chair.", role="interim chair"),
    line("MEMBER_OF", "ahmed", "trust", "Members: Cllr Nadia Ahmed, Tom Birch"),
    line("MEMBER_OF", "birch", "trust", "Members: Cllr Nadia Ahmed, Tom Birch"),
    line("CHAIRS", "birch", "bcsp", "Chair | Tom Birch", TERMS, role="chair", certainty="layout"),
    line("MEMBER_OF", "okoro", "hig", "Dr Ife Okoro, Public Health"),
    line("LEADS", "lead", "hwb", "Lead officer: Director of Public Health", role="lead officer", certainty="layout"),
    line("MEMBER_OF", "nhs", "hwb", "Members are the County Council and the NHS Trust."),
    line("MEMBER_OF", "nhs", "trust", "The NHS Trust sits on the Children’s Trust."),
    line("MEMBER_OF", "bdc", "bcsp", "The District Council is a member.", TERMS),
    line("COVERS", "acsp", "averton", "for the city of Averton"),
    line("COVERS", "bcsp", "brackdale", "for the district of Brackdale", TERMS),
    line("COVERS", "warm", "brackdale", "Warm Homes Brack | Brackdale", REGISTER),
    line("COVERS", "forum", "marlow", "residents of Marlow End"),
    line("COVERS", "bikes", "castleford", "Bikes for Castleford | Castleford Cross", REGISTER),
    line("PRODUCES", "hwb", "strategy", "The Board is responsible for the Joint Health Strategy."),
    line("WORKS_FOR", "okoro", "nhs", "Dr Ife Okoro, Wendshire NHS Trust"),
)
_PROPOSALS = (
    Proposal("env", "waste", 0.83, {"name": 0.96, "members": 0.0, "superior": 0.5, "purpose": 0.71}),
    Proposal("acsp", "bcsp", 0.64, {"name": 0.81, "superior": 1.0}),
)
_DISAGREEMENTS = (
    Disagreement("trust", "status", (("active", said("The Trust met in March.")), ("suspended", said("The Trust is paused.", TERMS)))),
    Disagreement("bcsp", "superior", (("Safer Wendshire Partnership", said("are part of Safer Wendshire")),
                                      ("Brackdale District Council", said("shall report to the District Council", TERMS)))),
)  # fmt: skip


def wendshire() -> Graph:
    """The graph of this year."""
    by_id = {"key": lambda item: item.id}
    return Graph(DOCUMENTS, tuple(sorted(_ENTITIES, **by_id)), tuple(sorted(_RELATIONS, **by_id)),
                 tuple(sorted(_PROPOSALS, key=lambda item: (item.a, item.b))), _DISAGREEMENTS, ("0123456789ab", "ba9876543210"))  # fmt: skip


def last_year() -> Graph:
    """The graph of the year before: no forum, no line to the County Council, the Environment Partnership alive, a group since gone."""
    graph = wendshire()
    gone = one("transport", "body", "Local Transport Board", "board")
    entities = [replace(item, status="active", properties={}) if item.id == "env" else item for item in graph.entities if item.id != "forum"]
    kept = [item for item in graph.relations if "forum" not in (item.source, item.target) and item.id != "reports_to:hwb:wcc"]
    lines = [*kept, line("REPORTS_TO", "transport", "wcc", "The Local Transport Board reports to the County Council.", TERMS)]
    return Graph(DOCUMENTS[1:], tuple(sorted([*entities, gone], key=lambda item: item.id)), tuple(sorted(lines, key=lambda item: item.id)))


def findings() -> list[Finding]:
    """Findings of every level."""
    def quote(text: str, source: SourceInfo = REPORT) -> dict[str, Any]:
        return {"quote": text, "document": source.file, "date": source.date}

    return [
        remark("GG003-1", "GG003", "act", "Circle of reporting", "ring-a", "Skills Steering Group",
               "Skills Steering Group → Jobs and Skills Network → Skills Steering Group: nobody outside ever sees this work.",
               why="In a circle each body answers only to the others, so nobody is accountable.",
               remedy="Agree which of the two is the superior, and have it report to an accountable body.",
               evidence=[quote("The steering group answers to the Jobs and Skills Network."),
                         quote("The network is steered by the Skills Steering Group.")]),
        remark("GG010-1", "GG010", "act", "Project under no body", "bikes", "Bikes for Castleford",
               "No source says which body oversees Bikes for Castleford.",
               why="A project that nobody oversees can overspend or stop without anyone being told.",
               remedy="Name an overseeing body in the register.",
               evidence=[quote("Bikes for Castleford | delivered by | Wendshire Voluntary Action", REGISTER)]),
        remark("GG004-1", "GG004", "ask", "Superior is suspended", "warm", "Warm Homes Brack",
               "Warm Homes Brack is overseen by Warm Homes Task and Finish Group, which is suspended.",
               why="Nobody receives its reports for as long as the group does not meet.", remedy="Move oversight to a body that meets.",
               evidence=[quote("Warm Homes Brack | overseen by | Warm Homes Task and Finish Group", REGISTER)]),
        remark("GG001-1", "GG001", "ask", "No reporting line", "forum", "Marlow End Forum",
               "Marlow End Forum reports to no one that a source names.",
               why="Its decisions reach no accountable body.", remedy="Ask its chair to whom it reports, and record a decision."),
        remark("GG020-1", "GG020", "note", "Interim chair", "safer", "Safer Wendshire Partnership",
               "Cllr Nadia Ahmed is interim chair.", why="Interim posts are easily forgotten.", remedy="Confirm or replace.",
               evidence=[quote("Cllr Nadia Ahmed is interim chair.")]),
    ]  # fmt: skip
