"""Proposals: what the pairs of a page come to, fact by fact, with what speaks for each beyond the pair itself."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from govgraph.loaders.names.tokenise import word_class
from govgraph.loaders.readers.ends import SYMMETRIC, Key, ends_by_tag, key_of_fact, legal
from govgraph.loaders.readers.pairs import Pair
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects
from govgraph.loaders.weights.table import Table

LEAST = 0.04  # a pair below this chance is not looked at again
MANY = 40  # mentions of an entity that are looked through for the nearest
FAR = 0.2  # what the encoder holds so likely is looked at, however far its ends stand from each other
_STEPS = (0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_LEVELS, _OWN_LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.93), (0.05, 0.15, 0.3, 0.5, 0.7, 0.85)  # of encoder and pairs, taken together
_TRUST = (0.4, 0.6, 0.7, 0.8, 0.9)
_FREQUENT = frozenset(["MEMBER_OF", "CHAIRS", "PART_OF", "REPORTS_TO", "WORKS_FOR"])  # each with steps of its own


@dataclass(frozen=True)
class Heard:
    """What other readers hold of facts: the encoder's chances, and how far the rules that state them are trusted."""

    context: Mapping[Key, float] = field(default_factory=dict)
    rules: Mapping[Key, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposal:
    """A fact that a pair proposes: its type, ends (entities), best pair with its chance, and the features for the judge.

    context: the chance that the encoder gives it from all that stands about both.
    """

    type: str
    source: int
    target: int
    pair: Pair
    chance: float
    context: float
    features: tuple[str, ...] = ()


def chances(pairs: Sequence[Pair], table: Table) -> np.ndarray:
    """Pairs x types: the chance that each pair states a fact of each type."""
    table.kept.tidy()
    total = table.kept.lists([pair.rows(table.kept) for pair in pairs])
    found: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(total, -30, 30)))
    return found


def proposals(
    scene: Scene, subjects: Subjects, pairs: Sequence[Pair], given: np.ndarray, types: Sequence[str], heard: Heard
) -> list[Proposal]:
    """The best pair for each fact with what the others say. given: `chances` of the pairs, a column a type."""
    far = list(_far(scene, subjects, {(pair.source, pair.target) for pair in pairs}, heard))
    pairs, given = [*pairs, *far], np.vstack([given.reshape(len(pairs), len(types)), np.zeros((len(far), len(types)))])
    support = _support(scene, pairs, given, types, heard)
    best = {key: max(found, key=lambda item: (item[0], -item[1])) for key, found in support.items()}
    weighed = _Weighed(scene, subjects, pairs, best, support, heard)
    return [
        Proposal(
            type, pairs[row].source, pairs[row].target, pairs[row], chance, heard.context.get((type, a, b), 0.0),
            tuple(weighed.features((type, a, b))),
        )
        for (type, a, b), (chance, row) in sorted(best.items(), key=lambda item: (item[1][1], item[0]))
    ]  # fmt: skip


def _far(scene: Scene, subjects: Subjects, reached: Set[tuple[int, int]], heard: Heard) -> Iterator[Pair]:
    """Pairs out of the reach of `pairs_of` of which the encoder holds something likely, where their mentions stand nearest."""
    ends = sorted({(a, b) for (_, a, b), chance in heard.context.items() if chance >= FAR and (a, b) not in reached})
    mentions: defaultdict[int, list[int]] = defaultdict(list)
    for n, meaning in enumerate(subjects.meanings):
        mentions[meaning.entity].append(n)
    for a, b in ends:
        if mentions[a] and mentions[b]:
            _, first, second = min((abs(n - m), n, m) for n in mentions[a][:MANY] for m in mentions[b][:MANY])
            unit = scene.participants[max(first, second)].unit
            tags = scene.entities[a].tag + scene.entities[b].tag
            yield Pair(a, b, unit, first, second, "W", tags, "+W", (), ())


def _support(
    scene: Scene, pairs: Sequence[Pair], given: np.ndarray, types: Sequence[str], heard: Heard
) -> dict[Key, list[tuple[float, int]]]:
    """For each fact that any reader holds possible its pairs: (chance, row)."""
    ends = ends_by_tag()
    support: defaultdict[Key, list[tuple[float, int]]] = defaultdict(list)
    whole = {key for key, chance in heard.context.items() if chance >= LEAST} | set(heard.rules)
    columns = {type: column for column, type in enumerate(types)}
    rows: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for row, pair in enumerate(pairs):
        rows[pair.source, pair.target].append(row)
    seen = {(int(row), int(column)) for row, column in zip(*np.nonzero(given >= LEAST), strict=True)}
    seen |= {(row, columns[type]) for type, a, b in whole if type in columns for row in rows[a, b]}
    for row, column in sorted(seen):
        pair, type = pairs[row], types[column]
        if legal(scene.entities[pair.source].tag + scene.entities[pair.target].tag, ends[type]):
            support[key_of_fact(type, pair.source, pair.target)].append((float(given[row, column]), row))
    return dict(support)


class _Weighed:
    """All facts that a page proposes, so that each can be set against its rivals and its like."""

    def __init__(
        self, scene: Scene, subjects: Subjects, pairs: Sequence[Pair], best: dict[Key, tuple[float, int]],
        support: dict[Key, list[tuple[float, int]]], heard: Heard,
    ) -> None:  # fmt: skip
        self.heard = heard
        self.scene, self.subjects, self.pairs, self.best, self.support = scene, subjects, pairs, best, support
        self.by_source: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
        self.by_ends: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        self.by_run: defaultdict[tuple[str, int, int], list[float]] = defaultdict(list)
        self.seen: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
        for type, a, b in best:
            self.seen[type, a].append(heard.context.get((type, a, b), 0.0))
        for (type, a, b), (chance, row) in best.items():
            self.by_source[type, a].append(chance)
            self.by_ends[a, b].append(chance)
            self.by_run[type, b, self._first(row)].append(chance)
        for chances in (*self.by_source.values(), *self.by_ends.values(), *self.seen.values()):
            chances.sort(reverse=True)
        self.sums = {key: (sum(found), len(found)) for key, found in self.by_run.items()}

    def _first(self, row: int) -> int:
        """The first unit of the list or table in which a pair stands."""
        unit = self.scene.units[self.pairs[row].unit]
        return unit.number - unit.run[0]

    def features(self, key: Key) -> Iterator[str]:
        """What the judge weighs: the chance, its rivals, its siblings in the same list, how sure names and subjects are."""
        type, source, target = key
        chance, row = self.best[key]
        pair = self.pairs[row]
        yield f"{type}:bias"
        yield from (f"{type}:chance>{step}" for step in _STEPS if chance > step)
        yield from self._heard(key)
        yield from self._together(key)
        yield f"{type}:route:{pair.route}"
        yield f"{type}:tags:{self.scene.entities[source].tag}{self.scene.entities[target].tag}"
        yield f"{type}:support:{min(sum(one > 0.2 for one, _ in self.support[key]), 3)}"
        gap = chance - _other(self.by_source[type, source], chance)
        yield f"gap:{int(max(-1.0, min(1.0, gap)) * 5)}:{type if type in _FREQUENT else '-'}"
        back = self.best.get((type, target, source), (0.0, 0))[0]
        if type not in SYMMETRIC and back:
            yield f"back:{chance > back}"
        if self.scene.units[pair.unit].run[1] > 1:
            total, count = self.sums[type, target, self._first(row)]
            yield f"{type}:mates:{min(count - 1, 3)}:{int((total - chance) / max(1, count - 1) * 5)}"
        yield from self._ends(type, source, pair.source_mention, "s")
        yield from self._ends(type, target, pair.target_mention, "t")
        yield f"{type}:others:{int(_other(self.by_ends[source, target], chance) * 3)}"

    def _heard(self, key: Key) -> Iterator[str]:
        """The encoder's chance, how it agrees with the pair's, its lead over its rivals; what rules say."""
        type, source, _ = key
        context, chance = self.heard.context.get(key, 0.0), self.best[key][0]
        yield from (f"{type}:context>{step}" for step in _STEPS if context > step)
        yield from (f"context>{step}" for step in _STEPS if context > step)
        yield f"both:{int(context * 4)}:{int(chance * 4)}"
        yield f"context-gap:{int(max(-1.0, min(1.0, context - _other(self.seen[type, source], context))) * 4)}"

        trust = self.heard.rules.get(key)
        if trust is not None:
            yield from ("rule", f"{type}:rule", f"rule:{int(context * 4)}")
            yield from (f"rule>{step}" for step in _TRUST if trust > step)

    def _together(self, key: Key) -> Iterator[str]:
        """What counts only together: how high both readers score, with how sure names, short forms and the unsaid subject are."""
        type, source, target = key
        chance, row = self.best[key]
        pair, entities = self.pairs[row], self.scene.entities
        context = self.heard.context.get(key, 0.0)
        high, own = bisect_left(_LEVELS, context), bisect_left(_OWN_LEVELS, chance)
        ends = ((source, pair.source_mention), (target, pair.target_mention))
        named = [self.scene.participants[n] for _, n in ends if n >= 0]
        name = bisect_left((0.5, 0.7, 0.85, 0.95), min((one.score for one in named), default=1.0))
        short = [self.subjects.meanings[n].score for _, n in ends if n >= 0 and self.scene.participants[n].tag == "R"]
        form = bisect_left((0.4, 0.6, 0.8), min(short)) if short else 9
        unsaid = [self.subjects.page.get(end, 0.0) for end, n in ends if n < 0]
        page = bisect_left((0.2, 0.4, 0.6, 0.8), min(unsaid)) if unsaid else 9
        gap = int(max(-1.0, min(1.0, chance - _other(self.by_source[type, source], chance))) * 5)
        lead = int(max(-1.0, min(1.0, context - _other(self.seen[type, source], context))) * 4)
        yield from (
            f"x:{high}:{own}", f"x:{type}:{high}:{own}", f"x:{high}:name:{name}", f"x:{high}:page:{page}", f"x:{high}:form:{form}",
            f"x:{type}:{high}:{pair.route}", f"x:{high}:{pair.route}", f"x:{high}:{own}:{name}:{min(page, form)}",
            f"x:rule:{key in self.heard.rules}:{high}:{own}", f"x:{type}:{entities[source].tag}{entities[target].tag}:{high // 2}",
            f"x:{high}:gap:{gap}", f"x:{high}:lead:{lead}",
        )  # fmt: skip

    def _ends(self, type: str, end: int, mention: int, side: str) -> Iterator[str]:
        """How sure one end is: as a name, as what a short form means, as the page's subject."""
        if mention < 0:
            yield f"unsaid:{side}:{int(self.subjects.page.get(end, 0.0) * 5)}"
        else:
            one = self.scene.participants[mention]
            yield f"name:{one.tag}:{side}:{int(min(one.score, 0.999) * 5)}"
            yield f"form:{side}:{one.text[:1].isupper()}:{min(len(one.text.split()), 4)}"
            yield from (f"holds:{name}" for name in _holds(one.tag, one.text))
            if one.tag == "R":
                yield f"ref:{side}:{int(self.subjects.meanings[mention].score * 5)}"
        if self.scene.entities[end].tag == "R":
            yield f"unnamed:{side}:{type}"


def _other(highest: Sequence[float], own: float) -> float:
    """The highest of two chances, or the second where the highest is one's own."""
    return highest[0] if highest[0] != own else highest[1] if len(highest) > 1 else 0.0


@lru_cache(maxsize=20_000)
def _holds(tag: str, name: str) -> tuple[str, ...]:
    """What the words of a name are: a person's that holds "Director", a body's without a noun for one, is cut wrongly."""
    words = name.split()
    classes = {kind for word in words for kind in word_class(word) if kind not in ("link", "trailing")}
    last = list(word_class(words[-1])) if words else []
    odd = {"initial" for word in words[1:-1] if len(word) == 1} | {"digit" for word in words if any(map(str.isdigit, word))}
    size = f"{tag}:size:{min(len(words), 7)}"
    return (size, *(f"{tag}:{kind}" for kind in sorted(classes | odd)), *(f"{tag}:last:{kind}" for kind in last or ["plain"]))
