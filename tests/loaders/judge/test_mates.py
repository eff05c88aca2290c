"""A list is read whole: who is nearly sure is entered among those who are; nobody else is raised and nobody lowered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.judge.mates import FEW, NEARLY, read_whole
from govgraph.loaders.judge.proposals import Proposal
from govgraph.loaders.readers.pairs import Pair


def proposed(source: int, target: int = 99, unit: int | None = None, type: str = "MEMBER_OF") -> Proposal:
    pair = Pair(source, target, source if unit is None else unit, source, -1, "P", "PB", "+P", (), ())
    return Proposal(type, source, target, pair, 0.5, 0.5)


ENTERED = [(0.9, proposed(n)) for n in range(3)]


def last_of(scored: list[tuple[float, Proposal]]) -> float:
    return read_whole(scored)[-1][0]


def test_who_is_nearly_sure_among_those_entered_is_entered() -> None:
    assert last_of([*ENTERED, (0.6, proposed(3))]) == THRESHOLD


@pytest.mark.parametrize(
    "one",
    [
        (0.5, proposed(3)),
        (0.6, proposed(3, target=98)),
        (0.6, proposed(3, unit=40)),
        (0.6, proposed(3, type="CHAIRS")),
    ],
)
def test_the_unsure_and_who_stands_elsewhere_are_left(one: tuple[float, Proposal]) -> None:
    assert last_of([*ENTERED, one]) == one[0]


def test_two_beside_it_are_no_list_and_a_list_of_the_unsure_carries_nobody() -> None:
    assert last_of([*ENTERED[: FEW - 1], (0.6, proposed(3))]) == 0.6
    assert last_of([*ENTERED, *((0.6, proposed(n)) for n in (3, 4, 5))]) == 0.6


@given(st.lists(st.tuples(st.floats(0, 1), st.builds(proposed, st.integers(0, 9), st.integers(90, 92))), max_size=15))
def test_nothing_is_lowered_and_no_order_counts(scored: list[tuple[float, Proposal]]) -> None:
    whole = read_whole(scored)
    assert [one for _, one in whole] == [one for _, one in scored]
    assert all(after == before or before >= NEARLY and after == THRESHOLD for (before, _), (after, _) in zip(scored, whole, strict=True))
    turned = [(chance, replace(one)) for chance, one in reversed(scored)]
    assert [chance for chance, _ in read_whole(turned)] == [chance for chance, _ in whole][::-1]
