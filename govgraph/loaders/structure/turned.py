"""Turned tables: bodies stand at the heads of the columns, and each row says one thing of every one of them."""

from __future__ import annotations

from govgraph.graph.claims import Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.labels import Label, find_label
from govgraph.loaders.structure.profile import apply_label
from govgraph.loaders.text import Text

_SAYS = ("relation", "fact", "status", "alias")


def read_turned(reading: Reading) -> None:
    """Read every table whose first row names bodies and whose first column holds labels such as Chair and Hosted by."""
    tables: dict[int, list[tuple[int, Block]]] = {}
    for i, block in enumerate(reading.blocks):
        if block.kind == "row" and i not in reading.done:
            tables.setdefault(block.table, []).append((i, block))
    for rows in tables.values():
        heads = _heads(reading, rows[0][1].cells[1:])
        labels = {i: find_label(block.cells[0].clean.strip(" :")) for i, block in rows[1:] if block.cells and block.cells[0]}
        says = {i: label for i, label in labels.items() if label is not None and label.does in _SAYS}
        if len(heads) > 1 and all(heads) and len(says) > 1 and 2 * len(says) >= len(rows) - 1:
            for i, label in says.items():
                _row(reading, reading.blocks[i], label, heads)
            reading.done.update(i for i, _ in rows)


def _heads(reading: Reading, cells: tuple[Text, ...]) -> list[Mention | None]:
    """The bodies of the first row; where one is a body by its words, the names beside it are bodies too."""
    named = [_body(reading, cell) for cell in cells]
    if not any(named):
        return named
    return [one or (_called(reading, cell.clean) if cell else None) for one, cell in zip(named, cells, strict=True)]


def _called(reading: Reading, words: str) -> Mention | None:
    words = " ".join(words.split())
    if not words[:1].isupper() or not 1 < len(words.split()) <= 6:
        return None
    reading.book.teach(words, "body")
    return Mention(words, "body")


def _row(reading: Reading, block: Block, label: Label, heads: list[Mention | None]) -> None:
    for head, cell in zip(heads, block.cells[1:], strict=False):
        if head is not None and cell:
            apply_label(reading, head, label, block.cells[0], cell)


def _body(reading: Reading, cell: Text) -> Mention | None:
    """The body or project that a cell names and nothing else."""
    words = cell.clean.replace("\n", " ").strip()
    spans = find_names(words, reading.book)
    if len(spans) == 1 and spans[0].kind in ("body", "project") and not spans[0].bare and len(spans[0].text) >= len(words) - 6:
        return Mention(spans[0].name, spans[0].kind, spans[0].subtype)
    known = reading.book.lookup(words)
    return Mention(known.name, known.kind, known.subtype) if known and known.kind in ("body", "project") else None
