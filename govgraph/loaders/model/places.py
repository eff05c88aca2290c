"""Where the two names of a fact stand: in its quote, or so near that the layout says whom the quote is about."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.loaders.model.forms import coordinated, generic, places, tail
from govgraph.loaders.model.page import Line, Page

# How much a proof is worth by where the name stands; 1 is the quote itself.
GRADES = {"quote": 1.0, "line": 0.99, "stem": 0.97, "heading": 0.97, "short form": 0.97, "near": 0.94, "subject": 0.92}
_PRONOUNS = ("it", "its", "we", "us", "our", "they", "their")
_NEAR = 4  # lines
_OFTEN = 3  # times that a page names what it is about
_TOP = 6  # lines of a page in which its title stands
_WIDEST = 400  # characters of a quote that is widened to the name beside it


@dataclass(frozen=True, slots=True)
class Place:
    """How a name is tied to a quote, and, where it stands elsewhere, the span that shows it."""

    basis: str
    span: tuple[int, int] | None = None


def place_of(page: Page, forms: tuple[str, ...], quote: tuple[int, int]) -> Place | None:
    """The best tie of a name, given by its forms (the full one first), to a quote; None where there is none."""
    own = tuple(form for form in forms if form == forms[0] or not generic(form))
    pointing = tuple(form for form in (*forms[1:], tail(forms[0])) if form and form not in own)
    if _within(page, own, *quote):
        return Place("quote")
    here = page.lines[page.line_at(quote[0])]
    last = page.lines[page.line_at(quote[1] - 1)]
    if found := _within(page, own, here.start, last.end):
        return Place("line", found)
    if _within(page, pointing, *quote):
        return Place("short form", _first(page, own))
    if close := _above(page, own, here) or _around(page, own, here):
        return close
    if _above(page, pointing, here):
        return Place("short form", _first(page, own))
    return _subject(page, own, pointing)


def _within(page: Page, forms: tuple[str, ...], start: int, end: int) -> tuple[int, int] | None:
    for form in forms:
        if found := places(page, form, start, end):
            return found[0]
    return coordinated(page, forms[0], start, end) if forms else None


def _first(page: Page, forms: tuple[str, ...]) -> tuple[int, int] | None:
    return _within(page, forms, 0, len(page.text))


def _above(page: Page, forms: tuple[str, ...], here: Line) -> Place | None:
    """In the line that introduces a list or a table, or in one of the headings above."""
    above = page.lines[: here.number - 1]
    stem = next((line for line in reversed(above) if page.words(line).endswith(":") or line.heading), None)
    header = next((line for line in reversed(above) if "|" not in page.words(line)), None)
    for basis, lines in (("stem", [stem, header]), ("heading", [line for line in reversed(above) if line.heading][:4])):
        for line in lines:
            if line is not None and (found := _within(page, forms, line.start, line.end)):
                return Place(basis, found)
    return None


def _around(page: Page, forms: tuple[str, ...], here: Line) -> Place | None:
    """In a line close by."""
    near = page.lines[max(0, here.number - 1 - _NEAR) : here.number + _NEAR]
    found = next((span for line in near if (span := _within(page, forms, line.start, line.end))), None)
    return Place("near", found) if found else None


def _subject(page: Page, forms: tuple[str, ...], pointing: tuple[str, ...]) -> Place | None:
    """As what the page is about: it stands in its title, or again and again."""
    top = [line for line in page.lines[:_TOP] if line.heading or line.number == 1]
    found = next((span for line in top if (span := _within(page, forms, line.start, line.end))), None)
    if found:
        return Place("subject", found)
    times = sum(len(places(page, form)) for form in (*forms, *pointing) if form.lower() not in _PRONOUNS)
    return Place("subject", _first(page, forms)) if times >= _OFTEN else None


def widened(page: Page, quote: tuple[int, int], name: tuple[int, int]) -> tuple[int, int]:
    """The quote, grown to a name that stands beside it in its line, where that is not far."""
    start, end = min(quote[0], name[0]), max(quote[1], name[1])
    return (start, end) if end - start <= _WIDEST else quote
