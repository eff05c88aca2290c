"""A sentence with every name replaced by one private character, so that triggers are patterns over words and kinds.

Each kind has its own block of 256 characters; names standing in apposition ("Jane Holloway, Director of Public Health,") become one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from govgraph.loaders.clauses.words import either, words
from govgraph.loaders.names import NameBook, NameSpan, find_names
from govgraph.loaders.names.book import acronym_after

KINDS = ("body", "organisation", "project", "person", "plan", "place", "unknown", "pronoun")
FIRST = 0xE000
ANY = "\ue000-\ue7ff"
# "The independent chair is Ann Bell" tells of a chair, whom the next words name.
_CHAIR_IS = re.compile(r"(?:independent|lay) chair(?:man|woman|person)? (?:is|remains) ", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|we|they|us|them|whom|itself)\b", re.I)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-", "\n": " ", "\t": " ", "\r": " ", "\u00a0": " "})
_REPORT = re.compile(
    r"(?:(?P<before>[A-Z].+?)(?:['’]s?)? )?(?:(?:[Aa]nnual|[Pp]erformance|[Pp]rogress|[Qq]uarterly|[Mm]onitoring) )+[Rr]eport"
    r"(?: (?:of|from) (?:the )?(?P<after>[A-Z].+))?"
)
_GOES = re.compile(r" (?:is|are|will be|goes|go)\b[^.;:]{0,40}? (?:to|before) ")
_WORD = re.compile(r"[\w'’-]+")
_QUANTITY = re.compile(r"\b(?:each|both|all|some|most|any|many|several|two|three|four|five|six) $", re.I)
_ARTICLES = frozenset(["the", "these", "those"])
_DESCRIBING = frozenset(words("describing"))
_PARTICIPLES = re.compile(rf"\b(?:the|a|an|newly|recently|independently|jointly|well) {either('participles')}$", re.I)


@dataclass(slots=True)
class Masked:
    """text: lower case, one space between words, names as private characters; names: the span behind each of these.

    starts, ends: offsets in the sentence of each character of text.  employers: (person, organisation) pairs seen in apposition.
    """

    text: str
    names: dict[str, NameSpan]
    starts: list[int]
    ends: list[int]
    employers: list[tuple[NameSpan, NameSpan]] = field(default_factory=list)


def chars(*kinds: str) -> str:
    """The inside of a character class for the names of these kinds."""
    return "".join(f"{chr(FIRST + 256 * KINDS.index(kind))}-{chr(FIRST + 256 * KINDS.index(kind) + 255)}" for kind in kinds)


def mask(sentence: str, book: NameBook | None) -> Masked:
    """The sentence with its names masked."""
    employers: list[tuple[NameSpan, NameSpan]] = []
    spans = _apposed(sentence, _acronyms(sentence, _owned(_reports(sentence, find_names(sentence, book), book))), employers)
    spans = [span for span in spans if not (span.generic and _CHAIR_IS.match(sentence, span.start))]
    spans = sorted([*spans, *_pronouns(sentence, spans)], key=lambda span: span.start)[:250]
    if not spans:
        return Masked("", {}, [], [], employers)
    masked = Masked("", {}, [], [], employers)
    parts: list[str] = []
    at = 0
    for number, span in enumerate(spans):
        begin = described(sentence, at, span.start)
        _copy(sentence, at, begin, parts, masked)
        letter = chr(FIRST + 256 * KINDS.index(span.kind if span.kind in KINDS else "unknown") + number)
        masked.names[letter] = span
        parts.append(letter)
        masked.starts.append(begin)
        masked.ends.append(span.end)
        at = span.end
    _copy(sentence, at, len(sentence), parts, masked)
    masked.text = "".join(parts)
    return masked


def described(sentence: str, at: int, start: int) -> int:
    """Where the determiners and adjectives before a name begin, not before `at`: they are masked together with the name."""
    begin, right = start, ""
    for match in reversed(list(_WORD.finditer(sentence, at, start))):
        word = match.group().lower()
        if match.end() != begin - 1 or not sentence[begin - 1].isspace():
            break
        describes = word in _DESCRIBING or (word.isdigit() and len(word) < 4) or (word == "of" and right in _ARTICLES)
        if not describes and not _PARTICIPLES.search(sentence, at, match.end()):
            break
        if word == "that" and right in ("the", "a", "an", "these", "those"):
            break  # "and that the Board …" opens a clause
        if word == "of" and not _QUANTITY.search(sentence, at, match.start()):
            break
        begin, right = match.start(), word
    return begin


def _copy(sentence: str, start: int, end: int, parts: list[str], masked: Masked) -> None:
    piece = sentence[start:end].translate(_PLAIN)
    low = piece.lower()
    if len(low) != len(piece):
        low = piece
    if "  " not in low:
        parts.append(low)
        masked.starts.extend(range(start, end))
        masked.ends.extend(range(start + 1, end + 1))
        return
    for index, letter in enumerate(low):
        if letter != " " or not index or low[index - 1] != " ":
            parts.append(letter)
            masked.starts.append(start + index)
            masked.ends.append(start + index + 1)


def _reports(sentence: str, spans: list[NameSpan], book: NameBook | None) -> list[NameSpan]:
    """ "The WSCB Annual Report", "the Annual Report of the Brack Board": the body is the name, its report a common noun."""
    kept: list[NameSpan] = []
    for span in spans:
        report = _REPORT.fullmatch(span.text) if span.kind == "plan" and _GOES.match(sentence, span.end) else None
        if report is None:
            kept.append(span)
            continue
        part = "before" if report["before"] else "after" if report["after"] else ""
        known = book.lookup(report[part]) if part and book is not None else None
        if part and (known is None or known.kind != "body"):
            kept.append(span)
        elif part and known is not None:
            start, end = span.start + report.start(part), span.start + report.end(part)
            kept.append(replace(span, start=start, end=end, text=report[part], name=known.name, kind="body", subtype=known.subtype))
        elif not (kept and span.owner and kept[-1].kind == "body" and span.start - kept[-1].end == 1):
            kept.append(span)
    return kept


def _owned(spans: list[NameSpan]) -> list[NameSpan]:
    """Owner and owned as one span: "the Council's Health Board"."""
    merged: list[NameSpan] = []
    for span in spans:
        if span.owner and merged and span.start - merged[-1].end == 1:
            owner = merged.pop()
            span = replace(span, start=owner.start)
        merged.append(span)
    return merged


def _acronyms(sentence: str, spans: list[NameSpan]) -> list[NameSpan]:
    """The acronym in brackets after a name belongs to it."""
    kept: list[NameSpan] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            continue
        match = acronym_after(sentence, span.end)
        kept.append(replace(span, end=match.end()) if match and span.kind != "person" else span)
    return kept


def _apposed(sentence: str, spans: list[NameSpan], employers: list[tuple[NameSpan, NameSpan]]) -> list[NameSpan]:
    """A person with the post or organisation that stands beside the name as one span."""
    kept: list[NameSpan] = []
    for span in spans:
        last = kept[-1] if kept else None
        if last is None or "person" not in (last.kind, span.kind) or last.generic:
            kept.append(span)
            continue
        gap = sentence[last.end : span.start]
        joined = _join(sentence, last, span, gap, employers)
        kept[-1:] = [joined] if joined else [last, span]
    return kept


def _join(sentence: str, last: NameSpan, span: NameSpan, gap: str, employers: list[tuple[NameSpan, NameSpan]]) -> NameSpan | None:
    named, post = last.kind == "person" and last.subtype is None, span.subtype == "post"
    if last.subtype == "post" and span.kind == "person" and span.subtype is None and gap in (" ", ", ", " - ", " – "):
        # "Chief Executive Mary Stone"; with a comma only when another comma or the end follows.
        closed = gap == ", " and sentence[span.end : span.end + 1] == ","
        return replace(span, start=last.start, end=span.end + closed) if gap == " " or closed else None
    if not named:
        return None
    if post and re.fullmatch(r", (?:the |our |who is (?:the )?|interim |acting )?|,? \(|,? as | ?[–-] ", gap):
        return replace(last, end=_close(sentence, span.end, gap))
    beside = gap in (" of ", " from ", " from the ", " of the ") or (gap == " (" and sentence[span.end : span.end + 1] == ")")
    if span.kind == "organisation" and beside:
        employers.append((last, span))
        return replace(last, end=_close(sentence, span.end, gap))
    return None


def _close(sentence: str, end: int, gap: str) -> int:
    # The closing bracket, or the comma that closes the apposition before a verb.
    if "(" in gap:
        stop = sentence.find(")", end)
        return stop + 1 if 0 <= stop - end < 80 else end
    if gap.startswith(",") and re.match(r",? (?!and\b|[A-Z])", sentence[end : end + 6]) and sentence[end : end + 1] == ",":
        return end + 1
    return end


def _pronouns(sentence: str, spans: list[NameSpan]) -> list[NameSpan]:
    taken = [(span.start, span.end) for span in spans]
    return [
        NameSpan(match.start(), match.end(), match.group(), match.group(), "pronoun", generic=True, bare=True, determiner="the")
        for match in _PRONOUN.finditer(sentence)
        if not any(start <= match.start() < end for start, end in taken)
    ]
