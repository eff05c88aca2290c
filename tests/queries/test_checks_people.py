"""Checks of chairs, leads, seats and members. Each on a tiny graph that has the fault and on one that has not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgraph.graph.model import Proposal
from tests.support.checks import (
    ADA,
    BESIDE,
    BOB,
    CELL,
    CHAIR,
    COUNCIL,
    NEWER,
    PURPOSE,
    SCRUTINY,
    UP,
    A,
    B,
    Case,
    Open,
    body,
    named,
    quartet,
    register,
    seated,
    seats,
    shared,
    tried,
    with_register,
)
from tests.support.graphs import build, entity, evidence, relation

HELD = relation("HOSTS", "council", "a", role="accountable body")
LEAD = relation("LEADS", "ada", "a", role="lead member")

CASES: list[Case] = [
    (
        "GG011",
        build([body(properties={"meets": "monthly"})]),
        ["a"],
        "No paper names a chair or lead officer of A",
        build([A, B, ADA, SCRUTINY], [UP, relation("CHAIRS", "ada", "b"), relation("REPORTS_TO", "b", "scrutiny")]),
    ),
    (
        "GG011",
        build([A, B, ADA], [UP, relation("CHAIRS", "ada", "b", role="previous chair")]),
        ["b"],
        "chair or lead officer of B",
        build([A, B, ADA], [UP, relation("LEADS", "ada", "b", role="lead officer")]),
    ),
    (
        "GG011",
        seated("Formerly chaired by Eve; members are Ada and Bob"),
        ["a"],
        "No paper names a chair",
        seated("It is chaired by a head teacher and made up of Ada and Bob"),
    ),
    (
        "GG011",
        build([B, body(properties={"meets": "monthly"}), ADA], [BESIDE]),
        ["a"],
        "No paper names a chair",
        build([B, body(properties={"meets": "monthly"}), ADA], [BESIDE], [Proposal("a", "b", 0.9)]),
    ),
    (
        "GG011",
        build([body(properties={"meets": "monthly", "vacancies": "Chair: vacant"}, evidence=(evidence("Chair: vacant"),))]),
        ["a"],
        "No paper names",
        build([body(properties={"meets": "monthly"}, subtype="post")]),
    ),
    (
        "GG011",
        build([body(properties={"meets": "monthly", "vacancies": "Chair: rotates"}, evidence=(evidence("rotates"),))]),
        ["a"],
        "No paper names who holds the rotating chair of A",
        build([body(properties={"vacancies": "Chair: rotates"}), ADA], [CHAIR]),
    ),
    (
        "GG011",
        with_register(register(properties={"meets": "monthly"}), entity("c", evidence=CELL, properties={"meets": "monthly"})),
        ["b", "c"],
        "2 bodies; their register names none for any (B; C)",
        with_register(register(properties={"meets": "monthly"}), ADA, relations=[BESIDE]),
    ),
    (
        "GG012",
        build([A, ADA], [relation("CHAIRS", "ada", "a", role="Interim chair")]),
        ["a"],
        "chaired by Ada as Interim chair, and no successor is named",
        build(
            [A, ADA, BOB],
            [
                relation("CHAIRS", "ada", "a", role="interim chair"),
                relation("CHAIRS", "bob", "a", role="incoming chair", status="proposed"),
            ],
        ),
    ),
    ("GG013", seats(5), ["ada"], "Ada sits on 5 bodies", seats(4)),
    (
        "GG014",
        build([A, entity("b", status="dissolved")], [relation("MEMBER_OF", "b", "a")]),
        ["a"],
        "B, a member of A, is dissolved",
        build([A, entity("b", status="dissolved")], [relation("MEMBER_OF", "b", "a", status="past")]),
    ),
    ("GG016", shared("a", "b"), ["a"], "A and B overlap in members and area", shared("a")),
    (
        "GG016",
        shared("a", properties=PURPOSE),
        ["a"],
        "A and B overlap in area and purpose",
        build([*shared("a", "b").entities], [*shared("a", "b").relations, UP]),
    ),
    (
        "GG024",
        build([A, B, ADA], [UP, CHAIR, relation("CHAIRS", "ada", "b")]),
        ["a"],
        "Ada chairs A and chairs B, to which it answers",
        build([A, B, ADA], [CHAIR, relation("CHAIRS", "ada", "b")]),
    ),
    (
        "GG024",
        build([A, B, ADA], [UP, CHAIR, relation("MEMBER_OF", "ada", "b")]),
        ["a"],
        "sits on B",
        build([A, B, ADA, BOB], [UP, CHAIR, relation("MEMBER_OF", "bob", "b")]),
    ),
    (
        "GG024",
        build([A, B, ADA], [UP, CHAIR, relation("CHAIRS", "ada", "b", role="deputy chair")]),
        ["a"],
        "is deputy chair of B",
        build([A, B, ADA], [UP, relation("LEADS", "ada", "a", role="lead member"), relation("LEADS", "ada", "b", role="lead member")]),
    ),
    (
        "GG025",
        build([A, ADA], [CHAIR, relation("LEADS", "ada", "a", role="lead member")]),
        ["a"],
        "Ada is chair and lead member of A",
        build([A, ADA, BOB], [CHAIR, relation("LEADS", "bob", "a", role="lead member")]),
    ),
    (
        "GG025",
        build([A, ADA], [CHAIR, relation("CHAIRS", "ada", "a", role="interim chair"), relation("LEADS", "ada", "a", role="lead member")]),
        ["a"],
        "lead member of A",
        build([A, ADA], [relation("CHAIRS", "ada", "a", role="deputy chair"), relation("LEADS", "ada", "a", role="lead member")]),
    ),
    (
        "GG031",
        build([body(status="dissolved"), ADA], [CHAIR]),
        ["a"],
        "Ada is still named as chair of A, which is dissolved",
        build([body(status="dissolved"), ADA], [relation("CHAIRS", "ada", "a", status="past")]),
    ),
    (
        "GG031",
        build([body(status="dissolved"), ADA], [CHAIR]),
        ["a"],
        "which is dissolved",
        build([body(status="dissolved", evidence=NEWER), ADA], [replace(CHAIR, dates=("2014-09-30",))]),
    ),
    (
        "GG032",
        quartet("a", "b"),
        ["a"],
        "4 members sit on both A and B, of 4 that the smaller of the two has: Ada; Bob; Eve; Ian",
        quartet("a"),
    ),
    (
        "GG037",
        build([A, ADA, COUNCIL], [HELD, LEAD, relation("MEMBER_OF", "ada", "a", evidence=(evidence("Ada is a director of A"),))]),
        ["a"],
        "Ada is lead member of A and also sits on it, while Council is its accountable body",
        build([A, ADA, COUNCIL], [HELD, LEAD, relation("MEMBER_OF", "ada", "a", evidence=LEAD.evidence)]),
    ),
    (
        "GG037",
        build([A, ADA, COUNCIL], [HELD, LEAD, relation("MEMBER_OF", "ada", "a", evidence=(evidence("Ada is a director of A"),))]),
        ["a"],
        "Ada is lead member of A",
        build(
            [A, ADA, COUNCIL],
            [relation("HOSTS", "council", "a", role="host"), LEAD, relation("MEMBER_OF", "ada", "a", evidence=(evidence("Ada is a director of A"),))],
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_a_check_finds_its_fault_and_nothing_else(store_of: Open, case: Case) -> None:
    tried(store_of, case)
