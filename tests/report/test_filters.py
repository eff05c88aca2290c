"""What is cut from a graph when a picture is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.viz.filters import find, select
from tests.support.graphs import graphs
from tests.support.wendshire import DOCUMENTS, TERMS, last_year, line, one, said, wendshire


def ids(graph: Graph) -> set[str]:
    return {item.id for item in graph.entities}


def test_without_arguments_it_is_the_graph_itself() -> None:
    assert select(wendshire()) == wendshire()


@pytest.mark.parametrize("name", ["hwb", "Health and Wellbeing Board", "HWB", " health  AND wellbeing board "])
def test_an_entity_is_found_as_people_write_it(name: str) -> None:
    assert find(wendshire(), name).id == "hwb"


def test_a_wrong_name_fails_with_the_nearest() -> None:
    with pytest.raises(GovgraphError, match="Did you mean Health and Wellbeing Board"):
        find(wendshire(), "Health and Welbeing Bord")
    with pytest.raises(GovgraphError, match="nothing here is called “zzz”$"):
        find(wendshire(), "zzz")


def test_depth_counts_steps_either_way() -> None:
    graph = wendshire()
    assert ids(select(graph, focus="safer", depth=0)) == {"safer"}
    assert ids(select(graph, focus="safer", depth=1)) == {"safer", "wcc", "acsp", "bcsp", "ahmed"}
    assert {"hwb", "bdc"} <= ids(select(graph, focus="safer"))


def test_kinds_and_relations_may_be_written_loosely() -> None:
    kept = select(wendshire(), kinds=["Body", "organisation"], relations=["reports-to", "PART_OF"])
    assert {one.kind for one in kept.entities} == {"body", "organisation"}
    assert {one.type for one in kept.relations} == {"REPORTS_TO", "PART_OF"}


@pytest.mark.parametrize("ask", [lambda: select(wendshire(), kinds=["board"]), lambda: select(wendshire(), relations=["KNOWS"])])
def test_an_unknown_key_fails_with_those_there_are(ask: Callable[[], Graph]) -> None:
    with pytest.raises(GovgraphError, match="There are: "):
        ask()


def test_as_of_leaves_out_what_was_said_later() -> None:
    old = {"evidence": (said("named", TERMS),)}
    bodies = (one("a", "body", "A", **old), one("b", "body", "B", **old), one("new", "body", "New"))
    lines = (line("REPORTS_TO", "a", "b", "q", TERMS), line("PART_OF", "a", "b", "q"), line("REPORTS_TO", "new", "b", "q", TERMS))
    kept = select(Graph(DOCUMENTS, bodies, lines), as_of="2023-06-30")
    assert ids(kept) == {"a", "b"} and [item.type for item in kept.relations] == ["REPORTS_TO"]


def test_as_of_leaves_out_what_had_ended() -> None:
    assert "env" not in ids(select(wendshire(), as_of="2025")) and "waste" in ids(select(wendshire(), as_of="2025"))


def test_an_undated_mention_is_kept() -> None:
    kept = select(last_year(), as_of="2020")
    assert all(not one.dates for one in kept.relations)


@given(
    graphs(),
    st.sampled_from([None, "2014", "2015-06", "2016-11-30"]),
    st.sampled_from([None, ["body"], ["body", "project"]]),
    st.integers(0, 3),
)
def test_no_line_loses_its_ends(graph: Graph, as_of: str | None, kinds: list[str] | None, depth: int) -> None:
    kept = select(graph, as_of=as_of, kinds=kinds)
    if kept.entities:
        kept = select(kept, focus=kept.entities[0].id, depth=depth)
    assert all({one.source, one.target} <= ids(kept) for one in kept.relations)
    assert all({one.a, one.b} <= ids(kept) for one in kept.proposals)
