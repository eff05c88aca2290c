"""Names: one key for every spelling of a name, what is generic in it, and the parts that rules compare."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from sys import intern

from govgraph.graph.resolve.lexicon import Lexicon, lexicon

_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")
_ASCII = str.maketrans({chr(code): chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | {"'": None, "`": None})
_NOT_WORD = re.compile(r"[^\w]+|_+")
_SHORT_FORM = re.compile(r"\s*\(([A-Za-z][A-Za-z0-9&.\-]{1,9})\)\s*$")
_INVERTED = re.compile(r"(?P<head>[^,]+(?:,[^,]+)*?), ?(?P<tail>(?:[^,]*\b(?:of|for|on|to|the))|the)", re.IGNORECASE)
KEPT = 1 << 19  # answers about names; fewer than a graph has names would be forgotten before they are asked for again
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.\-]{0,8}[A-Z0-9]s?")
_LONGEST_ACRONYM = 11


def name_key(name: str, kind: str | None = None) -> str:
    """The key under which spellings of one name fall together.

    kind "person": titles of honour and letters after the name are left out and plurals kept.
    Never empty: a name of signs only is its own key.
    """
    words = _words_of_person(name) if kind == "person" else _words_of_other(name)
    return " ".join(words) or " ".join(name.casefold().split())


def name_words(name: str, kind: str | None = None) -> tuple[str, ...]:
    """The folded words of a name: no case, accents, punctuation, leading article; short forms written out."""
    return _words_of_person(name) if kind == "person" else _words_of_other(name)


@lru_cache(KEPT)
def _words_of_person(name: str) -> tuple[str, ...]:
    return tuple(map(intern, _person(_fold(without_short_form(name)), lexicon())))


@lru_cache(KEPT)
def _words_of_other(name: str) -> tuple[str, ...]:
    lex = lexicon()
    words = _written_out(_fold(turned(without_short_form(without_loose_end(name)))), lex)
    while len(words) > 1 and words[0] in lex.articles:
        words = words[1:]
    # The last word keeps its plural: "Community Partnerships" are several, and are not the Community Partnership.
    return tuple(map(intern, [*map(_singular, words[:-1]), *words[-1:]]))


def turned(name: str) -> str:
    """A name as it is spoken: "Sanitation, Department of" is "Department of Sanitation", "Theatres Trust, The" is "The Theatres Trust"."""
    match = _INVERTED.fullmatch(name.strip()) if "," in name else None
    return f"{match['tail']} {match['head']}" if match else name


def without_short_form(name: str) -> str:
    """The name without a short form in brackets at its end: "Averton Partnership (AP)" is "Averton Partnership"."""
    found = _SHORT_FORM.search(name) if ")" in name else None
    return name[: found.start()] or name if found and is_acronym(found[1]) else name


def without_loose_end(name: str) -> str:
    """The name without what it was cut off at: "Averton Deal and" is "Averton Deal", "Harbour Sites (" is "Harbour Sites"."""
    words = name.split()
    if "," in name and turned(name) != name:  # "Sanitation, Department of" ends elsewhere
        return name
    while len(words) > 1 and (words[-1].strip("([&,;:–-").casefold() or "the") in lexicon().loose_ends:
        words.pop()
    return " ".join(words)


def short_form(name: str) -> str | None:
    """The short form in brackets at the end of a name, if it is made of the name's initials."""
    found = _SHORT_FORM.search(name) if ")" in name else None
    if not found or not is_acronym(found[1]):
        return None
    letters = [letter.casefold() for letter in found[1] if letter.isalnum()]
    rest = iter(initials(without_short_form(name)))
    return found[1] if all(letter in rest for letter in letters) else None


def is_acronym(name: str) -> bool:
    """Whether the name is a short form such as "HWB", "SCaD" or "OxLEP"'s "LEP"."""
    bare = name.strip()
    return len(bare) <= _LONGEST_ACRONYM and _ACRONYM.fullmatch(bare) is not None


def initials(name: str, *, small: bool = True) -> str:
    """The first letters of the words of a name, folded; `small`: of words such as "and" as well."""
    lex = lexicon()
    return "".join([word[0] for word in _fold(name) if small or word not in lex.small and word not in lex.articles])


def is_generic(name: str, kind: str = "body") -> bool:
    """Whether a name says only what sort of body it is ("Executive Group"), so that another document may mean another one."""
    if kind == "person":
        return len(name_words(name, kind)) < 2
    return kind in ("body", "organisation") and _is_generic(name)


@lru_cache(KEPT)
def _is_generic(name: str) -> bool:
    words = name_words(name)
    return not is_acronym(name) and words not in lexicon().whole and not distinctive(words)


def distinctive(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell this name from others of its sort."""
    lex = lexicon()
    return tuple([word for word in words if word not in lex.heads and word not in lex.generic])


def family_content(name: str) -> tuple[int, tuple[str, ...]] | None:
    """For "Stronger Homes Steering Group" the number of its head family and its content words ("stronger", "home"); else None.

    What follows "of" after the head ("… sub-group of the Averton Partnership") is the parent and left out.
    """
    words = _parentless(name_words(name))
    for number, head in _heads_by_end().get(words[-1], ()) if words else ():
        if len(words) > len(head) and words[-len(head) :] == head:
            content = words[: -len(head)]
            return (number, tuple(map(_singular, content))) if distinctive(content) else None
    return None


@cache
def _heads_by_end() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The heads of all families by their last word, each with the number of its family, in their order."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, family in enumerate(lexicon().families):
        for head in family:
            found.setdefault(head[-1], []).append((number, head))
    return found


def _parentless(words: tuple[str, ...]) -> tuple[str, ...]:
    if "of" not in words:
        return words
    heads = _heads_by_end()
    for place in range(1, len(words) - 1):
        if words[place] == "of" and words[place - 1] in heads:
            return words[:place]
    return words


def slug(text: str) -> str:
    """A stable id made of a name: lower case, words joined by hyphens."""
    return "-".join(_fold(text.translate(_APOSTROPHES)))[:80].strip("-") or "unnamed"


def _fold(name: str) -> list[str]:
    """The words of a name without case, accents and signs."""
    if name.isascii():  # most names are, and need no look at each letter
        return name.replace("&", " and ").translate(_ASCII).split()
    name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", name.translate(_APOSTROPHES).replace("&", " and ").casefold()).split()


def _written_out(words: list[str], lex: Lexicon) -> list[str]:
    out: list[str] = []
    at = 0
    if _first_words().isdisjoint(words):
        out, at = words[:], len(words)
    while at < len(words):
        step = next((size for size in (3, 2) if tuple(words[at : at + size]) in lex.words), 1)
        out.extend(lex.words.get(tuple(words[at : at + step]), words[at : at + step]))
        at += step
    if len(out) > 1 and out[-1] in lex.endings:
        out[-1:] = lex.endings[out[-1]]
    return out


@cache
def _first_words() -> frozenset[str]:
    """What the short forms that are written out begin with."""
    return frozenset(phrase[0] for phrase in lexicon().words)


@cache
def _first_titles() -> frozenset[str]:
    return frozenset(title[0] for title in lexicon().honorifics)


def _singular(word: str) -> str:
    """A rough singular, good enough to compare: it is never shown."""
    if not word.endswith("s") or len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def _person(words: list[str], lex: Lexicon) -> tuple[str, ...]:
    while words and words[0] in lex.articles:
        words = words[1:]
    while (count := _title_length(words, lex)) and words[count : count + 1] not in ([], ["of"]):
        words = words[count:]
    while len(words) > 1 and words[-1] in lex.letters_after:
        words = words[:-1]
    return tuple(words)


def _title_length(words: list[str], lex: Lexicon) -> int:
    if not words or words[0] not in _first_titles():
        return 0
    return next((len(title) for title in lex.honorifics if tuple(words[: len(title)]) == title), 0)
