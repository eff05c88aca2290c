"""The date of a paper where its head has no plain one: by the words around it, alone in a line, in the margins, in the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govgraph.loaders.dates import DATE, read_date

_NEAR = 200  # characters before a date in which its label stands
_TOP, _BOTTOM = 40, 8  # lines from the top and from the bottom in which a date is looked for
_OTHER = re.compile(
    r"\b(?:next|review (?:date|due|by)|(?:to be|due for) review(?:ed)?|due|expir\w+|until|effective|commenc\w+|starts?|deadline|future"
    r"|previous meeting|minutes of the meeting held)\b",
    re.IGNORECASE,
)
_OF = r"date(?:d)?(?: of (?:the )?(?:meeting|report|issue|publication|document|approval|adoption|this version))?|(?:meeting|report) date"
_DONE = "approved|adopted|agreed|ratified|endorsed|signed off|issued|published|prepared|produced|revised|amended|updated|reviewed"
_LAST = r"last (?:updated?|reviewed?|amended|modified|revised)|as (?:at|of)|version(?: \S{1,8})?"
_LABEL = re.compile(rf"\b(?:{_OF}|(?:{_DONE})\b(?: (?:by|at|on)\b[^.;:]{{0,60}}?)?|{_LAST})[\s:,–-]{{1,6}}$", re.IGNORECASE)
_MARKS = re.compile(r"<[^<>]*>|[*_#|>`~]+")
_ALONE = re.compile(r"(?:(?:on|date|held on)[\s:]+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?", re.IGNORECASE)
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?|hours|hrs|noon)?(?:\s*(?:to|–|-)\s*\S+(?:\s*[ap]m)?)?"
_TIME = re.compile(rf"[\s,.;@–-]*(?:(?:at|from|time)?[\s:]*{_CLOCK})?[\s.]*", re.IGNORECASE)
_PACKED = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")


def find_date(text: str, margins: Iterable[str], name: str) -> str | None:
    """The date of a paper as ISO. text: what was read; margins: its headers and footers; name: its file's.

    None where no date says that it is the paper's own.
    """
    lines = [line for raw in text.split("\n", 400)[:400] if (line := " ".join(_MARKS.sub(" ", raw).split()))]
    last = [line for raw in text[-2000:].split("\n") if (line := " ".join(_MARKS.sub(" ", raw).split()))]
    for found in (_labelled(lines[:_TOP]), _alone(lines[:_TOP]), _labelled(last[-_BOTTOM:]), _in_margins(margins), _named(name)):
        for date in found:
            if len(date) >= 7:
                return date
    return None


def _labelled(lines: list[str]) -> Iterator[str]:
    """A date behind "Approved by Cabinet", "Last updated" and the like, or in the line below such words."""
    for at, line in enumerate(lines):
        if _OTHER.search(line):
            continue
        for match in DATE.finditer(line):
            date = read_date(match.group())
            if date and _LABEL.search(line[max(0, match.start() - _NEAR) : match.start()].removesuffix("the ")):
                yield date
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if len(line) < 60 and _LABEL.search(line + ":") and (date := _only_date(below)):
            yield date


def _alone(lines: list[str]) -> Iterator[str]:
    """A line that holds a date, perhaps with its weekday and time, and nothing else."""
    for at, line in enumerate(lines):
        if (date := _only_date(line)) and not (at and _OTHER.search(lines[at - 1])):
            yield date


def _only_date(line: str) -> str | None:
    start = _ALONE.match(line)
    found = DATE.match(line, start.end() if start else 0)
    if found is None or len(line) > 80:
        return None
    return read_date(found.group()) if _TIME.fullmatch(line, found.end()) else None


def _in_margins(margins: Iterable[str]) -> Iterator[str]:
    for line in margins:
        if not _OTHER.search(line) and (date := read_date(line)):
            yield date


def _named(name: str) -> Iterator[str]:
    """A date in a file's name: "2016-05-12 Terms of reference", "20160512_minutes", "Minutes 12 May 2016"."""
    stem = re.sub(r"\.\w{1,9}$", "", name.rpartition("/")[2]).replace("_", " ")
    packed = _PACKED.search(stem)
    if packed and (date := read_date("-".join(packed.groups()))):
        yield date
    if date := read_date(stem):
        yield date
