"""A run of the checks: what is told once, in which order, under which ids, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Disagreement, Entity, Graph, Proposal
from govgraph.graph.store.protocol import Store
from govgraph.queries import check, library
from tests.queries import test_checks_lines, test_checks_people, test_checks_projects, test_checks_sources
from tests.support.graphs import build, entity, evidence, graphs, relation
from tests.support.stores import store_for

Open = Callable[[Graph], Store]
COUNCIL = entity("council", "organisation", subtype="county council")
A, B, C = entity("a"), entity("b"), entity("c")
PROJECT, ADA, BOB = entity("project", "project"), entity("ada", "person"), entity("bob", "person")
UP = relation("REPORTS_TO", "a", "b")


def body(**fields: Any) -> Entity:
    return entity("a", **fields)


NEWER = (evidence("still named", 1),)


def test_stale_evidence_counts_from_the_newest_document_and_is_told_once_for_each(store_of: Open) -> None:
    store = store_of(build([A, C, entity("b", evidence=NEWER)]))
    assert check(store, ["GG018"]) == []
    (one,) = check(store, ["stale-evidence"], {"GG018.years": "2"})
    assert one.message == (
        "2 bodies and projects were last named in wendshire-report-2014.txt (2014-09-30), while the newest document is of 2016-11: A; C"
    )


def test_what_several_sources_say_alike_is_told_once(store_of: Open) -> None:
    said = tuple((value, evidence(value, 1)) for value in ("Six times a year", "six times a year", "monthly"))
    (one,) = check(store_of(build([A], disagreements=[Disagreement("a", "meets", said)])), ["GG022"])
    assert one.message == "Sources differ on the meeting frequency of A: Six times a year; monthly"
    assert len(one.evidence) == 3


def test_one_circle_and_one_pair_is_one_finding(store_of: Open) -> None:
    lines = [UP, relation("REPORTS_TO", "b", "a"), relation("OVERSEES", "b", "a"), relation("OVERSEES", "a", "b")]
    graph = build([A, B], lines, [Proposal("a", "b", 0.9)])
    assert [one.about for one in check(store_of(graph), ["GG004", "GG015"])] == [("a", "b"), ("a", "b")]


def test_findings_come_gravest_first_and_keep_their_ids(store_of: Open) -> None:
    lines = [UP, relation("REPORTS_TO", "b", "a")]
    before = check(store_of(build([A, B, PROJECT, ADA], lines)))
    assert [one.level for one in before] == sorted((one.level for one in before), key=["act", "ask", "note"].index)
    renamed = check(store_of(build([body(name="Another name"), B, PROJECT, ADA, COUNCIL], lines)))
    assert {one.id for one in before} == {one.id for one in renamed}
    assert len({one.id for one in before}) == len(before)


def test_names_that_look_like_templates_are_only_names(store_of: Open) -> None:
    (one,) = check(store_of(build([entity("a", name="{name} %s {0.__class__}")])), ["GG001"])
    assert one.message == "{name} %s {0.__class__} states no reporting line"


@pytest.mark.parametrize(
    ("codes", "given", "words"),
    [
        (["GG999"], {}, "there is no check 'gg999'. Known: GG001 (orphan-body)"),
        (None, {"GG013.seat": 3}, "Known: GG003.named"),
        (["GG013"], {"GG013.seats": "many"}, "seats takes a whole number"),
    ],
)
def test_bad_use_is_one_clear_line(store_of: Open, codes: list[str] | None, given: dict[str, object], words: str) -> None:
    with pytest.raises(GovgraphError) as caught:
        check(store_of(build([A])), codes, given)
    assert words in str(caught.value)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_checks_run_on_any_graph_and_never_repeat_themselves(graph: Graph) -> None:
    keys = {one.id for one in graph.entities}
    with store_for(graph) as store:
        found = check(store)
        assert found == check(store)
    assert len({one.id for one in found}) == len(found)
    assert {one.subject for one in found} <= keys


def test_every_check_is_tried() -> None:
    tried = {case[0] for room in (test_checks_lines, test_checks_people, test_checks_projects, test_checks_sources) for case in room.CASES}
    assert tried == set(library().checks)
