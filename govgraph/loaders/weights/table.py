"""A table of weights, features by labels, in a text file: a line a feature, its weight for each label that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import numpy as np

from govgraph.loaders.weights.linear import Linear
from govgraph.loaders.weights.sums import Sums

FORMAT = "govgraph-weights/1"


@dataclass(frozen=True)
class Table:
    """labels; rows: feature -> row of `weights` (features + 1 x labels; the last row is all noughts, for what the table does not know)."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: np.ndarray

    def sums(self, found: Sequence[Sequence[str]]) -> np.ndarray:
        """For each list of features the sum of their weights, a row of one number a label."""
        known, nought = self.rows, len(self.weights) - 1
        indices: list[int] = []
        starts: list[int] = []
        for features in found:
            starts.append(len(indices))
            indices.extend([row for name in features if (row := known.get(name)) is not None])
            indices.append(nought)
        if not starts:
            return np.zeros((0, len(self.labels)))
        return np.add.reduceat(self.weights[indices], starts, axis=0)

    @cached_property
    def kept(self) -> Sums:
        """Its sums for evidence that comes again and again."""
        return Sums(self.rows, self.weights)

    def shares(self, features: Iterable[str], label: str) -> list[tuple[float, str]]:
        """What each feature adds to a label, the strongest first."""
        column = self.labels.index(label)
        found = [(float(self.weights[self.rows[name], column]), name) for name in features if name in self.rows]
        return sorted((item for item in found if item[0]), key=lambda item: (-abs(item[0]), item[1]))


def table_of(labels: Sequence[str], weights: Mapping[str, Mapping[str, float]]) -> Table:
    """A table from feature -> label -> weight."""
    number = {label: i for i, label in enumerate(labels)}
    names = sorted(weights)
    matrix = np.zeros((len(names) + 1, len(labels)))
    for row, name in enumerate(names):
        for label, weight in weights[name].items():
            matrix[row, number[label]] = weight
    return Table(tuple(labels), {name: row for row, name in enumerate(names)}, matrix)


def dump(table: Table, digits: int = 2) -> str:
    """The text of a table; features whose weights all round to nought are left out."""
    lines = [f"{FORMAT}\t{' '.join(table.labels)}"]
    for name in sorted(table.rows):
        row = np.round(table.weights[table.rows[name]], digits)
        told = " ".join(f"{i}:{_short(float(row[i]))}" for i in np.flatnonzero(row))
        if told:
            lines.append(f"{name}\t{told}")
    return "\n".join(lines) + "\n"


def _short(weight: float) -> str:
    return f"{weight:g}".replace("0.", ".", 1) if abs(weight) < 1 else f"{weight:g}"


def parse(text: str) -> Table:
    """The reverse of `dump`. Raises ValueError for text of another kind."""
    head, *lines = text.split("\n")
    kind, _, labels = head.partition("\t")
    if kind != FORMAT:
        raise ValueError(f"not {FORMAT}")
    names = labels.split(" ")
    parts = [line.rpartition("\t") for line in lines if line]
    matrix = np.zeros((len(parts) + 1, len(names)))
    pairs = np.array(" ".join([told for _, _, told in parts]).replace(":", " ").split(), dtype=np.float64).reshape(-1, 2)
    places = np.repeat(np.arange(len(parts)), [told.count(":") for _, _, told in parts])
    matrix[places, pairs[:, 0].astype(np.int64)] = pairs[:, 1]
    return Table(tuple(names), {name: row for row, (name, _, _) in enumerate(parts)}, matrix)


@cache
def shipped(name: str) -> Table:
    """A table that comes with the program."""
    return parse(files("govgraph.loaders.weights").joinpath(f"{name}.txt").read_text("utf-8"))


@cache
def shipped_linear(name: str) -> Linear:
    """A table of one label as a linear model."""
    table = shipped(name)
    return Linear({feature: float(table.weights[row, 0]) for feature, row in table.rows.items()})
