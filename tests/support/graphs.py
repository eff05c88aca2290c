"""Graphs for tests: small hand-made ones (`build`) and hypothesis's own (`graphs`), hostile on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.model import Disagreement, Entity, Graph, Proposal, Relation
from govgraph.graph.schema import schema

DOCUMENTS = (
    SourceInfo(
        "a" * 64, "wendshire-report-2014.txt", title="Partnerships update 2014", date="2014-09-30", publisher="Wendshire County Council"
    ),
    SourceInfo("b" * 64, "wendshire-report-2016.html", media_type="text/html", title="Partnerships update 2016", date="2016-11"),
    SourceInfo("c" * 64, "undated notes.md", media_type="text/markdown"),
)

# Names that have broken a store, a query or a page somewhere: quotes, accents, composed and not, right to left, operators, markup.
NAMES = (
    "Wendshire Wellbeing Board",
    'O\'Leary "Joint" Forum',
    "Comité de pilotage d'Évry",
    "Comite\u0301 Zoe\u0308",
    "مجلس الشراكة",
    "ועדת היגוי",
    "Brack & Marlow End — Alliance",
    "$graph {key: 1}) //",
    "<script>alert(1)</script>",
    "Straße İstanbul",
    "back\\slash `tick` 'x'",
    "健康委員会",
)
ROLES = {
    "CHAIRS": (None, "chair", "deputy chair", "interim chair"),
    "LEADS": ("lead officer", "lead member"),
    "MEMBER_OF": (None, 'vice "chair"'),
}
SUBTYPES: dict[str, tuple[str | None, ...]] = {
    "body": ("board", "task and finish group", "cabinet", None),
    "organisation": ("county council", "charity"),
    "project": ("programme",),
    "person": (None,),
    "place": ("ward",),
    "plan": ("strategy",),
}


def relation_id(type: str, source: str, target: str, role: str | None = None) -> str:
    """An id as the graph room makes them: by type, ends and role."""
    return ":".join([type.lower(), source, target, *([role] if role else [])])


def evidence(quote: str, document: int = 0, start: int = 0) -> Evidence:
    """One evidence in one of DOCUMENTS."""
    source = DOCUMENTS[document]
    return Evidence(source.sha256, source.file, quote, start, start + len(quote))


def relation(type: str, source: str, target: str, document: int = 0, **fields: Any) -> Relation:
    """A relation with a quote of its own; `fields` are those of Relation."""
    role = fields.get("role")
    date = DOCUMENTS[document].date
    fields.setdefault("evidence", (evidence(f"{source} {type} {target} {role or ''}".strip(), document),))
    fields.setdefault("dates", (date,) if date else ())
    return Relation(relation_id(type, source, target, role), type, source, target, **fields)


def entity(id: str, kind: str = "body", **fields: Any) -> Entity:
    """An entity named after its id unless told otherwise; accountable as the schema says."""
    fields.setdefault("name", id.replace("-", " ").title())
    fields.setdefault("evidence", (evidence(fields["name"]),))
    fields.setdefault("accountable", schema().accountable(kind, fields.get("subtype")))
    return Entity(id, kind, **fields)


def build(
    entities: Iterable[Entity],
    relations: Iterable[Relation] = (),
    proposals: Iterable[Proposal] = (),
    disagreements: Iterable[Disagreement] = (),
) -> Graph:
    """A Graph over DOCUMENTS, sorted by id as the graph room sorts."""
    return Graph(
        DOCUMENTS,
        tuple(sorted(entities, key=lambda one: one.id)),
        tuple(sorted(relations, key=lambda one: one.id)),
        tuple(sorted(proposals, key=lambda one: (one.a, one.b))),
        tuple(sorted(disagreements, key=lambda one: (one.subject, one.what))),
    )


@st.composite
def graphs(draw: st.DrawFn, max_entities: int = 9, max_relations: int = 16) -> Graph:
    """Any graph that the schema admits: circles, several superiors, parallel relations, every status, hostile names."""
    entities = [draw(_entities(number)) for number in range(draw(st.integers(1, max_entities)))]
    found = draw(st.lists(_relations(entities), max_size=max_relations)) if len(entities) > 1 else []
    relations = {one.id: one for one in found if one is not None}
    return build(entities, relations.values(), draw(_proposals(entities)), draw(_disagreements(entities)))


_STATUS = st.sampled_from(["active"] * 6 + sorted(schema().statuses))


@st.composite
def _entities(draw: st.DrawFn, number: int) -> Entity:
    kind = draw(st.sampled_from(["body"] * 6 + sorted(schema().kinds)))
    facts: dict[str, str | bool] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "meets": st.sampled_from(["quarterly", "3 times per year"]),
                "meets_in_public": st.booleans(),
                "next_meeting": st.sampled_from(["2014-10-01", "2017-01", "2013"]),
                "last_meeting": st.sampled_from(["2014-07-16", "2016"]),
                "ended": st.just("2015-03"),
                "purpose": st.sampled_from(["improve health and wellbeing", "reduce crime"]),
            },
        )
    )
    return entity(
        f"{'xyz'[number % 3]}-{number}",
        kind,
        name=f"{draw(st.sampled_from(NAMES))} {number}",
        aliases=tuple(sorted(draw(st.sets(st.sampled_from(["WWB", "the Board", "Zoë's"]), max_size=2)))),
        subtype=draw(st.sampled_from(SUBTYPES[kind])),
        status=draw(_STATUS),
        properties=facts,
    )


@st.composite
def _relations(draw: st.DrawFn, entities: list[Entity]) -> Relation | None:
    source, target = draw(st.sampled_from(entities)), draw(st.sampled_from(entities))
    types = [key for key, row in schema().relations.items() if row.admits(source.kind, target.kind)]
    if source.id == target.id or not types:
        return None
    strong = [key for key in types if schema().relations[key].accountability != "none"]
    type = draw(st.sampled_from(strong * 3 + types))
    return relation(
        type,
        source.id,
        target.id,
        draw(st.integers(0, len(DOCUMENTS) - 1)),
        role=draw(st.sampled_from(ROLES.get(type, (None,)))),
        nature=draw(st.sampled_from([None, "annual report"])) if type == "REPORTS_TO" else None,
        status=draw(_STATUS),
        certainty=draw(st.sampled_from(["explicit", "layout", "inferred"])),
        confidence=draw(st.sampled_from([0.95, 0.9, 0.55])),
    )


@st.composite
def _proposals(draw: st.DrawFn, entities: list[Entity]) -> list[Proposal]:
    if len(entities) < 2 or not draw(st.booleans()):
        return []
    a, b = sorted(one.id for one in draw(st.permutations(entities))[:2])
    return [Proposal(a, b, draw(st.sampled_from([0.8, 0.95])), {"name": 0.9})]


@st.composite
def _disagreements(draw: st.DrawFn, entities: list[Entity]) -> list[Disagreement]:
    if not draw(st.booleans()):
        return []
    subject = draw(st.sampled_from(entities))
    return [Disagreement(subject.id, "status", (("dissolved", evidence("is gone", 1)), ("active", evidence("meets still", 0))))]
