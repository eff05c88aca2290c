"""A forest says what its trees say on average; written and read it is the same, byte for byte."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.judge.standing import columns
from govgraph.loaders.weights.forest import LEAF, Forest, planted, shipped_forest

# first <= 1? a leaf of .2; else second <= 0? .4 : .9
TREE = (np.array([0, -2, 1, -2, -2]), np.array([1.0, 0, 0, 0, 0]), np.array([2, -1, 4, -1, -1]), np.array([0, 0.2, 0, 0.4, 0.9]))
STUMP = (np.array([-2]), np.array([0.0]), np.array([-1]), np.array([0.5]))


@pytest.mark.parametrize(("row", "chance"), [((0, 5), 0.2), ((1, 5), 0.2), ((2, 0), 0.4), ((2, 1), 0.9)])
def test_a_row_falls_to_its_leaf(row: tuple[int, int], chance: float) -> None:
    assert planted(["a", "b"], [TREE]).chances(np.array([row], dtype=np.float32)) == pytest.approx([chance])


def test_trees_are_averaged() -> None:
    forest = planted(["a", "b"], [TREE, STUMP])
    assert forest.chances(np.array([[0, 0], [2, 1]], dtype=np.float32)) == pytest.approx([0.35, 0.7])


def test_no_rows_have_no_chances() -> None:
    assert planted(["a", "b"], [TREE]).chances(np.zeros((0, 2), dtype=np.float32)).shape == (0,)


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=1, max_size=20))
def test_every_row_goes_its_own_way(rows: list[tuple[int, int]]) -> None:
    found = planted(["a", "b"], [TREE, STUMP]).chances(np.array(rows, dtype=np.float32))
    assert found == pytest.approx([((0.2 if a <= 1 else 0.4 if b <= 0 else 0.9) + 0.5) / 2 for a, b in rows])


def test_written_and_read_it_is_the_same() -> None:
    forest = planted(["a", "b"], [TREE, STUMP])
    assert Forest.read(forest.dump()).dump() == forest.dump()
    assert Forest.read(forest.dump()).names == ("a", "b")


def test_the_shipped_forest_asks_for_the_numbers_that_the_judge_gives() -> None:
    forest = shipped_forest("forest")
    assert forest.names == columns()
    inner = forest.column != LEAF
    assert forest.column[inner].max() < len(forest.names)
    assert ((forest.limit[~inner] >= 0) & (forest.limit[~inner] <= 1)).all()
