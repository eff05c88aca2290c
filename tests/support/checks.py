"""Tiny graphs for trying checks, and the trial: a check finds its fault in one graph and nothing in the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.model import Entity, Graph
from govgraph.graph.store.protocol import Store
from govgraph.queries import check
from tests.support.findings import subjects as told
from tests.support.graphs import build, entity, evidence, relation

Open = Callable[[Graph], Store]
Case = tuple[str, Graph, list[str], str, Graph]  # code, the graph that has the fault, subjects, a part of the message, one that has not

COUNCIL = entity("council", "organisation", subtype="county council")
A, B, C = entity("a"), entity("b"), entity("c")
PROJECT, ADA, BOB = entity("project", "project"), entity("ada", "person"), entity("bob", "person")
WARD = entity("ward", "place")
UP = relation("REPORTS_TO", "a", "b")


def body(**fields: Any) -> Entity:
    return entity("a", **fields)


def seats(number: int) -> Graph:
    bodies = [entity(f"g{i}") for i in range(number)]
    return build([ADA, *bodies], [relation("MEMBER_OF", "ada", one.id) for one in bodies])


def quartet(*members: str) -> Graph:
    """Four people who sit on these bodies."""
    people = [ADA, BOB, entity("eve", "person"), entity("ian", "person")]
    return build([A, B, *people], [relation("MEMBER_OF", one.id, key) for one in people for key in members])


def shared(*members: str, **fields: Any) -> Graph:
    people = [ADA, BOB, entity("eve", "person")]
    lines = [relation("MEMBER_OF", one.id, key) for one in people for key in members]
    return build(
        [body(**fields), entity("b", **fields), WARD, *people], [*lines, relation("COVERS", "a", "ward"), relation("COVERS", "b", "ward")]
    )


PURPOSE = {"purpose": "reduce violent crime together"}
NEWER = (evidence("still named", 1),)
LATER = (evidence("B oversees the project", 0, 80),)

SCRUTINY = entity("scrutiny", name="Environment Scrutiny Committee", subtype="committee")
GROUP = entity("group", name="HWB groups")
CHAIR = relation("CHAIRS", "ada", "a")


CELL = (Evidence("d" * 64, "register.csv", "B,Full Council", 0, 14),)


def register(**fields: Any) -> Entity:
    """A body of which only the register (the third document, here a CSV) tells."""
    return entity("b", evidence=CELL, **fields)


def with_register(*entities: Entity, relations: Any = ()) -> Graph:
    graph = build(entities, relations)
    return replace(graph, documents=(*graph.documents, SourceInfo("d" * 64, "register.csv", media_type="text/csv")))


TWO = build([A, B, C], [UP, relation("PART_OF", "a", "c")])
NO_LONGER = build(TWO.entities, [UP, relation("PART_OF", "a", "c", 1), relation("REPORTS_TO", "a", "c", status="past")])
D = entity("d")
BESIDE = relation("CHAIRS", "ada", "b")


def seated(words: str) -> Graph:
    """Two members of A, told in these words."""
    lines = [relation("MEMBER_OF", one, "a", evidence=(evidence(words),)) for one in ("ada", "bob")]
    return build([A, ADA, BOB], lines)


def named(cases: Sequence[Case]) -> list[str]:
    """The ids of cases: the code and a number."""
    return [f"{case[0]}-{at}" for at, case in enumerate(cases)]


def tried(store_of: Open, case: Case) -> None:
    """Whether a check finds its fault, each time with words and their place, and nothing in the sound graph."""
    code, faulty, subjects, words, sound = case
    found = check(store_of(faulty), [code])
    assert sorted(told(found)) == subjects
    for one in found:
        assert words in one.message and "{" not in one.message
        assert one.evidence and all(proof["quote"] and proof["document"] for proof in one.evidence)
        assert one.id.startswith(f"{code}-") and one.code == code
    assert check(store_of(sound), [code]) == []
