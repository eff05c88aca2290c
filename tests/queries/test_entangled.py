"""Lines that cross in so many circles that listing their ways would fill the memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.graph.store.protocol import Store
from govgraph.queries import ask, check
from govgraph.queries.entangled import count_ways, ways_by_step
from tests.support.graphs import build, entity, relation

Open = Callable[[Graph], Store]


def everyone_reports_to_everyone(number: int) -> Graph:
    keys = [f"b{at}" for at in range(number)]
    return build([entity(key) for key in keys], [relation("REPORTS_TO", a, b) for a in keys for b in keys if a != b])


@pytest.mark.parametrize("question", ["chain", "below"])
def test_of_too_many_ways_the_short_ones_are_walked_and_that_is_told(store_of: Open, question: str) -> None:
    answer = ask(store_of(everyone_reports_to_everyone(9)), question, ["b1"])
    assert answer.completed[0] == "Lines cross so often here that only 3 steps were walked."
    assert answer.rows and {row.get("step", row.get("depth")) for row in answer.rows} <= {1, 2, 3}


def test_the_best_of_many_ways_are_shown_and_the_rest_is_counted(store_of: Open) -> None:
    keys = [f"b{at}" for at in range(18)]
    lines = [relation("REPORTS_TO", a, b) for at, a in enumerate(keys) for b in keys[:at]]
    answer = ask(store_of(build([entity(key) for key in keys], lines)), "chain", ["b17"])
    assert max(row["path"] for row in answer.rows) == 50
    assert answer.completed[1] == "The first 50 of 697 ways are shown, the best first."
    assert answer.rows[0]["from"] == "B17" and answer.rows[0]["ends_at"] == "B0"


def test_a_large_tree_is_walked_to_its_leaves(store_of: Open) -> None:
    keys = [f"b{at}" for at in range(1500)]
    tree = [relation("REPORTS_TO", keys[at], keys[(at - 1) // 6]) for at in range(1, len(keys))]
    answer = ask(store_of(build([entity(key) for key in keys], tree)), "below", ["b0"])
    assert not answer.completed and len(answer.rows) == 1499


def test_a_question_about_all_is_refused_in_one_line(store_of: Open) -> None:
    with pytest.raises(GovgraphError, match="cross in so many circles") as caught:
        ask(store_of(everyone_reports_to_everyone(9)), "layers", [])
    assert "Look at the lines of B0, B1, B2" in str(caught.value)


def test_a_check_is_refused_and_the_others_still_run(store_of: Open) -> None:
    store = store_of(everyone_reports_to_everyone(9))
    [told] = check(store, ["GG004"])
    assert "circle cannot list its ways" in told.message and told.level == "ask"
    assert [finding for finding in check(store) if finding.code == "GG011" and finding.subject]


def test_a_few_circles_are_no_reason(store_of: Open) -> None:
    store = store_of(everyone_reports_to_everyone(3))
    assert len(check(store, ["GG004"])) == 5
    assert ask(store, "chain", ["b0"]).rows


def test_ways_are_counted_by_step() -> None:
    lines = [("a", "b"), ("b", "c"), ("a", "c")]
    assert count_ways(lines, "a", 1) == 2
    assert count_ways(lines, "a", 5) == 3
    assert count_ways(lines, None, 5) == 4
    assert count_ways([("a", "b"), ("b", "a")], "a", 4) == 4
    assert ways_by_step(lines, ["a"], 3) == ([2, 3, 3], 2)
