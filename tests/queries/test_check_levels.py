"""How grave a finding is, and in which words: what is only likely, usual or half known is lowered, and the other half said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.store.protocol import Store
from govgraph.queries import check
from tests.support.graphs import build, entity, evidence, relation

Open = Callable[[Graph], Store]
A, B, C = entity("a"), entity("b"), entity("c")
ADA = entity("ada", "person")
UP = relation("REPORTS_TO", "a", "b")
CHAIR = relation("CHAIRS", "ada", "a")
COUNCIL = entity("council", "organisation", subtype="county council")
LATER = (evidence("A in the second year", 1),)
FUTURE = {"next_meeting": "2015-01-20"}


def listed(*entities: Entity, relations: tuple[Relation, ...] = ()) -> Graph:
    """These, of which a register alone tells."""
    source = SourceInfo("d" * 64, "register.csv", media_type="text/csv")
    cell = (Evidence(source.sha256, source.file, "A,Inactive,B", 0, 12),)
    graph = build([replace(one, evidence=cell) for one in entities], [replace(one, evidence=cell) for one in relations])
    return replace(graph, documents=(*graph.documents, source))


def both(*members: Entity) -> Graph:
    """Who sits on A and B alike."""
    return build([A, B, *members], [relation("MEMBER_OF", one.id, key) for one in members for key in ("a", "b")])


PEOPLE = [entity(name, "person") for name in ("ada", "bob", "eve", "ian")]
COUNCILS = [entity(f"{name}-council", "organisation", subtype="district council") for name in ("quay", "lock", "weir", "pier")]


def overdue(*others: Entity) -> Graph:
    """A was to meet; a later paper tells who chairs it, and of the others."""
    chair = relation("CHAIRS", "ada", "a", 1)
    return build([entity("a", properties=FUTURE), ADA, *others], [chair])


LEVELS = [
    ("GG006", build([A, entity("b", status="suspended")], [UP]), "ask", "A answers to B, which is suspended"),
    ("GG006", listed(A, entity("b", status="suspended"), relations=(UP,)), "ask", "A answers to B, which is not active"),
    ("GG019", overdue(), "note", "tells of the body and of no meeting since"),
    ("GG019", overdue(entity("b", properties={"last_meeting": "2016-09"}, evidence=LATER)), "ask", "no meeting since"),
    ("GG024", build([A, B, ADA], [UP, CHAIR, relation("CHAIRS", "ada", "b")]), "act", "chairs B"),
    ("GG024", build([A, B, ADA], [UP, CHAIR, relation("CHAIRS", "ada", "b", role="deputy chair")]), "ask", "is deputy chair of B"),
    ("GG024", build([A, B, ADA], [UP, CHAIR, relation("MEMBER_OF", "ada", "b")]), "note", "sits on B"),
    ("GG026", build([entity("a", status="suspended")]), "ask", "A is suspended, and no paper"),
    ("GG026", listed(entity("a", status="suspended")), "note", "A is not active, and no paper"),
    ("GG027", build([entity("a", properties={"funding_ends": "ends in 2015"})]), "act", "of A: ends in 2015; no later paper names it"),
    (
        "GG027",
        build([entity("a", properties={"funding_ends": "ends in 2015"}, evidence=(evidence("A funding", 0), evidence("A", 1)))]),
        "act",
        "ends in 2015; a paper of 2016-11 still names it",
    ),
    ("GG027", build([entity("a", properties={"funding_ends": "ends in 2017"}, evidence=(evidence("A funding", 1),))]), "act", "of A: ends in 2017"),
    ("GG028", build([entity("a", properties={"support": "no officer"})]), "act", "The papers say of A: no officer"),
    (
        "GG028",
        build([entity("a", properties={"support": "no officer"}), COUNCIL], [relation("HOSTS", "council", "a", role="secretariat")]),
        "ask",
        "of A: no officer; yet its secretariat is held by Council",
    ),
    ("GG032", both(*PEOPLE), "ask", "4 members sit on both A and B"),
    ("GG032", both(*COUNCILS), "note", "4 members sit on both A and B"),
]


@pytest.mark.parametrize(("code", "graph", "level", "words"), LEVELS, ids=[f"{one[0]}-{one[2]}-{at}" for at, one in enumerate(LEVELS)])
def test_the_level_follows_from_what_is_known(store_of: Open, code: str, graph: Graph, level: str, words: str) -> None:
    (one,) = check(store_of(graph), [code])
    assert one.level == level and words in one.message


def test_what_is_shown_of_an_end_are_the_words_that_tell_of_it(store_of: Open) -> None:
    said = [evidence(words) for words in ("Chair | Ada Bell", "The B was wound up in May", "B meets monthly")]
    (one,) = check(store_of(build([A, entity("b", status="dissolved", evidence=tuple(said))], [UP])), ["GG005"])
    assert [proof["quote"] for proof in one.evidence] == ["a REPORTS_TO b", "The B was wound up in May"]


def test_a_group_says_what_its_names_alone_do_not(store_of: Open) -> None:
    lines = [relation("REPORTS_TO", low, high) for low in ("a", "b") for high in ("c", "d")]
    (one,) = check(store_of(build([A, B, C, entity("d"), entity("e")], [*lines, relation("PART_OF", "b", "e")])), ["GG009"])
    assert one.message == "2 bodies answer to more than one body (A to C and D; B to 3 others)"
    assert [item.message for item in one.items] == ["A answers to 2 bodies: C; D", "B answers to 3 bodies: C; D; E"]
    assert len(one.evidence) == 5, "of few items as many quotes as show the fault"


def test_of_a_large_group_each_is_shown_once(store_of: Open) -> None:
    bodies = [entity(f"g{at}", properties={"meets": "monthly"}, evidence=(evidence(f"G{at}"), evidence(f"{at} times a month"))) for at in range(7)]
    (one,) = check(store_of(build(bodies)), ["GG001"])
    assert len(one.items) == len(one.evidence) == 7
