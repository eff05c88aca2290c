"""How a proposal stands among all others of its page, in numbers: its rivals, its mates in a list, how sure names and subjects are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from govgraph.loaders.judge.asserted import CUES
from govgraph.loaders.judge.doubts import cues, doubts
from govgraph.loaders.judge.proposals import Proposal
from govgraph.loaders.names.participants import KINDS, REFERENCE
from govgraph.loaders.readers.ends import Key, ends_by_tag, key_of_fact
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects

TYPES, TAGS, ROUTES = tuple(sorted(ends_by_tag())), tuple(KINDS), "UPLWSH"
NONE = -1.0  # where there is no such number
CERTAIN = 2.0  # a name that is no short form means itself
LIKELY, SURE = 0.5, 0.7

Numbers = dict[str, float]


def columns() -> tuple[str, ...]:
    """The names of the numbers of a proposal, in their order."""
    return _NAMES


def standing(scene: Scene, subjects: Subjects, found: Sequence[Proposal], first: Sequence[float], trust: Mapping[Key, float]) -> np.ndarray:
    """Proposals x numbers. first: what the judge holds of each by itself; trust: in the rules that state a fact."""
    page = _Page(scene, subjects, found, first, trust)
    rows = np.zeros((len(found), len(_NAMES)), dtype=np.float32)
    for n, row in enumerate(rows):
        for name, value in page.numbers(n).items():
            row[_PLACES[name]] = value
    return rows


@dataclass
class _Group:
    """Proposals that share something: how many, what is held of them in sum, the two best, how many are likely."""

    number: int = 0
    total: float = 0.0
    best: float = 0.0
    second: float = 0.0
    likely: int = 0

    def add(self, held: float) -> None:
        self.number, self.total, self.likely = self.number + 1, self.total + held, self.likely + (held > LIKELY)
        self.best, self.second = (held, self.best) if held > self.best else (self.best, max(self.second, held))

    def beside(self, held: float) -> Numbers:
        """What the group is without one of which so much is held."""
        others, best = self.number - 1, self.second if held == self.best else self.best
        mean = (self.total - held) / others if others else NONE
        return {"best": best, "lead": held - best, "number": min(others, 20), "mean": mean, "likely": self.likely - (held > LIKELY)}


class _Page:
    """The proposals of a page by what they share."""

    def __init__(
        self, scene: Scene, subjects: Subjects, found: Sequence[Proposal], first: Sequence[float], trust: Mapping[Key, float]
    ) -> None:
        self.scene, self.subjects, self.found, self.first, self.trust = scene, subjects, found, first, trust
        self.shared: defaultdict[Hashable, _Group] = defaultdict(_Group)
        for one, held in zip(found, first, strict=True):
            for key in self._groups(one).values():
                self.shared[key].add(held)
        self.sure_of = [max((scene.participants[m].score for m in entity.mentions), default=0.0) for entity in scene.entities]
        self.by_fact = {(one.type, one.source, one.target): score for one, score in zip(found, first, strict=True)}
        self.likely, self.sure = (sum(score >= least for score in first) for least in (LIKELY, SURE))

    def _groups(self, one: Proposal) -> dict[str, Hashable]:
        unit = self.scene.units[one.pair.unit]
        return {
            "rivals": ("rivals", one.type, one.source),
            "fellows": ("fellows", one.type, one.target),
            "ends": ("ends", *sorted((one.source, one.target))),
            "mates": ("mates", one.type, one.target, unit.number - unit.run[0]),
            "unit": ("unit", one.pair.unit),
        }

    def numbers(self, n: int) -> Numbers:
        """What stands for and against one proposal."""
        one = self.found[n]
        against = {f"doubt:{name}": float(holds) for name, holds in doubts(self.scene, one).items()}
        against |= {f"cue:{name}": value for name, value in cues(self.scene, one).items()}
        own = {**self._own(n, one), **self._beside(n, one), **self._named(one), **self._page(one)}
        return {**own, **against, **dict.fromkeys(_kinds(self.scene, one), 1.0)}

    def _own(self, n: int, one: Proposal) -> Numbers:
        held = min(max(self.first[n], 1e-4), 1 - 1e-4)
        rule = self.trust.get(key_of_fact(one.type, one.source, one.target), NONE)
        back = self.by_fact.get((one.type, one.target, one.source), 0.0)
        return {"held": math.log(held / (1 - held)), "pair": one.chance, "context": one.context, "rule": rule, "back": back}

    def _beside(self, n: int, one: Proposal) -> Numbers:
        """What is held of those that share its source, target, both, its list, its line."""
        found: Numbers = {}
        for name, key in self._groups(one).items():
            found |= {f"{name}:{what}": value for what, value in self.shared[key].beside(self.first[n]).items()}
        size = self.scene.units[one.pair.unit].run[1]
        alone = {f"mates:{what}": NONE for what in ("best", "lead", "number", "mean", "likely")} if size < 2 else {}
        return {**found, **alone, "list": size}

    def _named(self, one: Proposal) -> Numbers:
        """How sure its ends are: as names, as what a short form means, as what the page is about."""
        found: Numbers = {}
        places = []
        for side, end, mention in (("source", one.source, one.pair.source_mention), ("target", one.target, one.pair.target_mention)):
            entity, about = self.scene.entities[end], self.subjects.page.get(end, 0.0)
            meant = self.subjects.meanings[mention].score if mention >= 0 and self.scene.participants[mention].tag == REFERENCE else CERTAIN
            places += [self.scene.participants[mention]] if mention >= 0 else []
            found |= {f"{side}:about": about, f"{side}:unsaid": about if mention < 0 else NONE, f"{side}:meant": meant}
            found |= {f"{side}:mentions": len(entity.mentions), f"{side}:words": len(entity.name.split())}
            found[f"{side}:name"] = self.sure_of[end]
        both = len(places) == 2
        found["name"] = min((place.score for place in places), default=1.0)
        found["units between"] = abs(places[0].unit - places[1].unit) if both else NONE
        found["between"] = abs(places[0].start - places[1].start) if both and places[0].unit == places[1].unit else NONE
        return found

    def _page(self, one: Proposal) -> Numbers:
        """How much the page states, and how far down this stands."""
        found = {"page:likely": self.likely, "page:sure": self.sure, "page:proposals": len(self.found)}
        return found | {"page:entities": len(self.scene.entities), "page:place": one.pair.unit / max(1, len(self.scene.units))}


def _kinds(scene: Scene, one: Proposal) -> tuple[str, ...]:
    """Type, kinds of the ends, route: each has a column of its own, of which only these are not nought."""
    source, target = scene.entities[one.source].tag, scene.entities[one.target].tag
    return one.type, f"source:{source}", f"target:{target}", f"route:{one.pair.route[:1]}"


_GROUPS = ("rivals", "fellows", "ends", "mates", "unit")
_BESIDE = [f"{name}:{what}" for name in _GROUPS for what in ("best", "lead", "number", "mean", "likely")]
_SIDES = [f"{side}:{what}" for side in ("source", "target") for what in ("about", "unsaid", "meant", "mentions", "words", "name")]
_NAMES = (
    *("held", "pair", "context", "rule", "back"), *_BESIDE, "list", *_SIDES, "name", "units between", "between",
    *(f"page:{what}" for what in ("likely", "sure", "proposals", "entities", "place")),
    *(f"doubt:{name}" for name in ("attends", "crossed", "letters", "unnamed")),
    *(f"cue:{name}" for name in CUES), *TYPES,
    *(f"{side}:{tag}" for side in ("source", "target") for tag in TAGS), *(f"route:{route}" for route in ROUTES),
)  # fmt: skip
_PLACES = {name: place for place, name in enumerate(_NAMES)}
