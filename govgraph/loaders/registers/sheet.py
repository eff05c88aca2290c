"""Rows of a register with the place of every cell, whatever the file they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One cell: its column's heading, its value, and where it stands in the text that was read.

    anchor: the place as people say it: "row 12, Reports to" or "Sheet1!B4".
    """

    heading: str
    value: str
    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a register; a heading may come back when a cell holds a list. place: "row 12" or "Sheet1, row 12"."""

    place: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a register. preamble: the lines above its headings, as one text; name: of a workbook's sheet, else ""."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    preamble: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value before its column is known, with its offsets."""

    value: str
    start: int
    end: int


def to_sheet(name: str, grid: list[list[Cell]], header: int, anchor: str) -> Sheet:
    """The grid with line `header` (from 0) as its headings; empty cells and lines are left out.

    anchor: how a cell's place is said, from {sheet}, {row}, {column} (letters) and {heading}.
    """
    headings = [" ".join(cell.value.split()) for cell in grid[header]]
    rows: list[Row] = []

    def place(number: int, at: int) -> str:
        return anchor.format(sheet=name, row=number, column=letters(at), heading=headings[at])

    for number, line in enumerate(grid[header + 1 :], header + 2):
        fields = [
            Field(heading, cell.value.strip(), cell.start, cell.end, place(number, at))
            for at, (heading, cell) in enumerate(zip(headings, line, strict=False))
            if heading and cell.value.strip()
        ]
        if fields:
            rows.append(Row(f"{name}, row {number}" if name else f"row {number}", tuple(fields)))
    above = " ".join(cell.value.strip() for line in grid[:header] for cell in line if cell.value.strip())
    return Sheet(name, tuple(heading for heading in headings if heading), tuple(rows), above)


def letters(index: int) -> str:
    """The name of a spreadsheet's column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
