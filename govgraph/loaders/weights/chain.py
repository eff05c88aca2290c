"""A linear chain: the best labels of many rows of tokens at once, and how sure each is."""

from __future__ import annotations

import numpy as np


def best_paths(scores: np.ndarray, lengths: np.ndarray, moves: np.ndarray) -> tuple[list[int], list[float]]:
    """For each token the label on the best path of its row, and the chance of that label there (forward-backward).

    scores: tokens x labels, the rows one after the other; lengths: tokens of each row; moves: label x label.
    Rows are walked side by side, the longest first, so that the number of steps is that of the longest row.
    """
    if not len(scores):
        return [], []
    steps = _steps(lengths)
    path = _viterbi(scores, steps, moves)
    total = _forward(scores, steps, moves) + _backward(scores, steps, moves)
    chances = np.exp(total - total.max(axis=1, keepdims=True))
    told = chances[np.arange(len(path)), path] / chances.sum(axis=1)
    return path.tolist(), told.tolist()


def _steps(lengths: np.ndarray) -> list[np.ndarray]:
    """For each step the places of the tokens that stand there, a row each, the longest row first."""
    order = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[order]
    longest = lengths[order]
    alive = np.searchsorted(-longest, -np.arange(longest[0]), side="left")
    return [starts[:many] + step for step, many in enumerate(alive.tolist())]


def _viterbi(scores: np.ndarray, steps: list[np.ndarray], moves: np.ndarray) -> np.ndarray:
    best = scores[steps[0]]
    back = np.zeros(scores.shape, dtype=np.int16)
    onto = np.ascontiguousarray(moves.T)
    for places in steps[1:]:
        many = len(places)
        ways = best[:many, None, :] + onto
        back[places] = ways.argmax(axis=2)
        best[:many] = ways.max(axis=2) + scores[places]
    path = np.zeros(len(scores), dtype=np.int64)
    here = best.argmax(axis=1)
    for places in reversed(steps):
        many = len(places)
        path[places] = here[:many]
        here[:many] = back[places, here[:many]]
    return path


def _forward(scores: np.ndarray, steps: list[np.ndarray], moves: np.ndarray) -> np.ndarray:
    found = scores.copy()
    chances = np.exp(moves)
    before = found[steps[0]]
    for places in steps[1:]:
        before = found[places] = _summed(before[: len(places)], chances) + scores[places]
    return found


def _backward(scores: np.ndarray, steps: list[np.ndarray], moves: np.ndarray) -> np.ndarray:
    found = np.zeros_like(scores)
    chances = np.ascontiguousarray(np.exp(moves).T)
    for places, following in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        many = len(following)
        found[places[:many]] = _summed(scores[following] + found[following], chances)
    return found


def _summed(values: np.ndarray, chances: np.ndarray) -> np.ndarray:
    """The logarithm of the sum over all ways from one label to the next."""
    top = values.max(axis=1, keepdims=True)
    summed: np.ndarray = np.log(np.exp(values - top) @ chances) + top
    return summed
