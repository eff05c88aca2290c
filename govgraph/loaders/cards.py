"""Cards: a title, perhaps a line about it, then labelled lines ("Provider: …", "Lead: …"), one card after the other."""

from __future__ import annotations

import re

from govgraph.loaders.blocks import Block
from govgraph.loaders.structure.labels import find_label

_TITLE = re.compile(r"(?=.*[A-Za-z]{3})[A-Z0-9][^.:;?!]{2,70}$")
_LEAST = 2  # cards in a document, and labelled lines in a card


def mark_cards(blocks: list[Block]) -> None:
    """Make the titles of cards headings of level 9, where at least two cards carry the same labels."""
    found = [(at, title) for at in range(1, len(blocks)) if _opens(blocks, at) and (title := _title(blocks, at)) is not None]
    if len(found) >= _LEAST:
        for _, title in found:
            title.kind, title.level = "heading", 9


def is_work(blocks: list[Block], i: int) -> bool:
    """Whether the labels under title `i` are those of a project: who provides it, what it costs."""
    for block in blocks[i + 1 : i + 6]:
        label = find_label(block.cells[0].clean) if block.kind == "row" and block.cells else None
        if label is not None and (label.row.get("type") == "DELIVERS" or label.row.get("property") == "budget"):
            return True
    return False


def _labelled(block: Block) -> bool:
    label = find_label(block.cells[0].clean) if block.kind == "row" and len(block.cells) == 2 and block.cells[0] else None
    return label is not None and label.does in ("relation", "fact")


def _opens(blocks: list[Block], at: int) -> bool:
    """Whether a run of at least two labelled lines starts here, outside a table of more rows."""
    return _labelled(blocks[at]) and not _labelled(blocks[at - 1]) and at + 1 < len(blocks) and _labelled(blocks[at + 1])


def _title(blocks: list[Block], at: int) -> Block | None:
    """The title above the labelled lines from block `at`: the line right above, or the one above a line of prose."""
    above = blocks[at - 1]
    prose = above.kind in ("line", "para") and above.clean.endswith(".")
    if prose and at > 1:
        above = blocks[at - 2]
    marked = above.kind == "heading" and above.level < 6
    return above if above.kind in ("line", "para", "heading") and not marked and _TITLE.match(above.clean) else None
