"""Labels and values in two columns of plain text: "Chair:      Ann Bell", with lines below that go on with the value."""

from __future__ import annotations

import re

from govgraph.loaders.paragraphs import Line
from govgraph.loaders.structure.labels import find_label

_ROW = re.compile(r"[ \t]*(?P<label>[A-Z][\w/()'’& -]{1,48}?)\s?:[ ]{1,40}(?P<value>\S.*)$")
_WIDE = re.compile(r":[ ]{2,}\S")
_MOST_BLANK = 1  # empty lines between two labels of one run

Spans = dict[int, list[tuple[int, int]]]


def aligned_labels(lines: list[Line]) -> Spans:
    """Start of a line -> the spans of its label and value, for runs of labels whose values start in one column; see `columns_of`.

    A line that only goes on with the value above has no cells; one that begins a new entry of the value has the label's cells again.
    """
    found: Spans = {}
    at = 0
    while at < len(lines):
        column = _column(lines[at].text)
        run = _run(lines, at, column) if column else []
        if _is_profile(run):
            _take(found, run, column)
            at += len(run)
        else:
            at += 1
    return found


def _column(text: str) -> int:
    """Where the value of a labelled line starts, or 0."""
    match = _ROW.match(text) if ":" in text else None
    return match.start("value") if match and _WIDE.search(text, match.end("label"), match.start("value") + 1) else 0


def _run(lines: list[Line], at: int, column: int) -> list[Line]:
    """The lines from `at` that are labels with values in this column, or go on with a value there."""
    end, blank = at, 0
    for index in range(at, len(lines)):
        text = lines[index].text
        if not text.strip():
            blank += 1
            if blank > _MOST_BLANK:
                break
            continue
        match = _ROW.match(text)
        goes_on = abs(len(text) - len(text.lstrip()) - column) <= 1 and not blank
        if not goes_on and not (match and abs(match.start("value") - column) <= 1):
            break
        end, blank = index + 1, 0
    return lines[at:end]


def _is_profile(run: list[Line]) -> bool:
    """Whether a run holds at least three labels, two of them known ones that say something of a body."""
    labels = [match["label"] for line in run if (match := _ROW.match(line.text))]
    known = [label for label in map(find_label, labels) if label and label.does in ("relation", "fact", "subject", "status")]
    return len(labels) >= 3 and len(known) >= 2


def _take(found: Spans, run: list[Line], column: int) -> None:
    """Enter a run: a line of a value that would have had room in the line above begins a new entry."""
    width = max(len(line.text.rstrip()) for line in run)
    label, entry, above = (0, 0), run[0], run[0]  # `entry` is the line with which the entry of `above` begins
    for line in (line for line in run if line.text.strip()):
        text = line.text
        match = _ROW.match(text)
        start = line.start + len(text) - len(text.lstrip())
        if match and match.start("label") < column - 1:
            label, entry = (start, line.start + match.end("label")), line
            found[line.start] = [label, (line.start + match.start("value"), line.end)]
        elif len(above.text.rstrip()) + 1 + len(text.split()[0]) < width:
            entry, found[line.start] = line, [label, (start, line.end)]
        else:
            found[entry.start][-1] = (found[entry.start][-1][0], line.end)
            found[line.start] = []
        above = line
