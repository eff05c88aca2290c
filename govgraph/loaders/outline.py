"""Structures drawn as indented text: names of bodies, one a line, each set further in than the one that it belongs to."""

from __future__ import annotations

import re

from govgraph.loaders.paragraphs import Line

_NAME = re.compile(r"[ \t]*(?P<name>[A-Z][^.;:|\t!?]{2,90}?)(?P<aside>\s*\([^()]{2,40}\))?\s*$")
_BODY = re.compile(
    r"(?:board|group|sub-?group|committee|sub-?committee|partnership|forum|panel|alliance|network|cabinet|council|executive|team|cell|hub"
    r"|assembly|commission|taskforce|collaborative|meeting|trust)s?$",
    re.IGNORECASE,
)
_LEAST = 3  # lines of a structure


def outline_of(lines: list[Line]) -> dict[int, int]:
    """Start of a line -> its depth, for runs of lines that draw a structure by their indents alone.

    Every line is a short name, four of five name a body by their last word, and one at least is set further in than the first.
    """
    found: dict[int, int] = {}
    run: list[Line] = []
    for line in [*lines, Line(0, 0, "")]:
        if _NAME.match(line.text) and "  " not in line.text.strip() and len(line.text.split()) <= 12:
            run.append(line)
            continue
        if _draws(run):
            found.update({one.start: _indent(one) for one in run})
        run = []
    return found


def _indent(line: Line) -> int:
    text = line.text.expandtabs(4)
    return len(text) - len(text.lstrip())


def _draws(run: list[Line]) -> bool:
    if len(run) < _LEAST:
        return False
    depths = [_indent(line) for line in run]
    bodies = sum(_BODY.search(match["name"]) is not None for line in run if (match := _NAME.match(line.text)))
    steps = all(after - before >= 2 for before, after in zip(depths, depths[1:], strict=False) if after > before)
    return 5 * bodies >= 4 * len(run) and min(depths) == depths[0] < max(depths) and steps
