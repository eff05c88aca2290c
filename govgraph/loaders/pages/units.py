"""Blocks to units: what stands under what. A unit's governors are the headings above it and the lines that introduce its list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from govgraph.loaders.blocks import Block
from govgraph.loaders.pages.labels import names_section, opens_list
from govgraph.loaders.text import Text, joined

CELL = "|"  # parts the cells of a row in its text
SECTION = 4  # the level of a row that names a body, as if it were a heading: numbered parts of a paper end it, bold lines do not


@dataclass(frozen=True)
class Unit:
    """One piece of layout with its governors.

    number: its place in the page.     kind: "heading", "para", "item", "line" or "row".
    heads:  numbers of the headings above it, a row that names their body among them; stems: of the lines that introduce it; nearest first.
    run:    (place in its list or table, length of it); (0, 1) for what stands alone.
    labels: for a row, the heading of each column ("" where there is none).
    """

    number: int
    kind: str
    text: Text
    marker: str = ""
    heads: tuple[int, ...] = ()
    stems: tuple[int, ...] = ()
    run: tuple[int, int] = (0, 1)
    labels: tuple[str, ...] = ()

    @cached_property
    def clean(self) -> str:
        """Its words; the cells of a row parted by "|"."""
        return self.text.clean


def units_of(blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """The units of a page, in order."""
    kinds = _kinds(blocks)
    numbers = {id(block): i for i, block in enumerate(blocks)}
    units: list[Unit] = []
    stack: list[tuple[int, int]] = []  # (level, number) of the open headings
    for i, block in enumerate(blocks):
        level = block.level if kinds[i] == "heading" else SECTION if names_section(block) else 0
        while level and stack and stack[-1][0] >= level:
            stack.pop()
        heads = tuple(number for _, number in reversed(stack))
        text = block.text if not block.cells else _row_text(block)
        units.append(Unit(i, kinds[i], text, block.marker, heads, tuple(_stems(block, numbers)), labels=_labels(blocks, i)))
        if level:
            stack.append((level, i))
    return tuple(_with_runs(_labelled(units), blocks))


def _labelled(units: list[Unit]) -> list[Unit]:
    """Lines below "Present:" stand under it like the items of a list, up to the next label, heading or sentence."""
    label: int | None = None
    found: list[Unit] = []
    for unit in units:
        if unit.kind != "row" and opens_list(unit.clean):
            label = unit.number if unit.kind != "heading" or found[-1:] and found[-1].kind == "line" else None
        elif unit.kind == "heading" or (unit.kind == "para" and len(unit.clean) > 90):
            label = None
        elif label is not None and not unit.stems and unit.kind in ("line", "para", "item"):
            unit = replace(unit, stems=(label,))
        found.append(unit)
    return found


def _kinds(blocks: Sequence[Block]) -> list[str]:
    """Of a run of short lines that all look like headings the first and the last are; those between are lines below the first.

    A number alone (of a page, of a paper) heads nothing.
    """
    kinds = ["line" if block.kind == "heading" and not any(map(str.isalpha, block.clean)) else block.kind for block in blocks]
    start = 0
    for i in range(len(blocks) + 1):
        if i < len(blocks) and kinds[i] == "heading" and blocks[i].level in (5, 6) and not blocks[i].text.bold:
            continue
        if i - start >= 3:
            last = i - 1 if i < len(blocks) else i
            kinds[start + 1 : last] = ["line"] * (last - start - 1)
        start = i + 1
    return kinds


def _stems(block: Block, numbers: dict[int, int]) -> Iterator[int]:
    above = block.intro
    while above is not None and (number := numbers.get(id(above))) is not None:
        if above.kind != "heading":
            yield number
        above = above.intro if above.kind == "item" else None


def _row_text(block: Block) -> Text:
    cells = [cell for cell in block.cells if cell]
    text = cells[0] if cells else block.text
    for cell in cells[1:]:
        text = joined(text, cell, CELL)
    return text


def _labels(blocks: Sequence[Block], i: int) -> tuple[str, ...]:
    """The first row of a table heads the columns of the others, where they have more than two or a first row of short words."""
    block = blocks[i]
    if block.kind != "row" or block.table < 0:
        return ()
    first = i
    while first and blocks[first - 1].kind == "row" and blocks[first - 1].table == block.table:
        first -= 1
    if first == i or not all(len(cell.clean) < 40 for cell in blocks[first].cells):
        return ()
    heads = [cell.clean for cell in blocks[first].cells]
    return tuple(heads[n] if n < len(heads) else "" for n, cell in enumerate(block.cells) if cell)


def _with_runs(units: list[Unit], blocks: Sequence[Block]) -> Iterator[Unit]:
    start = 0
    for i in range(len(units) + 1):
        if i < len(units) and i > start and _one_run(units[start], units[i], blocks):
            continue
        for n in range(start, i):
            yield replace(units[n], run=(n - start, i - start))
        start = i


def _one_run(first: Unit, unit: Unit, blocks: Sequence[Block]) -> bool:
    if first.kind != unit.kind or unit.kind not in ("item", "line", "row"):
        return False
    if unit.kind == "row":
        return blocks[first.number].table == blocks[unit.number].table
    return first.heads == unit.heads and (unit.kind == "line" or first.stems == unit.stems)
