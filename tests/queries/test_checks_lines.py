"""Checks of the lines upward: where they are missing, break off, run in a circle or lead two ways. Each on a tiny graph that has the fault and on one that has not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgraph.graph.model import Proposal
from tests.support.checks import ADA, COUNCIL, GROUP, NO_LONGER, SCRUTINY, TWO, UP, WARD, A, B, C, Case, D, Open, body, named, tried
from tests.support.graphs import build, entity, relation

CASES: list[Case] = [
    (
        "GG001",
        build([body(properties={"meets": "monthly"}), COUNCIL]),
        ["a"],
        "A states no reporting line",
        build([A, COUNCIL], [relation("REPORTS_TO", "a", "council")]),
    ),
    (
        "GG001",
        build([A]),
        ["a"],
        "A states no reporting line",
        build([body(subtype="cabinet"), entity("gone", status="dissolved"), ADA, SCRUTINY, GROUP]),
    ),
    (
        "GG001",
        build([A, B, COUNCIL], [relation("SUCCEEDS", "a", "b")]),
        ["a"],
        "A states no reporting line",
        build([A, B, COUNCIL], [relation("SUCCEEDS", "a", "b"), relation("REPORTS_TO", "a", "council")]),
    ),
    (
        "GG001",
        build([A, C]),
        ["a", "c"],
        "2 bodies that the papers just name state no reporting line (A; C)",
        build([body(properties={"governance": "their own"})]),
    ),
    ("GG001", build([A]), ["a"], "A states", build([A, SCRUTINY], [relation("SCRUTINISED_BY", "a", "scrutiny")])),
    (
        "GG001",
        build([entity("committee", name="Council Licensing Committee")]),
        ["committee"],
        "states no reporting line",
        build([entity("committee", name="Council Licensing Committee"), COUNCIL]),
    ),
    # A post and an elected office answer outside the structure; what may be one body under two names is told by GG015 only.
    ("GG001", build([A]), ["a"], "A states", build([body(subtype="elected office")])),
    (
        "GG003",
        build([A, B, C], [UP, relation("PART_OF", "c", "a")]),
        ["b"],
        "No paper says to whom B answers, though 2 (A; C) stand under it",
        build([A, B, COUNCIL], [UP, relation("REPORTS_TO", "b", "council")]),
    ),
    (
        "GG003",
        build([A, B, C, COUNCIL], [UP, relation("REPORTS_TO", "c", "b")]),
        ["b"],
        "(A; C)",
        build([A, B, COUNCIL], [UP, relation("REPORTS_TO", "a", "council")]),
    ),
    (
        "GG003",
        build([A, B, COUNCIL], [UP, relation("REPORTS_TO", "b", "council", status="past")]),
        ["b"],
        "though A stands under it",
        build([A, B, COUNCIL], [UP, relation("REPORTS_TO", "b", "council", status="proposed")]),
    ),
    (
        "GG003",
        build([A, B], [UP]),
        ["b"],
        "though A stands under it",
        build([A, SCRUTINY, GROUP], [relation("REPORTS_TO", "a", "scrutiny"), relation("PART_OF", "a", "group")]),
    ),
    (
        "GG003",
        build([A, B], [UP]),
        ["b"],
        "stands under it",
        build([A, entity("b", subtype="elected office"), entity("c", subtype="post")], [UP, relation("REPORTS_TO", "a", "c")]),
    ),
    (
        "GG004",
        build([A, B, C], [UP, relation("REPORTS_TO", "b", "c"), relation("REPORTS_TO", "c", "a")]),
        ["a"],
        "A → B → C → A",
        build([A, B, C], [UP, relation("REPORTS_TO", "b", "c"), relation("REPORTS_TO", "c", "a", status="past")]),
    ),
    (
        "GG004",
        build([A, B], [UP, relation("REPORTS_TO", "b", "a"), relation("PART_OF", "b", "a", status="past")]),
        ["a"],
        "A → B → A",
        build([A, B], [UP, relation("PART_OF", "b", "a")]),
    ),
    (
        "GG005",
        build([A, entity("b", status="dissolved")], [UP]),
        ["a"],
        "A answers to B, which is dissolved",
        build([A, entity("b", status="dissolved")], [relation("REPORTS_TO", "a", "b", status="past")]),
    ),
    (
        "GG005",
        build([A, C, entity("b", status="dissolved")], [UP, relation("PART_OF", "c", "b")]),
        ["a", "c"],
        "2 bodies and projects answer to B, which is dissolved (A; C)",
        build([A, C, B], [UP, relation("PART_OF", "c", "b")]),
    ),
    (
        "GG006",
        build([A, entity("b", status="suspended")], [UP]),
        ["a"],
        "B, which is suspended",
        build([body(status="suspended"), entity("b", status="suspended")], [UP]),
    ),
    ("GG007", build([A, entity("b", status="proposed")], [UP]), ["a"], "B, which is only proposed", build([A, B], [UP])),
    (
        "GG008",
        build([A, B], [UP]),
        ["a"],
        "B, which is named nowhere else",
        build([A, B, ADA, SCRUTINY], [UP, relation("CHAIRS", "ada", "b"), relation("REPORTS_TO", "b", "scrutiny")]),
    ),
    (
        "GG009",
        build([A, B, C], [UP, relation("PART_OF", "a", "c")]),
        ["a"],
        "A answers to 2 bodies: B; C",
        build([A, B, entity("c", status="past")], [UP, relation("PART_OF", "a", "b"), relation("PART_OF", "a", "c")]),
    ),
    (
        "GG009",
        build([A, B, C], [UP, relation("PART_OF", "a", "c"), relation("REPORTS_TO", "c", "b", status="past")]),
        ["a"],
        "A answers to 2 bodies: B; C",
        build(
            [A, B, C, SCRUTINY],
            [UP, relation("PART_OF", "a", "c"), relation("REPORTS_TO", "c", "b"), relation("REPORTS_TO", "a", "scrutiny")],
        ),
    ),
    ("GG009", TWO, ["a"], "A answers to 2 bodies: B; C", replace(TWO, proposals=(Proposal("b", "c", 0.9),))),
    ("GG009", TWO, ["a"], "A answers to 2 bodies", build([A, B, entity("c", name="B executive group")], TWO.relations)),
    (
        "GG009",
        NO_LONGER,
        ["a"],
        "A answers to 2 bodies: B; C",
        build(TWO.entities, [*TWO.relations, relation("REPORTS_TO", "a", "c", 1, status="past")]),
    ),
    (
        "GG009",
        TWO,
        ["a"],
        "A answers to 2 bodies",
        build([A, B, C, D], [*TWO.relations, relation("REPORTS_TO", "c", "d"), relation("REPORTS_TO", "d", "a")]),
    ),
    (
        "GG010",
        build([A, B], [UP, relation("PART_OF", "b", "a"), relation("PART_OF", "a", "b", status="past")]),
        ["a"],
        "A answers to B",
        build([A, B], [UP, relation("PART_OF", "b", "a", status="past")]),
    ),
    (
        "GG010",
        build([A, B], [UP, relation("PART_OF", "b", "a")]),
        ["a"],
        "A answers to B, which is a part of it",
        build([A, B], [UP, relation("PART_OF", "a", "b")]),
    ),
    (
        "GG023",
        build([A, B], [relation("REPORTS_TO", "a", "b", confidence=0.55)]),
        ["a"],
        "only by a weak claim (55 % sure)",
        build([A, B, C], [relation("REPORTS_TO", "a", "b", confidence=0.55), relation("REPORTS_TO", "a", "c")]),
    ),
    (
        "GG030",
        build([A, B], [UP, relation("SCRUTINISED_BY", "b", "a")]),
        ["b"],
        "A reports to B and is also to hold it to account",
        build([A, SCRUTINY], [relation("REPORTS_TO", "a", "scrutiny"), relation("SCRUTINISED_BY", "a", "scrutiny")]),
    ),
    (
        "GG036",
        build(
            [entity("a", name="Ward forum"), entity("b", name="Quay forum", subtype="local forum"), WARD, entity("quay", "place")],
            [relation("COVERS", "a", "ward"), relation("COVERS", "b", "quay")],
        ),
        ["a", "b"],
        "2 local bodies in 2 areas state no reporting line",
        build([entity("a", name="Ward forum"), WARD], [relation("COVERS", "a", "ward")]),
    ),
    (
        "GG036",
        build([entity("a", subtype="local partnership"), WARD], [relation("COVERS", "a", "ward")]),
        ["a"],
        "A states no reporting line",
        build([A, WARD], [relation("COVERS", "a", "ward")]),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_a_check_finds_its_fault_and_nothing_else(store_of: Open, case: Case) -> None:
    tried(store_of, case)
