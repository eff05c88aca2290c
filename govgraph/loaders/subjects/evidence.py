"""What speaks for a body as the subject of a page, or as the one that a short form means: named features, weighed by the judge's tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from govgraph.loaders.frames.lexicon import families
from govgraph.loaders.names.entities import is_acronym, key_of
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.participants import REFERENCE, Entity, Participant
from govgraph.loaders.names.references import head_of
from govgraph.loaders.pages.units import Unit

SUBJECTS = "BOJR"  # the tags of what a page can be about
_TERMS = re.compile(r"terms of reference|constitution|membership|structure|governance|minutes|committee details|about", re.IGNORECASE)
_TITLE = re.compile(r"(?P<matter>[A-Z][\w&', -]{2,60}?)(?: ?[:–-])? (?:(?i:draft) )?(?:TERMS OF REFERENCE|[Tt]erms of [Rr]eference)$")
_IS_A = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:is|was|are|exists|will|has been|aims|brings|meets|comprises|consists|acts|oversees|provides)\b")


@dataclass(frozen=True)
class Scene:
    """A page with its participants and entities, as the subjects look at it.

    whose: for each participant its entity; a short form has one of its own (tag R).
    """

    units: tuple[Unit, ...]
    participants: tuple[Participant, ...]
    entities: tuple[Entity, ...]
    whose: tuple[int, ...]
    places: tuple[tuple[int, int], ...]  # (unit, start) of each participant, in order

    @classmethod
    def of(cls, units: Sequence[Unit], participants: Sequence[Participant], entities: Sequence[Entity]) -> Scene:
        """The scene of a page; participants stand in the order of the text."""
        whose = [-1] * len(participants)
        for entity in entities:
            for i in entity.mentions:
                whose[i] = entity.number
        return cls(tuple(units), tuple(participants), tuple(entities), tuple(whose), tuple((one.unit, one.start) for one in participants))

    def inside(self, unit: int) -> range:
        """Numbers of the participants of a unit."""
        return range(bisect_left(self.places, (unit, -1)), bisect_left(self.places, (unit + 1, -1)))


def titled(scene: Scene) -> str | None:
    """The matter that a title gives to a body which it does not name: "Parking - Terms of Reference" over "the sub-group"."""
    for unit in scene.units[:2]:
        title = _TITLE.match(unit.clean)
        if title and (head_of(title["matter"]) == "" or title["matter"].lower() in lexicon().words["matters"]):
            return title["matter"]
    return None


def page_evidence(scene: Scene) -> dict[int, list[str]]:
    """Entity -> what speaks for it as the subject of the whole page."""
    bodies = [one for one in scene.entities if one.tag in SUBJECTS]
    short = Counter(head_of(one.text) for one in scene.participants if one.tag == REFERENCE)
    hits_of = [_hits(one, short) for one in bodies]
    most_hits = max(hits_of, default=0)
    named = {word for one in bodies if one.tag != REFERENCE for name in one.names for word in (head_of(name), *name.lower().split())}
    firsts = [scene.participants[one.mentions[0]] for one in bodies]
    heads = {unit.number for unit in scene.units if unit.kind == "heading"}
    most = max((len(one.mentions) for one in bodies), default=0)
    order = {i: rank for rank, i in enumerate(sorted(range(len(bodies)), key=lambda i: (-len(bodies[i].mentions), i)))}
    found: dict[int, list[str]] = {}
    for i, (one, first) in enumerate(zip(bodies, firsts, strict=True)):
        hits = hits_of[i]
        inside = {scene.participants[m].unit for m in one.mentions}
        unit = scene.units[first.unit]
        row = ["bias", f"tag:{one.tag}", f"order:{min(i, 5)}", f"rank:{min(order[i], 4)}", f"mentions:{min(len(one.mentions), 5)}"]
        row += [
            f"unit:{min(first.unit, 4)}",
            f"kind:{unit.kind}",
            f"in-heading:{bool(inside & heads)}",
            f"tag-unit:{one.tag}{min(first.unit, 3)}",
        ]
        row += [
            f"short:{min(hits, 4)}",
            f"most-short:{hits > 0 and hits == most_hits}",
        ]
        row += [f"most:{len(one.mentions) == most}", f"acronym:{any(is_acronym(name) for name in one.names)}"]
        row += [f"named-fits:{one.tag}:{one.tag == REFERENCE and (head_of(one.name) or None) in named}"]
        rest = unit.clean[: first.start] + "#" + unit.clean[first.end :]
        if first.unit < 3 or unit.kind == "heading":
            row += [f"title:{one.tag}", f"alone:{len(rest) < 4}"] + ([f"terms:{one.tag}"] if _TERMS.search(rest) else [])
            row += [f"before:{unit.clean[: first.start].lower().split()[-1:]}", f"after:{unit.clean[first.end :].lower().split()[:1]}"]
        if any(_IS_A.match(scene.units[scene.participants[m].unit].clean[scene.participants[m].end :]) for m in one.mentions[:4]):
            row += ["is-a", f"is-a:{one.tag}", f"is-a-first:{i == 0}"]
        found[one.number] = row
    return found


MANY = 60  # bodies of a page from which only those near a short form are weighed for it, so that time stays linear


def reference_evidence(scene: Scene, i: int, page: Mapping[int, float], recent: Sequence[int]) -> dict[int, list[str]]:
    """Entity -> what speaks for it as the one that the short form (participant i) means.

    page: scores of the entities as subjects of the page; recent: the entities named or meant before it, latest first.
    """
    return Bodies.of(scene, page).evidence(i, recent)


@dataclass(frozen=True)
class Bodies:
    """The bodies of a page that a short form may mean. ranked: all, by their score for the page; firsts: (unit, entity) -> participant."""

    scene: Scene
    page: Mapping[int, float]
    named: tuple[Entity, ...]
    ranks: Mapping[int, int]
    firsts: Mapping[tuple[int, int], int]

    @classmethod
    def of(cls, scene: Scene, page: Mapping[int, float]) -> Bodies:
        """Those of a scene. page: scores of the entities as subjects of the page."""
        ranked = sorted(page, key=lambda number: (-page[number], number))
        firsts: dict[tuple[int, int], int] = {}
        for n, one in enumerate(scene.participants):
            firsts.setdefault((one.unit, scene.whose[n]), n)
        named = tuple(entity for entity in scene.entities if entity.tag in "BOJ")
        return cls(scene, page, named, {number: rank for rank, number in enumerate(ranked)}, firsts)

    def evidence(self, i: int, recent: Sequence[int]) -> dict[int, list[str]]:
        """Entity -> what speaks for it as the one that participant i means. recent: as for `reference_evidence`."""
        form = _Form.of(self, i, recent)
        return {self.scene.whose[i]: form.for_itself(), **{entity.number: form.for_body(entity) for entity in form.bodies}}

    def near(self, governors: Sequence[int], recent: Sequence[int]) -> tuple[Entity, ...]:
        """Those that are weighed: where there are many, only those named about the place, and the first of the page."""
        if len(self.named) <= MANY:
            return self.named
        numbers = sorted({*recent, *governors, *islice(self.ranks, 10)})
        return tuple(entity for number in numbers if (entity := self.scene.entities[number]).tag in "BOJ")


@dataclass(frozen=True)
class _Form:
    """A short form among the bodies that it may mean. same: those whose head it bears."""

    among: Bodies
    i: int
    head: str
    words: tuple[str, ...]
    plural: bool
    bodies: tuple[Entity, ...]
    same: tuple[int, ...]
    governors: tuple[int, ...]
    recent: tuple[int, ...]

    @classmethod
    def of(cls, among: Bodies, i: int, recent: Sequence[int]) -> _Form:
        one = among.scene.participants[i]
        words = re.findall(r"[a-z]+", one.text.lower())
        governors = tuple(_governors(among.scene, among.scene.units[one.unit]))
        bodies = among.near(governors, recent)
        head = head_of(one.text)
        same = tuple(entity.number for entity in bodies if _fits(head, entity))
        bare, plural = tuple(word for word in words if word != "the"), key_of(one.text) != " ".join(words)
        return cls(among, i, head, bare, plural, bodies, same, governors, tuple(dict.fromkeys(recent)))

    @property
    def scene(self) -> Scene:
        return self.among.scene

    def _rank(self, number: int) -> int:
        return self.among.ranks.get(number, 9)

    def for_itself(self) -> list[str]:
        """What speaks for a body that the page never names."""
        one, same = self.scene.participants[self.i], min(len(self.same), 3)
        own = self.scene.entities[self.scene.whose[self.i]]
        best = min((self._rank(number) for number in self.same), default=9)
        some = min(len(self.same), 1)
        return [
            "self", f"self:{self.head}", f"self:plural:{self.plural}", f"self:same:{same}", f"self:best:{min(best, 3)}",
            f"self:rank:{min(self._rank(own.number), 3)}", f"self:many:{min(len(own.mentions), 4)}:{some}",
            f"self:case:{one.text[:1].isupper()}:{some}", f"self:words:{len(self.words)}", f"self:kind:{self.scene.units[one.unit].kind}",
            f"self:before:{self._before()}", f"self:head:{self.head}:{min(len(self.same), 2)}:{self.plural}",
            f"self:recent:{_bucket(self.recent, self.same[0]) if self.same else '-'}",
        ]  # fmt: skip

    def for_body(self, entity: Entity) -> list[str]:
        """What speaks for one of the bodies that the page names."""
        scene, one, number = self.scene, self.scene.participants[self.i], entity.number
        fits, rank = number in self.same, self._rank(number)
        governor = self.governors.index(number) if number in self.governors else -1
        sure = rank == 0 and self.among.page[number] > 0.8
        here = self.among.firsts.get((one.unit, number), self.i) < self.i
        return [
            "bias", f"fits:{fits}", f"fits:{fits}:{self.head}", f"only:{fits and len(self.same) == 1}", f"page:{min(rank, 3)}",
            f"page-fits:{min(rank, 3)}:{fits}", f"fits-many:{fits}:{min(len(self.same), 4)}", f"page-sure:{sure}:{fits}",
            f"tag:{entity.tag}:{self.head}", f"recent:{_bucket(self.recent, number)}:{fits}",
            f"recent-fit:{_bucket([n for n in self.recent if n in self.same], number)}", f"here:{here}:{fits}",
            f"governor:{governor}:{fits}", f"governor:{governor}", f"words:{len(self.words)}:{_holds(self.words, entity)}",
            f"kind:{scene.units[one.unit].kind}:{min(rank, 1)}", f"first:{scene.places[entity.mentions[0]] < scene.places[self.i]}",
            f"case:{one.text[:1].isupper()}:{min(rank, 1)}:{fits}", f"plural:{self.plural}:{fits}", f"before:{self._before()}:{fits}",
        ]  # fmt: skip

    def _before(self) -> str:
        one = self.scene.participants[self.i]
        return _word_before(self.scene.units[one.unit].clean, one.start)


def _hits(entity: Entity, short: Mapping[str, int]) -> int:
    """How many short forms of the page have the head of one of its names."""
    return sum(short[head] for head in {head_of(name) for name in entity.names} - {""})


def _word_before(text: str, start: int) -> str:
    words = re.findall(r"[a-z']+", text[max(0, start - 20) : start].lower())
    return words[-1] if words else "-"


def _fits(head: str, entity: Entity) -> bool:
    """Whether a short form with this head can mean the entity: "the Partnership" the Growth Alliance, too, if it is called so."""
    return head != "" and any(head_of(name) == head or head in name.lower().split() for name in entity.names)


def _holds(words: Sequence[str], entity: Entity) -> bool:
    held = set(re.findall(r"[a-z]+", " ".join(entity.names).lower()))
    return all(word in held for word in words)


def _bucket(order: Sequence[int], number: int) -> str:
    return str(min(order.index(number), 4)) if number in order else "-"


def _governors(scene: Scene, unit: Unit) -> list[int]:
    """The bodies that its headings and stems name, nearest first."""
    found = [scene.whose[n] for number in (*unit.stems, *unit.heads) for n in scene.inside(number)]
    return [number for number in dict.fromkeys(found) if scene.entities[number].tag in "BOJ"]


def heading_families(scene: Scene, unit: Unit) -> tuple[str, ...]:
    """What the nearest heading speaks of."""
    return families(scene.units[unit.heads[0]].clean) if unit.heads else ()
