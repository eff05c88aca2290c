"""Proposals: what the pairs of a page come to, fact by fact, with what speaks for each beyond the pair itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from govgraph.loaders.readers.pairs import Pair, ends_by_tag, legal
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects
from govgraph.loaders.weights.table import Table

LEAST = 0.04  # a pair below this chance is not looked at again
_STEPS = (0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_FREQUENT = frozenset(["MEMBER_OF", "CHAIRS", "PART_OF", "REPORTS_TO", "WORKS_FOR"])  # each with steps of its own
_SYMMETRIC = frozenset(["RELATED_TO"])


@dataclass(frozen=True)
class Proposal:
    """A fact that a pair proposes: its type, ends (entities), best pair with its chance, and the features for the judge."""

    type: str
    source: int
    target: int
    pair: Pair
    chance: float
    features: tuple[str, ...] = ()


def chances(pairs: Sequence[Pair], table: Table, size: int = 2000) -> np.ndarray:
    """Pairs x types: the chance that each pair states a fact of each type."""
    parts = [table.sums([pair.features for pair in pairs[i : i + size]]) for i in range(0, len(pairs), size)]
    total = np.vstack(parts) if parts else np.zeros((0, len(table.labels)))
    found: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(total, -30, 30)))
    return found


def proposals(scene: Scene, subjects: Subjects, pairs: Sequence[Pair], given: np.ndarray, types: Sequence[str]) -> list[Proposal]:
    """The best pair for each fact with what the others say. given: `chances` of the pairs, a column a type."""
    ends = ends_by_tag()
    support: defaultdict[tuple[str, int, int], list[tuple[float, int]]] = defaultdict(list)
    for row, column in zip(*np.nonzero(given >= LEAST), strict=True):
        pair, type = pairs[row], types[column]
        if legal(scene.entities[pair.source].tag + scene.entities[pair.target].tag, ends[type]):
            key = (type, *sorted((pair.source, pair.target))) if type in _SYMMETRIC else (type, pair.source, pair.target)
            support[key].append((float(given[row, column]), int(row)))
    best = {key: max(found, key=lambda item: (item[0], -item[1])) for key, found in support.items()}
    return [
        Proposal(
            type,
            pairs[row].source,
            pairs[row].target,
            pairs[row],
            chance,
            tuple(_features(scene, subjects, pairs, best, support, (type, a, b))),
        )
        for (type, a, b), (chance, row) in sorted(best.items(), key=lambda item: (item[1][1], item[0]))
    ]


def _features(
    scene: Scene, subjects: Subjects, pairs: Sequence[Pair], best: dict[tuple[str, int, int], tuple[float, int]],
    support: dict[tuple[str, int, int], list[tuple[float, int]]], key: tuple[str, int, int],
) -> Iterator[str]:  # fmt: skip
    """What the judge weighs: the chance, its rivals, its siblings in the same list, how sure names and subjects are."""
    type, source, target = key
    chance, row = best[key]
    pair = pairs[row]
    yield f"{type}:bias"
    yield from (f"{type}:chance>{step}" for step in _STEPS if chance > step)
    yield f"{type}:route:{pair.route}"
    tags = scene.entities[source].tag + scene.entities[target].tag
    yield f"{type}:tags:{tags}"
    others = sum(one > 0.2 for one, _ in support[key])
    yield f"{type}:support:{min(others, 3)}"
    rivals = [other[0] for (kind, a, b), other in best.items() if kind == type and a == source and b != target]
    gap = chance - max(rivals, default=0.0)
    yield f"gap:{int(max(-1.0, min(1.0, gap)) * 5)}:{type if type in _FREQUENT else '-'}"
    back = best.get((type, target, source), (0.0, 0))[0]
    if type not in _SYMMETRIC and back:
        yield f"back:{chance > back}"
    unit = scene.units[pair.unit]
    if unit.run[1] > 1:
        first = unit.number - unit.run[0]
        mates = [
            one
            for (kind, a, b), (one, r) in best.items()
            if kind == type and b == target and a != source and first <= pairs[r].unit < first + unit.run[1]
        ]
        mean = sum(mates) / len(mates) if mates else 0.0
        yield f"{type}:mates:{min(len(mates), 3)}:{int(mean * 5)}"
    for end, mention in ((source, pair.source_mention), (target, pair.target_mention)):
        side = "s" if end == source else "t"
        if mention < 0:
            yield f"unsaid:{side}:{int(subjects.page.get(end, 0.0) * 5)}"
        else:
            one = scene.participants[mention]
            yield f"name:{one.tag}:{side}:{int(min(one.score, 0.999) * 5)}"
            yield f"form:{side}:{one.text[:1].isupper()}:{min(len(one.text.split()), 4)}"
            if one.tag == "R":
                yield f"ref:{side}:{int(subjects.meanings[mention].score * 5)}"
        if scene.entities[end].tag == "R":
            yield f"unnamed:{side}:{type}"
    rest = [one for (kind, a, b), (one, r) in best.items() if a == source and b == target and kind != type]
    yield f"{type}:others:{int(max(rest, default=0.0) * 3)}"
