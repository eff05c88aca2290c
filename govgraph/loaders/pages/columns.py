"""Tables whose columns are lists: "Members | Officials" with people below each is read column by column, like two lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from govgraph.loaders.blocks import Block
from govgraph.loaders.pages.labels import ends_as_list
from govgraph.loaders.text import Text


def listed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks in order, such tables as a line and its items for each column."""
    for table, found in groupby(blocks, key=_table):
        rows = list(found)
        if table >= 0 and _of_lists(rows):
            yield from _columns(rows)
        else:
            yield from rows


def _table(block: Block) -> int:
    return block.table if block.kind == "row" else block.alone[0] if block.alone else -1


def _cells(block: Block) -> tuple[Text, ...]:
    return block.alone[1] if block.alone else block.cells


def _of_lists(rows: Sequence[Block]) -> bool:
    """Whether each column of the first row says what those below it are, and there are some."""
    heads = [cell.clean for cell in _cells(rows[0]) if cell]
    return len(rows) > 1 and len(heads) > 1 and all(map(ends_as_list, heads)) and len({len(_cells(row)) for row in rows}) == 1


def _columns(rows: Sequence[Block]) -> Iterator[Block]:
    first, *others = rows
    for n, head in enumerate(_cells(first)):
        over = Block("line", head) if head else None
        if over:
            yield over
        for row in others:
            cell = _cells(row)[n]
            if cell and n not in row.across:
                yield Block("item", cell, marker="-", intro=over)
