"""Best paths of many rows at once are those that trying all paths of each row finds, and so are the chances."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.loaders.weights.chain import best_paths

LABELS = 3


def by_hand(scores: np.ndarray, moves: np.ndarray) -> tuple[tuple[int, ...], np.ndarray]:
    """The best path of one row, and the chance of each label at each token, by trying all paths."""
    totals = {}
    for path in product(range(LABELS), repeat=len(scores)):
        steps = sum(moves[a, b] for a, b in zip(path, path[1:], strict=False))
        totals[path] = steps + sum(scores[i, label] for i, label in enumerate(path))
    weights = {path: np.exp(total) for path, total in totals.items()}
    chances = np.zeros(scores.shape)
    for path, weight in weights.items():
        for i, label in enumerate(path):
            chances[i, label] += weight
    return max(totals, key=lambda path: totals[path]), chances / sum(weights.values())


@settings(max_examples=60)
@given(st.lists(st.integers(0, 4), max_size=5), st.integers(0, 10_000))
def test_all_paths(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    moves = random.normal(size=(LABELS, LABELS))
    rows = [random.normal(size=(length, LABELS)) * 2 for length in lengths]
    path, told = best_paths(np.vstack([np.zeros((0, LABELS)), *rows]), np.array(lengths, dtype=np.int64), moves)
    start = 0
    for row in rows:
        if len(row):
            best, chances = by_hand(row, moves)
            assert tuple(path[start : start + len(row)]) == best
            assert np.allclose(told[start : start + len(row)], [chances[i, label] for i, label in enumerate(best)])
        start += len(row)
    assert len(path) == len(told) == start


def test_great_scores_do_not_overflow() -> None:
    scores = np.array([[900.0, -900.0, 0.0], [-900.0, 900.0, 0.0]])
    path, told = best_paths(scores, np.array([2]), np.zeros((3, 3)))
    assert path == [0, 1]
    assert told == [1.0, 1.0]


def test_no_rows_have_no_paths() -> None:
    assert best_paths(np.zeros((0, 3)), np.zeros(3, dtype=np.int64), np.zeros((3, 3))) == ([], [])
