"""Bodies with mostly the same members, found by their rarest ones, beside all pairs compared in Python."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations

import pytest

from govgraph.graph.model import Graph
from govgraph.graph.store.protocol import Store
from govgraph.queries.checking import check
from tests.support.graphs import build, entity, relation

COMMON, SHARE = 4, 0.75


def county(seed: int) -> tuple[Graph, dict[str, set[str]]]:
    """A county of people on boards, and each board's people."""
    chance = random.Random(seed)
    people = [f"p{number}" for number in range(chance.randrange(5, 10))]
    boards = {f"b{number:02}": set(chance.sample(people, chance.randrange(2, len(people) + 1))) for number in range(14)}
    named = [entity(one, "person", name=f"Ann {one}") for one in people] + [entity(one, name=f"Board {one}") for one in boards]
    return build(named, [relation("MEMBER_OF", one, board) for board, members in boards.items() for one in sorted(members)]), boards


@pytest.mark.parametrize("seed", range(12))
def test_no_pair_is_missed_and_none_is_too_much(seed: int, store_of: Callable[[Graph], Store]) -> None:
    graph, boards = county(seed)
    like = set()
    for (a, these), (b, those) in combinations(sorted(boards.items()), 2):
        common, (smaller, larger) = len(these & those), sorted((len(these), len(those)))
        if common >= COMMON and common >= SHARE * smaller and 5 * common >= 3 * larger:
            like.add((a, b))
    found = [tuple(sorted(one.about)) for one in check(store_of(graph), ["GG032"])]
    assert sorted(found) == sorted(like)
    assert like, "the counties are made so that there are such pairs"
