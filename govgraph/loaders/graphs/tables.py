"""Records of other programs' files as tables with our own headings, so that the one table reader understands them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.loaders.tables.value import EMPTY, Cell, Grid, Line, Table

Record = Mapping[str, Cell]  # heading to cell


def table(name: str, records: Sequence[Record], first: Sequence[str] = ()) -> Table:
    """The table of records, a column a heading; first: headings that stand in front, whether anybody has them or not."""
    heads = list(dict.fromkeys([*first, *(head for record in records for head in record)]))
    rows = tuple(Line(number, tuple(record.get(head, EMPTY) for head in heads)) for number, record in enumerate(records, 1))
    return Table(Grid(name, rows), tuple(heads), ("",) * len(heads), rows, sections=("",) * len(rows))


def said(text: str, near: Cell = EMPTY) -> Cell:
    """Words of our own for what a file says in its structure; they stand where `near` does."""
    return Cell(text, near.start, near.end)


def joined(cells: Sequence[Cell]) -> Cell:
    """Several values as one cell, as people write them."""
    filled = [cell for cell in cells if cell.value]
    return Cell("; ".join(cell.value for cell in filled), filled[0].start, filled[-1].end) if filled else EMPTY
