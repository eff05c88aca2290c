"""Checks of projects, money, support and time: what ends, is late, or was never begun or ended. Each on a tiny graph that has the fault and on one that has not."""

from __future__ import annotations

import pytest

from tests.support.checks import ADA, COUNCIL, LATER, NEWER, PROJECT, A, B, Case, Open, body, named, tried
from tests.support.graphs import build, entity, relation

CASES: list[Case] = [
    (
        "GG002",
        build([PROJECT, COUNCIL], [relation("FUNDS", "council", "project")]),
        ["project"],
        "Project is under no body",
        build([PROJECT, A], [relation("OVERSEES", "a", "project")]),
    ),
    (
        "GG002",
        build([PROJECT, entity("other", "project")]),
        ["other", "project"],
        "2 projects are just named, under no body",
        build(
            [PROJECT, COUNCIL, entity("fund", "project", subtype="fund"), entity("one", "project", name="Change4Life")],
            [relation("DELIVERS", "council", "project")],
        ),
    ),
    (
        "GG002",
        build([PROJECT]),
        ["project"],
        "Project is under no body",
        build([entity("project", "project", properties={"governance": "their own"})]),
    ),
    # Of who ran it until now it is said that he ran it.
    (
        "GG002",
        build([PROJECT, COUNCIL], [relation("DELIVERS", "council", "project", status="proposed")]),
        ["project"],
        "Project is under no body",
        build([PROJECT, COUNCIL], [relation("DELIVERS", "council", "project", status="past")]),
    ),
    (
        "GG017",
        build([PROJECT, A, B], [relation("REPORTS_TO", "project", "a"), relation("OVERSEES", "b", "project", evidence=LATER)]),
        ["project"],
        "Project answers to 2 bodies: A; B",
        build(
            [PROJECT, A, B],
            [
                relation("REPORTS_TO", "project", "a"),
                relation("OVERSEES", "a", "project"),
                relation("OVERSEES", "b", "project"),
                relation("PART_OF", "a", "b"),
            ],
        ),
    ),
    (
        "GG017",
        build([PROJECT, A, B], [relation("REPORTS_TO", "project", "a"), relation("OVERSEES", "b", "project", evidence=LATER)]),
        ["project"],
        "Project answers to 2 bodies",
        build([PROJECT, A, B], [relation("REPORTS_TO", "project", "a"), relation("OVERSEES", "b", "project")]),
    ),
    (
        "GG017",
        build([PROJECT, A, B], [relation("REPORTS_TO", "project", "a"), relation("OVERSEES", "b", "project", evidence=LATER)]),
        ["project"],
        "Project answers to 2 bodies",
        build(
            [PROJECT, A, entity("b", name="A steering group")],
            [relation("REPORTS_TO", "project", "a"), relation("OVERSEES", "b", "project")],
        ),
    ),
    (
        "GG019",
        build([body(properties={"next_meeting": "2015-01-20"}), ADA], [relation("CHAIRS", "ada", "a", 1)]),
        ["a"],
        "was to meet on 2015-01-20; wendshire-report-2016.html of 2016-11 tells of the body and of no meeting since",
        # The later paper just names the body; the paper that announces a meeting is no later one; the body has met.
        build([body(properties={"next_meeting": "2015-01-20"}, evidence=(*A.evidence, *NEWER))]),
    ),
    (
        "GG019",
        build([body(properties={"next_meeting": "2015"}), ADA], [relation("CHAIRS", "ada", "a", 1)]),
        ["a"],
        "2015",
        build([body(properties={"next_meeting": "2015", "last_meeting": "2016-05"}), ADA], [relation("CHAIRS", "ada", "a", 1)]),
    ),
    ("GG020", build([body(status="proposed")]), ["a"], "A was proposed (2014-09-30)", build([body(status="proposed", evidence=NEWER)])),
    (
        "GG021",
        build([body(subtype="task and finish group")]),
        ["a"],
        "known since 2014-09-30",
        build([body(subtype="task and finish group", status="completed"), entity("board-of-task")]),
    ),
    (
        "GG026",
        build([body(status="suspended")]),
        ["a"],
        "A is suspended, and no paper names the day",
        build([body(status="suspended", properties={"next_meeting": "2017-01"}), B]),
    ),
    (
        "GG026",
        build([body(status="suspended")]),
        ["a"],
        "A is suspended",
        build([body(status="suspended", subtype="post"), entity("b", name="Chief Harbour Officer", status="suspended")]),
    ),
    (
        "GG027",
        build([body(properties={"funding_ends": "ends in March 2016"})]),
        ["a"],
        "The papers say of A: ends in March 2016",
        build([A]),
    ),
    ("GG028", build([body(properties={"support": "there is no officer support"})]), ["a"], "of A: there is no officer support", build([A])),
    (
        "GG029",
        build([body(properties={"statutory": True, "budget": "to be agreed"})]),
        ["a"],
        "A is a statutory body; of its budget the papers say: to be agreed",
        build([body(properties={"statutory": True, "budget": "£200,000"}), entity("b", properties={"budget": "to be agreed"})]),
    ),
    (
        "GG033",
        build([body(properties={"next_review": "2015-03"})]),
        ["a"],
        "The review of A was due by 2015-03; no later paper names it",
        build([body(properties={"next_review": "2016-11-30"})]),
    ),
    (
        "GG033",
        build([body(properties={"next_review": "2015-03"}, evidence=NEWER)]),
        ["a"],
        "2015-03; wendshire-report-2016.html of 2016-11 names it and tells of no outcome",
        build([A]),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_a_check_finds_its_fault_and_nothing_else(store_of: Open, case: Case) -> None:
    tried(store_of, case)
