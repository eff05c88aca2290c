"""The ruled tables of a PDF page: their cells by place, found by pdfplumber among the rules that are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from govgraph.loaders.office.pdf.glyphs import Box, Glyph, Line

FEWEST_RULES = 4  # lines; with fewer no table is ruled


@dataclass(frozen=True)
class Cell:
    """A place in a row. box: None where it is merged into a neighbour; above: where that neighbour stands in the row above."""

    box: Box | None
    above: bool = False


@dataclass
class Table:
    """A table by the cells of its rows."""

    box: Box
    rows: list[list[Cell]]


@dataclass
class FilledTable:
    """A table with the lines that stand in each of its cells, by row."""

    table: Table
    page: int
    cells: list[list[tuple[Cell, list[Line]]]]


def find_tables(page: Any) -> list[Table]:
    """The ruled tables of a page (`Rules`, or a page of pdfplumber's own), top to bottom.

    A frame around a single cell is none; tables that touch each other are parted.
    """
    from pdfplumber.table import TableFinder

    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    if not upright:
        return []
    # a page's end leaves the last row without a rule below, and the next page's first without one above
    ends = [min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)]
    found: list[Table] = []
    for table in TableFinder(page, {"explicit_horizontal_lines": ends}).tables:
        boxes = [[tuple(cell) if cell else None for cell in row.cells] for row in table.rows]
        if sum(box is not None for row in boxes for box in row) > 1:
            found.extend(_parted(boxes))
    return sorted(found, key=lambda table: (table.box[1], table.box[0]))


def _parted(boxes: list[list[Any]]) -> list[Table]:
    """Rows that leave the same columns out, two at least, are a table of their own that only touches the next."""
    rows = [[Cell(box, box is None and _reaches_down(boxes, r, c)) for c, box in enumerate(row)] for r, row in enumerate(boxes)]
    runs = [list(run) for _, run in groupby(rows, key=lambda row: tuple(cell.box is None and not cell.above for cell in row))]
    parts: list[list[list[Cell]]] = []
    for run in runs:
        skipped = any(cell.box is None and not cell.above for cell in run[0])
        if skipped and len(run) > 1 and not any(cell.above for row in run for cell in row):
            parts.append([[cell for cell in row if cell.box] for row in run])
        elif parts and len(parts[-1][0]) == len(run[0]):
            parts[-1].extend(run)
        else:
            parts.append(run)
    return [Table(_around(part), part) for part in parts if any(cell.box for row in part for cell in row)]


def _reaches_down(boxes: list[list[Any]], r: int, c: int) -> bool:
    """Whether the cell that stands above this empty place reaches into its row."""
    top = min((box[1] for box in boxes[r] if box), default=None)
    for above in reversed(boxes[:r]):
        if above[c] is not None:
            return top is not None and above[c][3] > top + 2
    return False


def _around(rows: list[list[Cell]]) -> Box:
    boxes = [cell.box for row in rows for cell in row if cell.box]
    return min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes)


def within(glyph: Glyph, box: Box) -> bool:
    """Whether the middle of a character stands in a box."""
    x0, top, x1, bottom = glyph.box
    across, down = (x0 + x1) / 2, (top + bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]
