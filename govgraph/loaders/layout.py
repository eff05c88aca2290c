"""What plain text shows by its layout alone: page furniture, paragraph numbers, columns parted by blanks, trees drawn with signs."""

from __future__ import annotations

import re

from govgraph.loaders.paragraphs import Line
from govgraph.loaders.structure.labels import find_label

# Page numbers and running footers, lines of a table of contents, and the strokes between the branches of a drawn tree.
_FURNITURE = re.compile(
    r"\s*(?:[-–—]\s*)?(?:page\s+\d+(?:\s*(?:of|/)\s*\d+)?|\d{1,3}\s+of\s+\d{1,3})(?:\s*[-–—])?\s*$"
    r"|\s*\S.{2,90}\s{3,}page\s+\d+(?:\s+of\s+\d+)?\s*$|.*(?:\.\s?){5,}\s*\d*\s*$|[\s|│]*[|│][\s|│]*$",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of a line of furniture
_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?[ \t]+(?=[A-Z\"'“‘(*])")
_BRANCH = re.compile(r"(?P<strokes>[ \t|│]*(?:\+-+>?|\|[-_]+>?|`-+|[├└][─-]*>?))[ \t]*(?=[A-Za-z])")
_BARE_RULE = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+[ \t]*\|?[ \t]*")
_BARRED = re.compile(r"[ \t]*\|.*\|[ \t]*")
_OPENING = re.compile(r"[ \t]*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LEADER = re.compile(r"[ \t]*(?:[-*+•●▪◦‣·–]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+")
_APPENDIX = re.compile(r"(?:appendix|annex|schedule) \w{1,3}", re.IGNORECASE)  # "Appendix A: Membership" is a title
_LABEL = re.compile(r"[ \t]*(?P<label>[A-Z][A-Za-z/()' -]{1,45}?)\s?:[ \t]+(?P<value>\S.*)$")
_PROSE = re.compile(r"[a-z][.] +[A-Z]")
_LONGEST_PART = 8  # words between semicolons that may be a name


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page or to a table of contents, not to what the document says."""
    return len(text) <= _LONGEST and _FURNITURE.match(text) is not None


def numbered(line: Line) -> Line | None:
    """The line without the paragraph number ("3.2") with which it starts, or None where it starts with none."""
    match = _NUMBER.match(line.text)
    return Line(line.start + match.end(), line.end, line.text[match.end() :]) if match else None


def branch(text: str) -> re.Match[str] | None:
    """The strokes of a drawn tree ("|   +-- ") in front of a name."""
    return _BRANCH.match(text)


def is_prose(value: str) -> bool:
    """Whether a value goes on over several sentences."""
    return _PROSE.search(value) is not None or ";" in value and any(len(part.split()) > _LONGEST_PART for part in value.split(";"))


def labelled(line: Line) -> list[tuple[int, int]]:
    """The spans of label and value of a line "Chair: Ann Bell" whose label is a known one; empty for any other line."""
    match = _LABEL.match(line.text)
    if match is None or len(match["value"]) > 160 or is_prose(match["value"]):
        return []
    label = find_label(match["label"]) if not _APPENDIX.fullmatch(match["label"].strip()) else None
    if label is None or (label.does in ("subject", "ignore") and len(match["label"].split()) < 2 and not match["label"].istitle()):
        return []
    return [(line.start + match.start("label"), line.start + match.end("label")), (line.start + match.start("value"), line.end)]


def bare_tables(lines: list[Line]) -> dict[int, list[tuple[int, int]]]:
    """Start of a line -> the spans of its cells, for rows of Markdown tables that lack the bar at one of their ends or at both."""
    found: dict[int, list[tuple[int, int]]] = {}
    head: Line | None = None
    for at, line in enumerate(lines):
        if head is None and at and _BARE_RULE.fullmatch(line.text) and "|" in lines[at - 1].text:
            row = head = lines[at - 1]
        elif head is not None and "|" in (line.text.lstrip()[:1] if head.text.lstrip().startswith("|") else line.text):
            row = line
        else:
            head = None
            continue
        if not _BARRED.fullmatch(row.text):
            found[row.start] = _between_bars(row)
    return found


def _between_bars(line: Line) -> list[tuple[int, int]]:
    """The cells of a row; a bar before the first or behind the last parts nothing."""
    opening = _OPENING.match(line.text)
    spans, here = [], opening.end() if opening else 0
    for bar in _BAR.finditer(line.text, here):
        spans.append((line.start + here, line.start + bar.start()))
        here = bar.end()
    return [*spans, (line.start + here, line.end)] if line.text[here:].strip() or not spans else spans


def columns_of(lines: list[Line]) -> dict[int, list[tuple[int, int]]]:
    """Start of a line -> the spans of its cells, for runs of lines whose words stand in columns parted by blanks.

    The first line of a run gives the columns; the cells of the others must start where columns do, within two characters.
    A line that only continues the cell above it has no cells.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    at = 0
    while at < len(lines):
        run, starts = [lines[at]], _starts(lines[at].text)
        while len(starts) > 1 and at + len(run) < len(lines) and _fits(_starts(lines[at + len(run)].text), starts):
            run.append(lines[at + len(run)])
        if len(run) > 1:
            _take_run(found, run, starts)
        at += len(run)
    return found


def _take_run(found: dict[int, list[tuple[int, int]]], run: list[Line], columns: list[int]) -> None:
    """Enter the lines of a table; one that has words only in the last column goes on with the cell above it."""
    above = run[0]
    for line in run:
        cells = _cells(line, columns)
        if line is not above and all(start == end for start, end in cells[:-1]):
            found[above.start][-1] = (found[above.start][-1][0], cells[-1][1])
            found[line.start] = []
        else:
            found[line.start], above = cells, line


def _starts(text: str) -> list[int]:
    """Where the cells of a line start; empty where it has but one."""
    if "|" in text or "\t" in text or _LEADER.match(text):
        return []
    indent = len(text) - len(text.lstrip())
    gaps = list(_GAP.finditer(text.rstrip()))
    if gaps and text[: gaps[0].start()].rstrip().endswith(":"):
        return []  # "PRESENT:     Cllr Ann Bell" is a label with its value, and the names below belong to it
    return [indent, *(gap.end() for gap in gaps)] if gaps or (indent > 10 and text.strip()) else []


def _fits(starts: list[int], columns: list[int]) -> bool:
    if starts[:1] and len(starts) == 1 and abs(starts[0] - columns[0]) <= 2:
        return False
    return bool(starts) and len(starts) <= len(columns) and all(any(abs(start - column) <= 2 for column in columns) for start in starts)


def _cells(line: Line, columns: list[int]) -> list[tuple[int, int]]:
    starts = _starts(line.text)
    spans = []
    for column in columns:
        at = next((index for index, start in enumerate(starts) if abs(start - column) <= 2), None)
        if at is None:
            spans.append((line.end, line.end))
        else:
            end = starts[at + 1] if at + 1 < len(starts) else len(line.text)
            spans.append((line.start + starts[at], line.start + end))
    return spans
