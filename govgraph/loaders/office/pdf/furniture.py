"""Page headers, footers and page numbers of a PDF: what repeats at the edges of its pages is no part of its text."""

from __future__ import annotations

import re
from collections import Counter

from govgraph.loaders.office.pdf.glyphs import Line

EDGE = 0.1  # of a page's height, at its top and at its bottom
_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*|[ivxl]{1,6}", re.IGNORECASE)
_PAGE = re.compile(r"page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4}", re.IGNORECASE)


def without_furniture(lines: list[Line], heights: dict[int, float]) -> list[Line]:
    """The lines without page numbers and without what repeats, numbers aside, at one height of two pages in five, two at least."""
    seen: Counter[tuple[str, int]] = Counter()
    for key in {(line.page, _key(line)) for line in lines if _at_edge(line, heights)}:
        seen[key[1]] += 1
    enough = max(2, round(0.4 * len(heights)))
    return [line for line in lines if not _at_edge(line, heights) or not (seen[_key(line)] >= enough or _counts(line, len(heights)))]


def _counts(line: Line, pages: int) -> bool:
    """Whether a line only says on which page it stands."""
    text = line.text.strip()
    return _PAGE.fullmatch(text) is not None or (pages > 1 and _NUMBER.fullmatch(text) is not None)


def _at_edge(line: Line, heights: dict[int, float]) -> bool:
    height = heights[line.page]
    return line.box[3] < EDGE * height or line.box[1] > (1 - EDGE) * height


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text).casefold().strip(), round(line.box[1] / 12)
