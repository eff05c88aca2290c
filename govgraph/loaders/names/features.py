"""What the tagger sees of each token of a unit: words, shapes and classes around it, its unit, its governors.

Evidence comes in kinds, a column each: for every token one key (None where there is none). `NAMED` says which features a key of a kind
stands for, so that what comes again, a word or a shape, is named and weighed once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from govgraph.loaders.frames.lexicon import families
from govgraph.loaders.names.tokenise import Token, shape, tokens_of, word_class
from govgraph.loaders.pages.units import Unit

_LINKS = frozenset(("and", "of", "&", "for", "-", "'s", "the", "in", "'", "on", "to", "with"))
_HEADS = frozenset(("body", "organisation", "project", "plan", "post"))
_STEPS = (-2, -1, 0, 1, 2)
Columns = dict[str, list[Any]]


@dataclass(frozen=True)
class PageWords:
    """The words of a page: `small` stand in small letters somewhere, `bracketed` alone in brackets; counts: how often each stands."""

    small: frozenset[str]
    bracketed: frozenset[str]
    counts: Mapping[str, int]


def page_words(units: Sequence[Unit]) -> PageWords:
    """The words of a page that help to tell names from words that only begin a sentence."""
    return words_of([tokens_of(unit.clean) for unit in units])


def words_of(lines: Sequence[Sequence[Token]]) -> PageWords:
    """The same from the tokens of its units."""
    bracketed = set()
    counts: Counter[str] = Counter()
    for tokens in lines:
        texts = [token.text for token in tokens]
        counts.update(texts)
        for before, text, after in zip(texts, texts[1:], texts[2:], strict=False):
            if before == "(" and after == ")" and text[:1].isupper():
                bracketed.add(text)
    return PageWords(frozenset(text for text in counts if text[0].islower()), frozenset(bracketed), counts)


def columns_of(unit: Unit, tokens: Sequence[Token], governed: Sequence[str], words: PageWords) -> Columns:
    """Kind of evidence -> for each token of a unit its key. governed: see `governing`."""
    texts = [token.text for token in tokens]
    lows = [text.lower() for text in texts]
    shapes = ["-", "-", *map(shape, texts), "-", "-"]
    near = [None, None, *texts, None, None]
    columns: Columns = {f"own{step}": near[2 + step : 2 + step + len(texts)] for step in _STEPS}
    columns["unit"] = [(unit.kind, len(texts) < 9, *governed)] * len(texts)
    columns["before"] = list(zip(["^", *lows], lows, strict=False))
    columns["after"] = list(zip(lows, [*lows[1:], "$"], strict=True))
    columns["shapes"] = list(zip(shapes, shapes[1:], shapes[2:], shapes[3:], shapes[4:], strict=False))
    openers = [True, *(text in ".|:" for text in texts)]
    columns["first"] = [(form, unit.kind) if first else None for first, form in zip(openers, shapes[2:], strict=False)][: len(texts)]
    columns["run"], columns["place"] = _runs(texts, lows)
    columns["page"] = [
        (low in words.small, min(words.counts.get(text, 0), 3), text in words.bracketed) if text[0].isupper() else None
        for text, low in zip(texts, lows, strict=True)
    ]
    return columns


def features_of(unit: Unit, tokens: Sequence[Token], governed: Sequence[str], words: PageWords) -> list[list[str]]:
    """For each token of a unit the names of its features, as training takes them."""
    columns = columns_of(unit, tokens, governed, words)
    return [[name for kind, keys in columns.items() for name in NAMED[kind](keys[i])] for i in range(len(tokens))]


def governing(unit: Unit, units: Sequence[Unit]) -> list[str]:
    """The families of the nearest heading and stem above a unit: a list under "Membership" holds members."""
    found: list[str] = []
    for name, numbers in (("h", unit.heads[:1]), ("t", unit.stems[:1])):
        for number in numbers:
            found.extend(f"{name}:{family}" for family in families(units[number].clean))
    return found


@lru_cache(maxsize=100_000)
def _own(word: str | None) -> tuple[str, ...]:
    if word is None:
        return ("w:-", "s:-")
    low = word.lower()
    return (f"w:{low}", f"s:{shape(word)}", f"p:{low[:3]}", f"x:{low[-3:]}", f"x:{low[-2:]}", *(f"c:{name}" for name in word_class(word)))


def _own_at(step: int) -> Callable[[str | None], list[str]]:
    def named(word: str | None) -> list[str]:
        names = _own(word)[:2] if abs(step) == 2 else _own(word)
        return [f"{step or ''}{name}" for name in names]

    return named


def _unit(key: tuple[Any, ...]) -> list[str]:
    kind, short, *governed = key
    return ["bias", f"u:{kind}", f"u:{kind}:{short}", *governed]


def _shapes(key: tuple[str, ...]) -> list[str]:
    return ["s3:" + "_".join(key[1:4]), "s5:" + "_".join(key)]


def _first(key: tuple[str, str] | None) -> list[str]:
    return ["first", f"first:{key[0]}", f"first:{key[1]}"] if key else []


def _page(key: tuple[bool, int, bool] | None) -> list[str]:
    return [f"small:{key[0]}", f"count:{key[1]}", *(["bracketed"] if key[2] else [])] if key else []


def _run(key: tuple[Any, ...] | None) -> list[str]:
    if key is None:
        return []
    length, first, last, before, after, opening, closing, heads, whole = key
    names = [f"rn:{length}", f"rl:{last}", f"rf:{first}", f"rb:{before}", f"ra:{after}"]
    names += [f"rcl:{name}" for name in closing] + [f"rcf:{name}" for name in opening] + [f"rh:{name}" for name in heads]
    return [*names, "r:whole"] if whole else names


def _place(key: tuple[Any, ...] | None) -> list[str]:
    if key is None:
        return []
    place, last, length, ahead, behind = key
    return [f"r:{place}", f"r:{place}:{last}", f"rp:{place}:{length}", f"rh+:{ahead}", f"rh-:{behind}", f"rh:{behind}:{ahead}"]


NAMED: dict[str, Callable[[Any], Sequence[str]]] = {
    **{f"own{step}": _own_at(step) for step in _STEPS},
    "unit": _unit,
    "before": lambda key: (f"b:{key[0]}_{key[1]}",),
    "after": lambda key: (f"a:{key[0]}_{key[1]}",),
    "shapes": _shapes,
    "first": _first,
    "page": _page,
    "run": _run,
    "place": _place,
}


def _runs(texts: Sequence[str], lows: Sequence[str]) -> tuple[list[Any], list[Any]]:
    """For each token its run of capitalised words ("Wendshire |Growth| Board"): length, ends and classes; and its place in it."""
    runs: list[Any] = [None] * len(texts)
    places: list[Any] = [None] * len(texts)
    for start, end in _run_bounds(texts, lows):
        classes = [tuple(name for name in word_class(text) if name not in ("link", "trailing")) for text in texts[start:end]]
        heads: list[Any] = [(start + i, name) for i, names in enumerate(classes) for name in names if name in _HEADS]
        before, after = lows[start - 1] if start else "^", lows[end] if end < len(texts) else "$"
        last, length, whole = lows[end - 1], end - start, start == 0 and end == len(texts)
        ends = (classes[0], classes[-1], tuple(name for _, name in heads[-1:]))
        runs[start:end] = [(min(length, 7), lows[start], last, before, after, *ends, whole)] * length
        for i in range(start, end):
            place = "1" if i == start else "9" if i == end - 1 else "5"
            k = bisect_left(heads, (i,))
            ahead = f"{min(heads[k][0] - i, 4)}{heads[k][1]}" if k < len(heads) else "-"
            behind = f"{min(i - heads[k - 1][0], 3)}{heads[k - 1][1]}" if k else "-"
            places[i] = (place, last, min(length, 5), ahead, behind)
    return runs, places


def _run_bounds(texts: Sequence[str], lows: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = -1
    last = -1
    for i in range(len(texts) + 1):
        if i < len(texts) and texts[i][0].isupper():
            start, last = (i if start < 0 else start), i
        elif start >= 0 and not (i < len(texts) and lows[i] in _LINKS and i - last <= 3):
            yield start, last + 1
            start = -1
