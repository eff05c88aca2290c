"""Tables too wide for a page, cut into parts that repeat the first column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govgraph.viz.report.model import Table


def parts(table: Table, marks: int, texts: int = 7) -> Iterator[Table]:
    """`table` whole, or in parts of at most `marks` narrow columns (a matrix) or `texts` columns (others) beside the first.

    A part of a matrix leaves out rows without a mark in it; in other tables a row of dashes tells something.
    """
    most = marks if table.matrix else texts
    wide = len(table.columns) - 1
    if wide <= most:
        yield table
        return
    number = -(-wide // most)
    size = -(-wide // number)  # parts of about one width look better than a full one and a rest
    for part in range(number):
        span = slice(1 + part * size, 1 + (part + 1) * size)
        rows = [(row[0], *row[span]) for row in table.rows if not table.matrix or any(row[span])]
        title = f"{table.title} ({part + 1} of {number})"
        columns = (table.columns[0], *table.columns[span])
        yield replace(table, key=f"{table.key}-{part + 1}", title=title, columns=columns, rows=tuple(rows))
