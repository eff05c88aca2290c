"""Headings that name bodies though no word in them says so: "Active Averton" over labelled lines, beside others that are bodies."""

from __future__ import annotations

import re

from govgraph.loaders.discourse import heading_body
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.labels import find_label

_WITHIN = 16  # rows right below a heading that make it a profile's
_WORD = r"[A-Z0-9][\w'’&-]*"
_NAME = re.compile(
    rf"(?:\d+(?:\.\d+)*[.)]?\s+)?(?P<name>{_WORD}(?: (?:{_WORD}|of|for|and|in|the|to)){{0,6}})(?: \((?P<short>[A-Z]{{2,8}})\))?"
)


def learn_profiled(reading: Reading) -> None:
    """Teach the book the headings over profiles, where at least one like them is a body's name."""
    headings = [i for i, block in enumerate(reading.blocks) if block.kind == "heading" and _over_profile(reading, i)]
    bodies = [i for i in headings if (body := heading_body(reading, reading.blocks[i])) is not None and body.kind == "body"]
    for i in headings:
        match = _NAME.fullmatch(reading.blocks[i].clean.strip(" :"))
        level = reading.blocks[i].level
        if i in bodies or not match or not any(reading.blocks[at].level == level for at in bodies):
            continue
        if not any(span.kind in ("body", "project", "person") for span in find_names(match["name"], reading.book)):
            reading.book.teach(match["name"], "body", "partnership", [match["short"]] if match["short"] else [])


def _over_profile(reading: Reading, i: int) -> bool:
    """Whether at least two labelled rows that tell relations stand right below a heading."""
    told = 0
    for block in reading.blocks[i + 1 : i + 1 + _WITHIN]:
        if block.kind != "row" or len(block.cells) != 2:
            break
        label = find_label(block.cells[0].clean)
        told += label is not None and label.does == "relation"
    return told >= 2
