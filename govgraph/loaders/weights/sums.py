"""Sums of weights for evidence that comes again and again: what a key stands for is added up once, and kept for the next page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

KEPT = 50_000  # sums that are kept from one page to the next; beyond it all are forgotten, so that memory stays flat

DIGITS = 6
Named = Callable[[Any], Iterable[str]]


class Sums:
    """The weights of a table with room behind them for sums. known: feature -> row of the weights, whose last row is all noughts.

    rows: the table's rows, the row of noughts, then one for each key whose features are more than one row of the table.
    """

    def __init__(self, known: Mapping[str, int], weights: np.ndarray) -> None:
        self.known = known
        self.nought = len(weights) - 1
        self.rows = np.vstack([weights, np.zeros((1024, weights.shape[1]))])
        self.count = len(weights)
        self.groups: dict[Hashable, Group] = {}

    def group(self, name: Hashable, named: Named) -> Group:
        """The keys of one kind of evidence; named: the features that a key stands for."""
        if name not in self.groups:
            self.groups[name] = Group(self, named)
        return self.groups[name]

    def tidy(self) -> None:
        """Forget the sums where they are many: to be called before a page, never while rows are held."""
        if self.count - self.nought > KEPT or sum(map(len, self.groups.values())) > 4 * KEPT:
            self.count = self.nought + 1
            self.groups.clear()

    def row(self, features: Iterable[str]) -> int:
        """The row that holds the sum of these features."""
        found = [row for name in features if (row := self.known.get(name)) is not None]
        if len(found) < 2:
            return found[0] if found else self.nought
        if self.count == len(self.rows):
            self.rows = np.vstack([self.rows, np.zeros_like(self.rows)])
        np.add.reduce(self.rows.take(found, 0), axis=0, out=self.rows[self.count])
        self.count += 1
        return self.count - 1

    def lists(self, found: Sequence[Sequence[int]], size: int = 2000) -> np.ndarray:
        """For each list of rows their sum, in parts so that memory is bounded."""
        return self._stacked([self._lists(found[i : i + size]) for i in range(0, len(found), size)])

    def _lists(self, found: Sequence[Sequence[int]]) -> np.ndarray:
        indices: list[int] = []
        starts: list[int] = []
        for rows in found:
            starts.append(len(indices))
            indices.extend(rows)
            indices.append(self.nought)
        return np.add.reduceat(self.rows[indices], starts, axis=0)

    def _stacked(self, parts: list[np.ndarray]) -> np.ndarray:
        # Weights have two digits: without the noise of adding up, what comes to a threshold is the same in whatever order.
        return np.round(np.vstack(parts), DIGITS) if parts else np.zeros((0, self.rows.shape[1]))


class Group(dict[Any, int]):
    """Key -> row of its sum, worked out when it is first asked for."""

    def __init__(self, sums: Sums, named: Named) -> None:
        super().__init__()
        self.sums, self.named = sums, named

    def __missing__(self, key: Any) -> int:
        row = self[key] = self.sums.row(self.named(key))
        return row
