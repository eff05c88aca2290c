"""What is told of the pages of a PDF: those that are pictures, pictures and charts on them, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govgraph.graph.claims import Issue
from govgraph.loaders.files.limits import limits, setting
from govgraph.loaders.office.pdf.glyphs import Box
from govgraph.loaders.office.pdf.pages import Page

_SAY = "If it shows who reports to whom, say so in words or in a register"
_CHART = "boxes and lines are drawn on this page; the words in the boxes were read, not what the lines join"
_LISTED = 8  # pages that are named one by one


def told(pages: list[Page], document: str) -> Iterator[Issue]:
    """In the order of the pages, first what holds for the whole file."""
    if seen := [page.number for page in pages if page.seen]:
        what = f"{len(seen)} page(s) are pictures; their words were read by Tesseract, which may mistake letters"
        yield Issue(document, _listed(seen), what, "Check what was read, above all names and numbers")
    yield from _pictures(pages, document)
    unlooked = sum(page.seen for page in pages) >= limits().scans
    for page in pages:
        place = f"page {page.number}"
        if not page.content:
            advice = f"{_SAY}; or raise {setting('scans')}" if unlooked else _SAY
            yield Issue(document, place, "no text stands on this page; it may be a picture", advice)
        elif page.failed:
            yield Issue(document, place, "its tables could not be looked for; read as running text", "Check what was read")
        if page.chart:
            yield Issue(document, place, _CHART, _SAY)
        if page.sideways > 20:
            what = f"{page.sideways} characters that stand across the others were not read"
            yield Issue(document, place, what, "If they head a table's columns, save the document as .docx")


def _pictures(pages: list[Page], document: str) -> Iterator[Issue]:
    """Pictures by page and place; one that stands in its place on most pages is a letterhead, and on pages without words all is told."""
    boxes = Counter(_rounded(box) for page in pages for box in page.pictures)
    most = len(pages) / 2 if len(pages) > 2 else 2
    found = [(page, [box for box in page.pictures if boxes[_rounded(box)] <= most]) for page in pages if page.content]
    shown = [(page, places) for page, places in found if places]
    if len(shown) > _LISTED:
        what = f"pictures on {len(shown)} pages were not read"
        yield Issue(document, _listed([page.number for page, _ in shown]), what, _SAY)
        return
    for page, places in shown:
        where = ", ".join(dict.fromkeys(_place(box, page) for box in places))
        yield Issue(document, f"page {page.number}, {where}", f"{len(places)} picture(s) were not read", _SAY)


def _rounded(box: Box) -> tuple[int, ...]:
    return tuple(map(round, box))


def _place(box: Box, page: Page) -> str:
    """Where on the page the middle of a picture stands."""
    down = int(3 * (box[1] + box[3]) / 2 / max(1.0, page.height))
    return ("top", "middle", "bottom")[max(0, min(2, down))]


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_LISTED])) + (f" and {len(numbers) - _LISTED} more" if len(numbers) > _LISTED else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
