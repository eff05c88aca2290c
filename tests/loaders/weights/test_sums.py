"""Sums that are kept: whatever comes again gives what adding up the features anew gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.weights import sums
from govgraph.loaders.weights.sums import Sums
from govgraph.loaders.weights.table import Table, table_of

KEYS = st.lists(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 4)), max_size=4), max_size=6)


def named(key: tuple[str, int]) -> list[str]:
    """A key of two parts stands for as many features as it says."""
    return [f"{key[0]}{i}" for i in range(key[1])]


@pytest.fixture
def table() -> Table:
    return table_of("xy", {f"{letter}{i}": {"x": i + 0.25, "y": -0.5} for letter in "ab" for i in range(3)})


@given(KEYS)
def test_kept_sums_are_the_sums(keys: list[list[tuple[str, int]]]) -> None:
    table = table_of("xy", {f"{letter}{i}": {"x": i + 0.25, "y": -0.5} for letter in "ab" for i in range(3)})
    group = table.kept.group("k", named)
    for _ in range(2):  # the second time all are known
        found = table.kept.lists([[group[key] for key in row] for row in keys])
        assert np.allclose(found, table.sums([[name for key in row for name in named(key)] for row in keys]))


def test_nothing_comes_to_nought(table: Table) -> None:
    assert table.kept.lists([]).shape == (0, 2)
    assert table.kept.lists([[], []]).tolist() == [[0, 0], [0, 0]]
    assert table.kept.row(["unheard of"]) == table.kept.nought


def test_room_grows_and_is_given_back(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "KEPT", 10)
    kept = Sums(table.rows, table.weights)
    group = kept.group("k", lambda key: ["a1", "b2"] if key % 2 else ["a2", "b1"])
    assert len({group[key] for key in range(3000)}) == 3000
    assert kept.rows[group[2999]].tolist() == [1.25 + 2.25, -1.0]
    kept.tidy()
    assert kept.count == len(table.weights) and not kept.groups


def test_the_noise_of_adding_up_is_cut_off() -> None:
    table = table_of("x", {"a": {"x": 0.1}, "b": {"x": 0.2}, "c": {"x": -0.3}})
    group = table.kept.group("k", lambda key: key)
    assert table.kept.lists([[group["a", "b", "c"]], [group["c", "b", "a"]]]).tolist() == [[0.0], [0.0]]
