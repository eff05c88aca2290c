"""A page cut into windows that a model can hold: at headings or between paragraphs, each with what stands above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.loaders.model.page import Line, Page

WINDOW = 12_000  # characters; about 3,000 tokens of text, and as many again for the answer
_OPENING = 300  # characters of the beginning that every further window is told
_WORD = r"(?:[A-Z][\w'-]+|and|of|the|for|&)"
_SPELLED = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{1,9}}) \(\"?(?P<short>[A-Z][\w&-]{{1,9}})\"?\)")
_MOST_NAMES = 30


@dataclass(frozen=True, slots=True)
class Window:
    """Lines of a page, and what a reader who sees only them must know: opening words, headings above, names spelled out before."""

    number: int
    of: int
    lines: tuple[Line, ...]
    opening: str = ""
    headings: tuple[str, ...] = ()
    stem: str = ""
    names: tuple[str, ...] = ()


def windows(page: Page, size: int = WINDOW) -> tuple[Window, ...]:
    """The windows of a page, in order, none longer than `size` characters save where one line alone is."""
    parts = _cut(page, size)
    return tuple(_window(page, part, number, len(parts)) for number, part in enumerate(parts, 1))


def _cut(page: Page, size: int) -> list[tuple[Line, ...]]:
    parts, rest = [], page.lines
    while rest:
        end = next((i for i, line in enumerate(rest) if i and line.end - rest[0].start > size), len(rest))
        end = _good_end(rest, end) if end < len(rest) else end
        parts.append(rest[:end])
        rest = rest[end:]
    return parts


def _good_end(lines: tuple[Line, ...], end: int) -> int:
    """The last place in the second half of lines[:end] at which a heading, else a paragraph, begins; else `end`."""
    second = range(end, end // 2, -1)
    headed = next((i for i in second if lines[i].heading and lines[i].gap), 0)
    return headed or next((i for i in second if lines[i].gap), end)


def _window(page: Page, lines: tuple[Line, ...], number: int, of: int) -> Window:
    if number == 1:
        return Window(number, of, lines)
    above = page.lines[: lines[0].number - 1]
    headings = tuple(page.words(line) for line in above if line.heading)[-3:]
    stem = page.words(above[-1]) if page.words(above[-1]).endswith(":") else ""
    before = page.text[: lines[0].start]
    names = dict.fromkeys(f"{match['name']} ({match['short']})" for match in _SPELLED.finditer(before))
    opening = page.text[:_OPENING].rpartition(" ")[0].replace("\n", " / ")
    return Window(number, of, lines, opening, headings, stem, tuple(names)[:_MOST_NAMES])
