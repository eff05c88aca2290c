"""Checks of what the papers and registers say of one thing, and how old it is. Each on a tiny graph that has the fault and on one that has not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgraph.graph.model import Disagreement, Proposal
from tests.support.checks import UP, A, B, Case, Open, named, register, tried, with_register
from tests.support.graphs import build, evidence

CASES: list[Case] = [
    ("GG015", build([A, B], [], [Proposal("a", "b", 0.925)]), ["a"], "A and B may be the same (93 % alike)", build([A, B])),
    ("GG018", build([A]), [], "", build([A])),
    (
        "GG022",
        build([A], disagreements=[Disagreement("a", "status", (("dissolved", evidence("is gone", 1)), ("active", evidence("meets", 0))))]),
        ["a"],
        "Sources differ on the status of A: dissolved; active",
        build([A]),
    ),
    (
        "GG034",
        with_register(A, register(), relations=[UP]),
        ["a"],
        "in no register",
        replace(with_register(A, register(), relations=[UP]), proposals=(Proposal("a", "b", 0.9),)),
    ),
    (
        "GG034",
        with_register(A, replace(register(), evidence=(*B.evidence, *register().evidence)), relations=[UP]),
        ["a"],
        "A stands in the papers and in no register",
        build([A, B], [UP]),
    ),
    (
        "GG035",
        with_register(A, register()),
        ["b"],
        "in no paper",
        replace(with_register(A, register()), proposals=(Proposal("a", "b", 0.9),)),
    ),
    ("GG035", with_register(A, register()), ["b"], "B stands in the register and in no paper", build([A, B])),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_a_check_finds_its_fault_and_nothing_else(store_of: Open, case: Case) -> None:
    tried(store_of, case)
