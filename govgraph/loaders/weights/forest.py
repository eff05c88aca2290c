"""A forest: many trees of simple questions about numbers, each with a chance at its leaves; what they say on average is the chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

LEAF = 255  # in place of a column


@dataclass(frozen=True)
class Forest:
    """names: of the columns; roots: the first node of each tree. Of a node: column (LEAF: none), limit, right; its left one follows it.

    Of a leaf `limit` is the chance, from 0 to 1.
    """

    names: tuple[str, ...]
    roots: np.ndarray
    column: np.ndarray
    limit: np.ndarray
    right: np.ndarray

    @classmethod
    def read(cls, raw: bytes) -> Forest:
        """The forest of a file (`dump`)."""
        with np.load(BytesIO(raw)) as data:
            names = bytes(data["names"]).decode("utf-8").split("\n")
            return cls(tuple(names), data["roots"], data["column"], data["limit"], data["right"])

    def dump(self) -> bytes:
        """The forest as a file: same forest, same bytes."""
        held = BytesIO()
        names = np.frombuffer("\n".join(self.names).encode(), np.uint8)
        np.savez_compressed(held, names=names, roots=self.roots, column=self.column, limit=self.limit, right=self.right)
        return held.getvalue()

    def chances(self, rows: np.ndarray) -> np.ndarray:
        """For each row of numbers (a column a name) the chance that it is so."""
        node = np.tile(self.roots, len(rows))
        way = np.arange(len(node))  # the ways of each row through each tree that have not come to a leaf
        while len(way := way[self.column[node[way]] != LEAF]):
            here = node[way]
            low = rows[way // len(self.roots), self.column[here]] <= self.limit[here]
            node[way] = np.where(low, here + 1, self.right[here])
        found: np.ndarray = self.limit[node].reshape(len(rows), len(self.roots)).mean(axis=1, dtype=np.float64)
        return found


def planted(names: Sequence[str], trees: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]) -> Forest:
    """A forest of trees as scikit-learn grows them depth first: (column or a negative number, limit, right, chance) of each node."""
    sizes = np.cumsum([0, *(len(column) for column, *_ in trees)])
    roots = sizes[:-1].astype(np.int32)
    columns = np.concatenate([np.where(column < 0, LEAF, column) for column, *_ in trees]).astype(np.uint8)
    limits = np.concatenate([np.where(column < 0, chance, limit) for column, limit, _, chance in trees]).astype(np.float32)
    rights = np.concatenate([np.maximum(right, 0) + start for (_, _, right, _), start in zip(trees, roots, strict=True)]).astype(np.int32)
    return Forest(tuple(names), roots, columns, limits, rights)


@cache
def shipped_forest(name: str) -> Forest:
    """A forest that comes with the program."""
    return Forest.read(files(__package__).joinpath(f"{name}.npz").read_bytes())
