"""Tables as values: cells with their text, offsets and place, whatever the file or document they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from govgraph.graph.claims import Issue


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. start, end: its words in the text that was read; indent: how far it is set in; spanned: it repeats a merged cell."""

    value: str
    start: int = 0
    end: int = 0
    indent: int = 0
    spanned: bool = False


EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a grid. number: as people count it in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> list[Cell]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell.value]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, a file of cells or a document's table, before anybody knows which line holds the headings.

    name: of the sheet ("Register"), of a document's table ("table 2"), or "".  addressed: cells are said as "Register!D12".
    left_out: what was not read and why, as (place, what, advice).  title: the heading above a document's table.
    """

    name: str
    lines: tuple[Line, ...]
    addressed: bool = False
    left_out: tuple[tuple[str, str, str], ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A register as it was read: the text that offsets count in, and its grids."""

    text: str
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and the rows below them. heads: one for each column, "" where there is none; over: the group heading above each.

    preamble: what stands above the headings; section: for each row the section row above it, or "".
    turned: the headings stood in the first column.
    """

    grid: Grid
    heads: tuple[str, ...]
    over: tuple[str, ...]
    rows: tuple[Line, ...]
    preamble: str = ""
    sections: tuple[str, ...] = ()
    head_line: int = 0
    turned: bool = False
    left_out: tuple[tuple[str, str, str], ...] = field(default=())

    def place(self, row: Line) -> str:
        """ "row 12" or "Register, row 12"."""
        return f"{self.grid.name}, row {row.number}" if self.grid.name else f"row {row.number}"

    def anchor(self, row: Line, at: int) -> str:
        """A cell's place as people say it: "row 12, Reports to" or "Register!D12, Reports to"."""
        where = f"{self.grid.name}!{letters(at)}{row.number}" if self.grid.addressed and not self.turned else self.place(row)
        return f"{where}, {self.heads[at]}" if self.heads[at] else where

    def column(self, at: int) -> list[str]:
        """The values of a column, empty ones included."""
        return [row.cells[at].value if at < len(row.cells) else "" for row in self.rows]


def letters(index: int) -> str:
    """The name of a spreadsheet's column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def issues(file: str, told: tuple[tuple[str, str, str], ...]) -> list[Issue]:
    """What was left out as issues of a file."""
    return [Issue(file, *one) for one in told]
