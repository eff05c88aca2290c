"""What a paper speaks of and does not hold: a heading on governance with nothing under it, a diagram that was a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.graph.claims import Issue
from govgraph.loaders.reading import Reading

_GOVERNS = re.compile(
    r"\b(governance|membership|members|accountab\w+|reporting|structures?|terms of reference|chair\w*|roles?|arrangements)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:following|attached|enclosed)\s+(?:\w+\s+)?(?:diagram|chart|organogram|figure)\b|"
    r"\b(?:diagram|structure chart|organogram)\s+(?:below|overleaf|above|attached|shows|sets out|illustrates)\b",
    re.IGNORECASE,
)


def gaps(reading: Reading) -> Iterator[Issue]:
    """An issue for each empty heading on governance and each diagram that is spoken of, with the words as the place."""
    for number, block in enumerate(reading.blocks):
        following = reading.blocks[number + 1] if number + 1 < len(reading.blocks) else None
        empty = following is None or (following.kind == "heading" and following.level <= block.level)
        if block.kind == "heading" and empty and _GOVERNS.search(block.clean):
            advice = "Look into the paper: a table, a picture or a text box may stand there; add what it says with govgraph decide add"
            yield Issue(reading.document, block.clean, "a heading with nothing under it", advice)
        if found := _PICTURE.search(block.clean):
            words = block.clean[max(0, found.start() - 20) : found.end() + 60].strip()
            advice = "Look into the paper: pictures are not read; add its lines with govgraph decide add"
            yield Issue(reading.document, words, "a diagram is spoken of, and none could be read", advice)


def governs(text: str) -> bool:
    """Whether words of governance stand in a text."""
    return bool(_GOVERNS.search(text))
