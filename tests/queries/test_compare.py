"""Comparing two graphs: what came, ended, changed, was renamed or is no longer named, and the words on both sides."""

from __future__ import annotations

from typing import Any

import pytest

from govgraph.graph.model import Graph
from govgraph.queries.compare import compare
from tests.support.graphs import build, entity, evidence, relation

ADA, BOB = entity("ada", "person"), entity("bob", "person")
A, B = entity("a"), entity("b")
NEWER = (evidence("named later", 1),)


def told(before: Graph, now: Graph, **more: Any) -> list[tuple[str, str, str, str, str]]:
    return [(one.change, one.what, one.about, one.before, one.now) for one in compare(before, now, **more)]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (build([A]), build([A]), []),
        (build([A]), build([A, B]), [("newly named", "body", "B", "", "active")]),
        (build([A, B]), build([A]), [("no longer named", "body", "B", "active", "")]),
        (build([A]), build([entity("a", status="dissolved")]), [("ended", "body", "A", "active", "dissolved")]),
        (build([A]), build([entity("a", status="suspended")]), [("changed", "body", "A", "active", "suspended")]),
        (build([A]), build([A, entity("old", status="past")]), []),
        (
            build([entity("trust", name="Trust")]),
            build([entity("county-trust", name="County Trust", aliases=("Trust",))]),
            [],  # a fuller name is no other name
        ),
        (
            build([entity("cc", name="Coast Commission")]),
            build([entity("harbour-board", name="Harbour Board", aliases=("Coast Commission",))]),
            [("renamed", "body", "Harbour Board", "Coast Commission", "Harbour Board")],
        ),
        (
            build([A, B]),
            build([A, entity("b", status="dissolved")], [relation("SUCCEEDS", "a", "b")]),
            [("ended", "body", "B", "active", "dissolved, followed by A"), ("newly named", "line", "A succeeds B", "", "active")],
        ),
        (build([A, B]), build([A, B], [relation("REPORTS_TO", "a", "b")]), [("newly named", "line", "A reports to B", "", "active")]),
        (
            build([A, B], [relation("REPORTS_TO", "a", "b")]),
            build([A, B], [relation("REPORTS_TO", "a", "b", status="past")]),
            [("ended", "line", "A reports to B", "active", "ended")],
        ),
        (build([A, ADA], [relation("MEMBER_OF", "ada", "a")]), build([A, ADA]), [("no longer named", "seat", "Ada is a member of A", "active", "")]),
        (
            build([A, ADA, BOB], [relation("CHAIRS", "ada", "a")]),
            build([A, ADA, BOB], [relation("CHAIRS", "ada", "a", status="past"), relation("CHAIRS", "bob", "a")]),
            [("changed", "chair", "A", "Ada", "Bob")],
        ),
    ],
)
def test_differences(before: Graph, now: Graph, expected: list[tuple[str, str, str, str, str]]) -> None:
    assert told(before, now) == expected


def test_what_is_no_name_of_anything_does_not_come() -> None:
    vague = [entity("p", "plan", name="Strategy"), entity("l", name="Quay-led"), entity("f", name="Local Forums"), entity("jsna", "plan", name="JSNA")]
    assert [one[2] for one in told(build([]), build(vague))] == ["JSNA"]


def test_names_that_are_one_in_the_whole_are_one_thing() -> None:
    before, now = build([entity("sc", name="Skills Circle")]), build([entity("sb", name="Skills Board")])
    whole = build([entity("sb", name="Skills Board", aliases=("Skills Circle",))])
    assert [one[0] for one in told(before, now)] == ["newly named", "no longer named"]
    assert told(before, now, whole=whole) == [("renamed", "body", "Skills Board", "Skills Circle", "Skills Board")]


def test_what_is_new_brings_its_lines_with_it() -> None:
    lines = [relation("REPORTS_TO", "b", "a"), relation("CHAIRS", "ada", "b")]
    assert told(build([A, ADA]), build([A, B, ADA], lines)) == [("newly named", "body", "B", "", "active")]


def test_who_chairs_is_told_before_what_is_just_named() -> None:
    before, now = build([A, ADA]), build([A, B, ADA], [relation("CHAIRS", "ada", "a")])
    assert [one[1] for one in told(before, now)] == ["chair", "body"]


def test_words_that_name_the_thing_go_before_others_of_their_paper() -> None:
    bare = entity("harbour-board", name="Harbour Board", evidence=(evidence("its work goes on", 1), evidence("the Harbour Board met", 1)))
    [one] = compare(build([A]), build([A, bare]))
    assert [proof["quote"] for proof in one.new] == ["the Harbour Board met", "its work goes on"]


def test_both_sides_show_their_words() -> None:
    [one] = compare(build([A]), build([entity("a", status="dissolved", evidence=(*A.evidence, *NEWER))]))
    assert [proof["quote"] for proof in one.old] == ["A"]
    assert one.new[0] == {"quote": "named later", "document": "wendshire-report-2016.html", "date": "2016-11"}
