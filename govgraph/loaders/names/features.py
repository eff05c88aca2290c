"""What the tagger sees of each token of a unit: words, shapes and classes around it, its unit, its governors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from govgraph.loaders.frames.lexicon import families
from govgraph.loaders.names.tokenise import Token, shape, tokens_of, word_class
from govgraph.loaders.pages.units import Unit

_LINKS = frozenset(("and", "of", "&", "for", "-", "'s", "the", "in", "'", "on", "to", "with"))
_OUT = ("w:-", "s:-")


@dataclass(frozen=True)
class PageWords:
    """The words of a page: `small` stand in small letters somewhere, `bracketed` alone in brackets; counts: how often each stands."""

    small: frozenset[str]
    bracketed: frozenset[str]
    counts: Mapping[str, int]


def page_words(units: Sequence[Unit]) -> PageWords:
    """The words of a page that help to tell names from words that only begin a sentence."""
    small, bracketed = set(), set()
    counts: Counter[str] = Counter()
    for unit in units:
        tokens = tokens_of(unit.clean)
        counts.update(token.text for token in tokens)
        small |= {token.text for token in tokens if token.text[0].islower()}
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if before.text == "(" and after.text == ")" and token.text[:1].isupper():
                bracketed.add(token.text)
    return PageWords(frozenset(small), frozenset(bracketed), counts)


def features_of(unit: Unit, tokens: Sequence[Token], governed: Sequence[str], words: PageWords) -> list[list[str]]:
    """For each token of a unit the names of its features. governed: see `governing`."""
    own = [_own(token.text) for token in tokens]
    runs = _runs(tokens)
    every = [f"u:{unit.kind}", f"u:{unit.kind}:{len(tokens) < 9}", *governed]
    rows = []
    for i, token in enumerate(tokens):
        row = ["bias", *every, *own[i]]
        low = token.text.lower()
        for step in (-2, -1, 1, 2):
            near = own[i + step] if 0 <= i + step < len(tokens) else _OUT
            row.extend(f"{step}{name}" for name in (near[:2] if abs(step) == 2 else near))
        before = tokens[i - 1].text.lower() if i else "^"
        after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else "$"
        row += [f"b:{before}_{low}", f"a:{low}_{after}", f"s3:{_shape(tokens, i - 1)}_{shape(token.text)}_{_shape(tokens, i + 1)}"]
        row += [f"s5:{_shape(tokens, i - 2)}_{_shape(tokens, i - 1)}_{shape(token.text)}_{_shape(tokens, i + 1)}_{_shape(tokens, i + 2)}"]
        if i == 0 or tokens[i - 1].text in ".|:":
            row += ["first", f"first:{shape(token.text)}", f"first:{unit.kind}"]
        row += runs[i]
        if token.text[0].isupper():
            row += [f"small:{low in words.small}", f"count:{min(words.counts.get(token.text, 0), 3)}"]
            if token.text in words.bracketed:
                row.append("bracketed")
        rows.append(row)
    return rows


def governing(unit: Unit, units: Sequence[Unit]) -> list[str]:
    """The families of the nearest heading and stem above a unit: a list under "Membership" holds members."""
    found: list[str] = []
    for name, numbers in (("h", unit.heads[:1]), ("t", unit.stems[:1])):
        for number in numbers:
            found.extend(f"{name}:{family}" for family in families(units[number].clean))
    return found


@lru_cache(maxsize=100_000)
def _own(word: str) -> tuple[str, ...]:
    low = word.lower()
    return (f"w:{low}", f"s:{shape(word)}", f"p:{low[:3]}", f"x:{low[-3:]}", f"x:{low[-2:]}", *(f"c:{name}" for name in word_class(word)))


def _shape(tokens: Sequence[Token], i: int) -> str:
    return shape(tokens[i].text) if 0 <= i < len(tokens) else "-"


def _runs(tokens: Sequence[Token]) -> list[list[str]]:
    """For each token its run of capitalised words ("Wendshire |Growth| Board"): length, ends and classes."""
    found: list[list[str]] = [[] for _ in tokens]
    for start, end in _run_bounds(tokens):
        words = [token.text for token in tokens[start:end]]
        before = tokens[start - 1].text.lower() if start else "^"
        after = tokens[end].text.lower() if end < len(tokens) else "$"
        classes = [[name for name in word_class(word) if name not in ("link", "trailing")] for word in words]
        heads = [
            (i, name) for i, names in enumerate(classes) for name in names if name in ("body", "organisation", "project", "plan", "post")
        ]
        every = [f"rn:{min(len(words), 7)}", f"rl:{words[-1].lower()}", f"rf:{words[0].lower()}", f"rb:{before}", f"ra:{after}"]
        every += [f"rcl:{name}" for name in classes[-1]] + [f"rcf:{name}" for name in classes[0]] + [f"rh:{name}" for _, name in heads[-1:]]
        every += ["r:whole"] if start == 0 and end == len(tokens) else []
        for i in range(start, end):
            place = "1" if i == start else "9" if i == end - 1 else "5"
            ahead = next((f"{min(h - (i - start), 4)}{name}" for h, name in heads if h >= i - start), "-")
            behind = next((f"{min(i - start - h, 3)}{name}" for h, name in reversed(heads) if h < i - start), "-")
            found[i] = [
                *every,
                f"r:{place}",
                f"r:{place}:{words[-1].lower()}",
                f"rp:{place}:{min(len(words), 5)}",
                f"rh+:{ahead}",
                f"rh-:{behind}",
                f"rh:{behind}:{ahead}",
            ]
    return found


def _run_bounds(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = -1
    last = -1
    for i in range(len(tokens) + 1):
        word = tokens[i].text if i < len(tokens) else ""
        if word[:1].isupper():
            start, last = (i if start < 0 else start), i
        elif start >= 0 and not (word.lower() in _LINKS and i - last <= 3):
            yield start, last + 1
            start = -1
