"""Whatever a graph holds: written in a form and read back, its things and lines are the same."""

from __future__ import annotations

import string
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgraph import Workspace
from govgraph.graph.build import build
from govgraph.graph.claims import Evidence
from govgraph.graph.formats import export
from govgraph.graph.merge.relations import relation_id
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.loaders import load
from govgraph.loaders.source import read_source

PROOF = (Evidence("ab" * 32, "other.pdf", "more words", 9, 19, 3, None), Evidence("cd" * 32, "paper.txt", "the words", 4, 13))
FILES = {
    "json": ("g.json",), "csv": ("entities.csv",), "register": ("g.xlsx",), "graphml": ("g.graphml",), "org": ("g.ttl",),
    "kumu": ("g.json",), "popolo": ("g.json",),
}  # fmt: skip
FIRST = ["Canal", "Harbour", "Marlow", "Averton", "Brack", "Wendle", "Penrose", "Tarn"]
SECOND = ["Skills", "Heritage", "Flood", "Orchard", "Library", "Footpath", "Lantern", "Kestrel"]
LAST = {
    "body": ("Board", "Forum", "Panel"), "organisation": ("Trust", "University", "Ltd"), "project": ("Project", "Scheme", "Programme"),
    "place": ("Vale", "Cross", "End"), "plan": ("Strategy", "Plan", "Framework"),
}  # fmt: skip
KIND = list(schema().kinds)
TEXT = st.text(string.ascii_lowercase + " ", min_size=3, max_size=12).map(lambda text: "x" + " ".join(text.split()) + "y")


def _name(kind: str, number: int) -> str:
    first, second = FIRST[number % 8], SECOND[number // 8 % 8]
    return f"Ada{first.lower()} {second}mere" if kind == "person" else f"{first} {second} {LAST[kind][number % 3]}"


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Up to eight things of any kind with facts, and lines of every type that the schema admits between them."""
    kinds = draw(st.lists(st.sampled_from(KIND), min_size=2, max_size=8))
    entities = tuple(draw(_entities(kind, 7 * number + draw(st.integers(0, 6)))) for number, kind in enumerate(kinds))
    by_id = {one.id: one for one in entities}
    lines = draw(st.lists(_lines(by_id), max_size=12))
    ends = {(line.type, line.source, line.target): line for line in lines if line is not None}  # a bare line supports one with a role
    unique = {line.id: line for line in ends.values()}
    return Graph(entities=tuple(sorted(by_id.values(), key=lambda one: one.id)), relations=tuple(unique[key] for key in sorted(unique)))


@st.composite
def _entities(draw: st.DrawFn, kind: str, number: int) -> Entity:
    name = _name(kind, number)
    facts = {"meets": draw(st.sampled_from([None, "monthly", "every six weeks"])), "statutory": draw(st.sampled_from([None, True, False]))}
    facts |= {"established": draw(st.sampled_from([None, "2031", "2031-05-04"])), "purpose": draw(st.none() | TEXT)}
    aliases = (f"Old {name}",) if kind == "body" and draw(st.booleans()) else ()
    told = {key: value for key, value in facts.items() if value is not None} if kind in ("body", "project") else {}
    status = draw(st.sampled_from(["active", "active", "proposed", "suspended", "dissolved"])) if kind == "body" else "active"
    subtype = draw(st.sampled_from([None, "joint committee", "network"])) if kind == "body" else None
    return Entity(name.lower().replace(" ", "-"), kind, name, aliases, subtype, status, told, False, PROOF[: draw(st.integers(1, 2))])


@st.composite
def _lines(draw: st.DrawFn, by_id: dict[str, Entity]) -> Relation | None:
    kind = draw(st.sampled_from([one for one in schema().relations if one != "SUCCEEDS"]))
    source, target = draw(st.sampled_from(sorted(by_id))), draw(st.sampled_from(sorted(by_id)))
    spec = schema().relations[kind]
    if source == target or not spec.admits(by_id[source].kind, by_id[target].kind):
        return None
    if spec.symmetric and source > target:
        source, target = target, source
    role = {"CHAIRS": draw(st.sampled_from(["chair", "deputy chair"])), "MEMBER_OF": draw(st.sampled_from([None, "observer"]))}.get(kind)
    nature, frequency = (draw(st.none() | TEXT), draw(st.sampled_from([None, "annual"]))) if kind == "REPORTS_TO" else (None, None)
    status = draw(st.sampled_from(["active", "active", "past", "proposed"]))
    made = relation_id(kind, source, target, role)
    return Relation(made, kind, source, target, PROOF[:1], role, nature, frequency, status, "explicit", 0.9, "a")


def things(graph: Graph) -> set[object]:
    return {(one.kind, one.name, one.aliases, one.subtype, one.status, tuple(sorted(one.properties.items()))) for one in graph.entities}


def lines(graph: Graph) -> set[object]:
    names = {one.id: one.name for one in graph.entities}
    found = set()
    for one in graph.relations:
        ends = (names[one.source], names[one.target])
        ends = tuple(sorted(ends)) if schema().relations[one.type].symmetric else ends
        found.add((one.type, *ends, one.role, one.nature, one.frequency, one.status))
    return found


@pytest.mark.parametrize("form", FILES)
@given(graph=graphs())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_back(form: str, graph: Graph) -> None:
    with TemporaryDirectory() as room:
        place = Path(room) if form == "csv" else Path(room, FILES[form][0])
        export(graph, form, place)
        back = build([read_source(Path(room, name)) for name in FILES[form]]).graph
    assert things(back) == things(graph)
    assert lines(back) == lines(graph)


@pytest.mark.parametrize("form", ["json", "csv"])
@given(graph=graphs())
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_our_own_forms_keep_every_quote_and_page(form: str, graph: Graph) -> None:
    with TemporaryDirectory() as room:
        export(graph, form, Path(room) if form == "csv" else Path(room, "g.json"))
        back = build([read_source(Path(room, FILES[form][0]))]).graph
    assert {one.name: one.evidence for one in back.entities} == {one.name: one.evidence for one in graph.entities}
    assert {one.evidence for one in back.relations} == {one.evidence for one in graph.relations}


@given(graph=graphs())
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_either_file_of_a_csv_export_is_the_whole_graph_and_both_are_it_once(graph: Graph) -> None:
    with TemporaryDirectory() as room:
        export(graph, "csv", Path(room, "out"))
        for named in ("out/relations.csv", "out/entities.csv", "out"):
            workspace = Workspace.create(Path(room, f"ws-{Path(named).stem}"))
            load(workspace, [Path(room, named)])
            assert things(workspace.graph()) == things(graph)
            assert lines(workspace.graph()) == lines(graph)
        assert [issue.document for issue in workspace.issues()] == (["relations.csv"] if graph.entities else [])
