"""Ways in which a name may be read when likenesses are proposed: without codes and brackets, in parts, without the words of its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from govgraph.graph.resolve.lexicon import lexicon
from govgraph.graph.resolve.names import name_words, turned

_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_CODE = re.compile(r"^(?P<code>[A-Z][A-Z&]{1,7})\s*[-–:]\s+(?P<rest>\S.*)$")
_PARTS = re.compile(r"\s*[;/]\s*")
_LEAST = 5  # names that begin alike before that beginning counts as the place of all of them
Reading = tuple[str, ...]


def common_beginnings(names: Iterable[Reading]) -> frozenset[Reading]:
    """Beginnings of two or three words that a twentieth of the names share ("new york city"), and their initials ("nyc")."""
    known = [words for words in names if len(words) > 2]
    counts: Counter[Reading] = Counter(words[:size] for words in known for size in (2, 3) if len(words) > size)
    often = {
        start for start, number in counts.items() if number >= max(_LEAST, len(known) / 20) and not set(start) & lexicon().office_words
    }
    longest = {start for start in often if not any(len(other) > len(start) and other[: len(start)] == start for other in often)}
    return frozenset(longest | {("".join(word[0] for word in start),) for start in longest})


def parts_of(name: str) -> tuple[str, ...]:
    """The names that stand in one: both sides of a stroke or semicolon, each without its code and its brackets; a short form in these."""
    found: dict[str, None] = {}
    for part in dict.fromkeys([name, *_PARTS.split(name)]):
        bare = " ".join(_BRACKET.sub(" ", part).split())
        if code := _CODE.match(bare):
            bare = code["rest"]
        if bare:
            found[turned(bare).strip(" -–")] = None
            found |= {inner: None for inner in _BRACKET.findall(part) if _is_short_for(inner, bare)}
    return tuple(found)


def _is_short_for(inner: str, name: str) -> bool:
    """Whether the letters of a word in brackets stand in the name in their order, the first at its beginning: "Ofqual", "DVLA"."""
    letters = iter("".join(name_words(name)))
    short = inner.casefold()
    return len(short) > 2 and short.isalpha() and name_words(name)[:1] != () and all(letter in letters for letter in short)


def told_apart_in_brackets(one: str, other: str) -> bool:
    """Whether both names say something in brackets that is no short form, and not the same: "Tribunal (Tax)", "Tribunal (Lands)"."""
    left, right = ({name_words(inner) for inner in _BRACKET.findall(name) if not inner.isupper()} for name in (one, other))
    return bool(left and right) and not left & right


def readings(name: str, kind: str, beginnings: frozenset[Reading]) -> set[Reading]:
    """All readings of a name as the words that tell it from others; one reading in common makes two names the same to propose."""
    made = {core(_placeless(name_words(part, kind), beginnings)) for part in parts_of(name)}
    return {one for one in made if one and (len(one) > 1 or one[0] not in lexicon().council_words)}  # "Council" alone tells nothing


def _placeless(words: Reading, places: frozenset[Reading]) -> Reading:
    """The words without the place that all names of the register share, and without "of England and Wales" and the like at their end."""
    for place in sorted(places | lexicon().realms, key=lambda one: (-len(one), one)):
        for at in range(len(words) - len(place) + 1):
            ends = at + len(place) == len(words)
            if words[at : at + len(place)] == place and len(words) > len(place) and (place in places or ends and at > 1):
                words = words[:at] + words[at + len(place) :]
                break
    return words


def core(words: Reading) -> Reading:
    """The words that say which council, or which office, this is; all of them where nothing else is left."""
    lex = lexicon()
    left = tuple(word for word in words if word not in lex.office_words)
    if _is_council(words):
        left = tuple(word for word in left if word not in lex.council_words) or left
    return tuple(_stem(word) for word in left) or words


def _is_council(words: Reading) -> bool:
    """Whether the words are those of a council: "Camden London Boro", "City of Plymouth", "Aberdeen City"."""
    told = {"council", "borough", "boro", "district", "county"} & set(words)
    return bool(told) or words[:2] == ("city", "of") or words[-2:] == ("city", "of") or words[-1:] in (("city",), ("mdc",), ("mbc",))


def _stem(word: str) -> str:
    """Without a plural: "standards" and "standard", "services" and "service"."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
