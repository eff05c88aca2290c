"""A paper as a model is shown it: clean numbered lines, every character with its place in the text that was read."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from govgraph.graph.claims import Evidence
from govgraph.loaders.markup import html_blocks
from govgraph.loaders.office.canonical import Canonical
from govgraph.loaders.text import Text, clean_text, joined

_FOLDED = str.maketrans("’‘ʼ“”–—‑‐\u00a0\n", "'''\"\"----  ")
_HEADING = re.compile(r"#{1,6} |(?:\d+(?:\.\d+)*\.?\s*)?[A-Z][^|]{1,88}[^|.,;]$")
_LONGEST_HEADING = 12  # words
_MARKS = 30  # characters of markup looked at before and after a line

Run = tuple[int, int, int]  # (where it starts in the page's text, raw start, raw end)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: text[start:end] of its page, numbered from 1. gap: a blank line stands before it."""

    number: int
    start: int
    end: int
    indent: int = 0
    gap: bool = False
    heading: bool = False


@dataclass(frozen=True)
class Page:
    """All lines of a paper. source: the text that was read; runs: where the characters of `text` stand in it."""

    source: Canonical
    text: str
    runs: tuple[Run, ...]
    lines: tuple[Line, ...]

    @cached_property
    def folded(self) -> str:
        """The text for comparing: quotation marks and dashes of one kind, line ends as blanks; offsets stay."""
        return self.text.translate(_FOLDED)

    @cached_property
    def lowered(self) -> str:
        """`folded` without case, offset by offset."""
        return "".join(low if len(low := char.lower()) == 1 else char for char in self.folded)

    def words(self, line: Line) -> str:
        """The words of a line."""
        return self.text[line.start : line.end]

    def line_at(self, offset: int) -> int:
        """The position in `lines` of the line that holds this offset."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)

    def find(self, quote: str, near: int = 0) -> tuple[int, int] | None:
        """Where these words stand, white space folded: the place nearest to line number `near`, or None."""
        wanted = fold(quote)
        if not wanted:
            return None
        starts = [found.start() for found in re.finditer(re.escape(wanted), self.folded)]
        if not starts:
            return None
        start = min(starts, key=lambda at: (abs(self.line_at(at) + 1 - near), at)) if near else starts[0]
        return start, start + len(wanted)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of text[start:end], which must not be empty."""
        return self._raw(start)[0], self._raw(end - 1)[1]

    def marked(self, start: int, end: int) -> str:
        """The raw line around text[start:end], with the marks that `text` is cleaned of."""
        raw, (first, last) = self.source.text, self.raw(start, end)
        begin = max(raw.rfind("\n", 0, first) + 1, first - _MARKS)
        stop = raw.find("\n", last)
        return raw[begin : min(stop if stop >= 0 else len(raw), last + _MARKS)]

    def _raw(self, offset: int) -> tuple[int, int]:
        place = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        begin, first, last = self.runs[place]
        until = self.runs[place + 1][0] if place + 1 < len(self.runs) else len(self.text)
        if last - first != until - begin:
            return first, last
        return first + offset - begin, first + offset - begin + 1

    def evidence(self, sha256: str, document: str, start: int, end: int) -> Evidence:
        """The words text[start:end] as evidence."""
        first, last = self.raw(start, end)
        quote = " ".join(self.source.text[first:last].split())
        return Evidence(sha256, document, quote, first, last, self.source.page(first))

    def dump(self) -> str:
        """As JSON text, for the way from the process that reads files to the one that asks."""
        lines = [[line.number, line.start, line.end, line.indent, line.gap, line.heading] for line in self.lines]
        return json.dumps([self.source.text, self.source.starts, self.text, self.runs, lines])


def parse_page(text: str) -> Page:
    """The reverse of `Page.dump`."""
    raw, starts, shown, runs, lines = json.loads(text)
    source = Canonical(raw, tuple((offset, page) for offset, page in starts))
    return Page(source, shown, tuple((a, b, c) for a, b, c in runs), tuple(Line(*line) for line in lines))


def fold(words: str) -> str:
    """Words as `Page.folded` has them, one blank between two."""
    return " ".join(words.translate(_FOLDED).split())


def page_of(source: Canonical, media_type: str = "text/plain") -> Page:
    """The page of a text that was read."""
    rows = _of_html(source.text) if media_type == "text/html" else _of_lines(source.text)
    return _page(source, rows)


Row = tuple[Text, int, bool, bool]  # words, indent, gap before, heading


def _of_lines(raw: str) -> Iterable[Row]:
    """One row a line that is not blank."""
    gap, start = False, 0
    for whole in raw.split("\n"):
        end = start + len(whole)
        text = clean_text(raw, start, end)
        if text:
            words = whole.expandtabs(4)
            yield text, len(words) - len(words.lstrip()), gap, _is_heading(text.clean)
        gap, start = not text, end + 1


def _of_html(raw: str) -> Iterable[Row]:
    """One row a hard line of a block; the cells of a table's row with "|" between them."""
    for block in html_blocks(raw, 0, len(raw))[0]:
        cells = [cell for cell in block.cells if cell]
        text = block.text
        if cells:
            text = cells[0]
            for cell in cells[1:]:
                text = joined(text, cell, "|")
        for number, line in enumerate(text.lines()):
            yield line, 2 * block.level if block.kind == "item" else 0, block.kind != "row" and not number, block.kind == "heading"


def _is_heading(words: str) -> bool:
    return len(words.split()) <= _LONGEST_HEADING and _HEADING.match(words) is not None and not words.endswith(":")


def _page(source: Canonical, rows: Iterable[Row]) -> Page:
    parts: list[str] = []
    runs: list[Run] = []
    lines: list[Line] = []
    at = 0
    for text, indent, gap, heading in rows:
        words = text.clean.replace("\n", " ")
        lines.append(Line(len(lines) + 1, at, at + len(words), min(indent, 12), gap and bool(lines), heading))
        parts.append(words)
        runs.extend(_runs(text, at))
        at += len(words) + 1
        runs.append((at - 1, text.ends[-1], text.ends[-1] + 1))  # the line end
    return Page(source, "\n".join(parts), tuple(runs), tuple(lines))


def _runs(text: Text, at: int) -> Iterable[Run]:
    """The characters of a text, neighbours that stand side by side in the raw text as one run."""
    first = 0
    for i in range(1, len(text) + 1):
        if i < len(text) and text.at[i] == text.at[i - 1] + 1 and text.ends[i] == text.at[i] + 1 and text.ends[i - 1] == text.at[i]:
            continue
        yield at + first, text.at[first], text.ends[i - 1]
        first = i
