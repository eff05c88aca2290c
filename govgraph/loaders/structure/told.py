"""Which parts of a labelled value list names, where it also holds whole sentences, and where a list of names parts."""

from __future__ import annotations

import re

from govgraph.loaders.text import Text

_SENTENCE = re.compile(r"(?<=[a-z)])\.\s+(?=[A-Z])")
_NEGATED = re.compile(r"\b(?:no(?!\. ?\d)|none|not|nor|neither|never|no longer|formerly)\b", re.IGNORECASE)
_ASIDE = re.compile(r",? (?:of which|which|who|whose|to which|to whom)\b.*$", re.DOTALL)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|goes|go|meets?|provides?|employs?|acts?|holds?|reports|feeds?|sits?|considers?|receives?"
    r"|will|can|may|should|must)\b"
)
# A value that starts so goes on from its label: "Reports annually to full Council".
_ELLIPTIC = re.compile(
    r"(?:reports?|reporting|accountable|answers|feeds|directly|annual(?:ly)?|quarterly|monthly|to|via|through|has|have|with)\b",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"[^:;()]{0,110}\b(?:groups|committees|partners|members|organisations|agencies|bodies|following)\b[^:;()]{0,24}:\s*", re.IGNORECASE
)


def name_parts(value: Text) -> list[Text]:
    """The parts of a value that list names; sentences that tell of something else, or deny it, are left to the prose."""
    found, here = [], 0
    for stop in [*(match.end() for match in _SENTENCE.finditer(value.clean)), len(value)]:
        part = value.cut(here, stop)
        here = stop
        if intro := _INTRO.match(part.clean):
            part = part.cut(intro.end(), len(part))
        if aside := _ASIDE.search(part.clean):
            part = part.cut(0, aside.start())
        if part and not _NEGATED.search(part.clean) and (not _VERB.search(part.clean) or _ELLIPTIC.match(part.clean)):
            found.append(part)
    return found


def at_semicolons(text: str) -> list[tuple[int, int]]:
    """The parts of a value between its semicolons, where it has at least two; "and" and commas part nothing then."""
    if text.count(";") < 2:
        return []
    return [(start, end) for part in re.finditer(r"[^;]+", text) for start, end in [_trimmed(text, *part.span())] if end > start]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks, a leading "and", and a full stop."""
    lead = re.match(r"\s*(?:and\s+)?", text[start:end])
    start += lead.end() if lead else 0
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,"):
        end -= 1
    return start, end
