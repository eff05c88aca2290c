"""The acronyms that a text defines: "Wendshire Growth Board (WGB)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.loaders.names.lexicon import lexicon

# Also ("SEP" or "the Partnership"), ("the Partnership" or "SEP") and (hereafter "SEP").
_OTHER = r"[\"'“‘](?:the )?[A-Z][a-z]+[\"'”’]"
_DEFINED = re.compile(
    rf"[ \n]\((?:{_OTHER},? (?:or|and) |(?:hereafter|henceforth|known as|referred to as|or) )?[\"'“‘]?(?:the )?"
    rf"([A-Z][A-Za-z]*[A-Z][A-Za-z0-9]{{0,6}})[\"'”’]?(?:\)|,? (?:or|and) {_OTHER}\))"
)
_SMALL = frozenset("and of for the & in with on to".split())


def pairs(text: str) -> Iterator[tuple[str, str, str, str | None]]:
    """(name, acronym, kind, subtype) for every acronym that stands in brackets after its name."""
    from govgraph.loaders.names.finder import find_names

    for match in _DEFINED.finditer(text):
        words = _words_before(text, match.start())
        name = _by_initials(words, match.group(1))
        phrase = name or " ".join(words)
        spans = find_names(phrase, None)
        if spans and spans[-1].end == len(phrase) and (name or spans[-1].head) and spans[-1].kind != "person":
            yield (name or spans[-1].text), match.group(1), spans[-1].kind, spans[-1].subtype


def _words_before(text: str, end: int) -> list[str]:
    words = re.split(r"[.;:()|,]\s", text[max(0, end - 160) : end])[-1].split()
    start = len(words)
    while start and (words[start - 1][0].isupper() or words[start - 1] in _SMALL or "-" in words[start - 1]):
        start -= 1
    while start < len(words) and words[start] in _SMALL:
        start += 1
    return words[start:]


def _by_initials(words: list[str], acronym: str) -> str | None:
    # The shortest run of words before the bracket whose initials spell the acronym; small words may be spelled or skipped.
    letters = acronym.lower().rstrip("s") if acronym.endswith("s") else acronym.lower()
    for start in range(len(words) - 1, -1, -1):
        if words[start].lower() not in _SMALL and _spells(words[start:], letters):
            return " ".join(words[start:])
    return None


def _spells(words: list[str], letters: str) -> bool:
    if not words:
        return not letters
    word = words[0].lower()
    if word in _SMALL and _spells(words[1:], letters):
        return True
    # "OxLEP": a word may give more than its first letter; a hyphen gives one letter each.
    limit = 1 if word in _SMALL else 3
    for taken in range(1, limit + 1):
        if letters.startswith(word[:taken]) and _spells(words[1:], letters[taken:]):
            return True
    parts = word.split("-")
    return len(parts) > 1 and _spells(parts + words[1:], letters)


def expansion(acronym: str) -> str | None:
    """What an acronym means all over the country, or None."""
    row = lexicon().acronyms.get(acronym.upper())
    return row[0] if row else None
