"""Splitting text into sentences, aware of the abbreviations of committee papers."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Cllrs?|Dr|Mr|Mrs|Ms|Prof|Rev|Revd|Rt|Hon|St|Sgt|Supt|Insp|Co|Ltd|Inc|No|Nos|Fig|para|paras|p|pp|vs|cf|ca|c|approx|inc|incl|Dept|Ald|Jan|Feb|Aug|Sept|Oct|Nov|Dec)"
    r"|\be\.g|\bi\.e|\betc|\b[A-Z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of the text, without the white space around it."""
    spans = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(text, max(start, match.start() - 12), match.start() + 1):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [span for span in (_trim(text, *pair) for pair in spans) if span[1] > span[0]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
