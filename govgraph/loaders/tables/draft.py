"""A table's plan, and its draft while its columns are being understood: shape, columns, the reason for each in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from govgraph.loaders.tables.look import Look
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import vocabulary

SHAPES = {
    "rows": "a row is a body",
    "seats": "a row is a seat of a member on a body",
    "edges": "a row is a line from one body to another",
    "matrix": "a row is a member, a column a body, a mark a seat",
    "tiers": "a column for each tier of the structure",
    "people": "a row is a person or a post, not a body",
    "events": "the same bodies come back in many rows: a row is a meeting, a risk or an action, and no body",
    "things": "nothing says that its rows are bodies, neither their names nor what is told of them",
    "nothing": "no column says what its rows are called",
}
LEFT_OUT = "left out"
UP = ("reports_to", "part_of", "overseer")
Find = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. key: its meaning by columns.yaml ("name", "reports_to", "meets", …) or "left out"; why: the reason in words."""

    at: int
    heading: str
    section: str
    key: str
    why: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A table's shape and columns; entry: where registers.yaml says so ("registers.yaml, line 3")."""

    shape: str
    columns: tuple[Column, ...]
    entry: str = ""

    def of(self, *keys: str) -> list[Column]:
        """The columns of these meanings."""
        return [column for column in self.columns if column.key in keys]

    def first(self, *keys: str) -> Column | None:
        """The first column of these meanings."""
        return next(iter(self.of(*keys)), None)

    @property
    def left_out(self) -> list[Column]:
        """The columns that nobody understood or that were left out by name."""
        return [column for column in self.columns if column.key == LEFT_OUT]


@dataclass(slots=True)
class Draft:
    """A table while its columns are being understood. knows: find knows the names and ids of its rows."""

    table: Table
    find: Find
    knows: bool = True
    looks: dict[int, Look] = field(default_factory=dict)
    columns: dict[int, Column] = field(default_factory=dict)

    def look(self, at: int) -> Look:
        """What the values of a column look like."""
        if at not in self.looks:
            self.looks[at] = Look(tuple(self.table.column(at)))
        return self.looks[at]

    def of(self, *keys: str) -> list[Column]:
        """The columns that have one of these meanings by now."""
        return [self.columns[at] for at in sorted(self.columns) if self.columns[at].key in keys]

    def set(self, at: int, key: str, why: str, sure: bool = True) -> None:
        """Give a column its meaning; sure: its heading or a person says so."""
        self.columns[at] = Column(at, self.table.heads[at], section_of(key), key, why, sure)


def section_of(key: str) -> str:
    """The section of columns.yaml that a key stands in."""
    if key == LEFT_OUT:
        return "ignored"
    return next((section for section in ("relations", "facts") if key in vocabulary()[section]), "identity")
