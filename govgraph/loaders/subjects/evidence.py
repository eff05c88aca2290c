"""What speaks for a body as the subject of a page, or as the one that a short form means: named features, weighed by the judge's tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.loaders.frames.lexicon import families
from govgraph.loaders.names.entities import is_acronym, key_of
from govgraph.loaders.names.participants import REFERENCE, Entity, Participant
from govgraph.loaders.names.references import head_of
from govgraph.loaders.pages.units import Unit

SUBJECTS = "BOJR"  # the tags of what a page can be about
_TERMS = re.compile(r"terms of reference|constitution|membership|structure|governance|minutes|committee details|about", re.IGNORECASE)
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


def page_evidence(scene: Scene) -> dict[int, list[str]]:
    """Entity -> what speaks for it as the subject of the whole page."""
    bodies = [one for one in scene.entities if one.tag in SUBJECTS]
    short = [head_of(one.text) for one in scene.participants if one.tag == REFERENCE]
    firsts = [scene.participants[one.mentions[0]] for one in bodies]
    heads = [unit.number for unit in scene.units if unit.kind == "heading"]
    most = max((len(one.mentions) for one in bodies), default=0)
    order = sorted(range(len(bodies)), key=lambda i: (-len(bodies[i].mentions), i))
    found: dict[int, list[str]] = {}
    for i, (one, first) in enumerate(zip(bodies, firsts, strict=True)):
        hits = _hits(one, short)
        inside = {scene.participants[m].unit for m in one.mentions}
        unit = scene.units[first.unit]
        row = ["bias", f"tag:{one.tag}", f"order:{min(i, 5)}", f"rank:{min(order.index(i), 4)}", f"mentions:{min(len(one.mentions), 5)}"]
        row += [
            f"unit:{min(first.unit, 4)}",
            f"kind:{unit.kind}",
            f"in-heading:{bool(inside & set(heads))}",
            f"tag-unit:{one.tag}{min(first.unit, 3)}",
        ]
        row += [
            f"short:{min(hits, 4)}",
            f"most-short:{hits > 0 and hits == max(_hits(other, short) for other in bodies)}",
        ]
        row += [f"most:{len(one.mentions) == most}", f"acronym:{any(is_acronym(name) for name in one.names)}"]
        row += [f"named-fits:{one.tag}:{_named_fits(one, bodies)}"]
        rest = unit.clean[: first.start] + "#" + unit.clean[first.end :]
        if first.unit < 3 or unit.kind == "heading":
            row += [f"title:{one.tag}", f"alone:{len(rest) < 4}"] + ([f"terms:{one.tag}"] if _TERMS.search(rest) else [])
            row += [f"before:{unit.clean[: first.start].lower().split()[-1:]}", f"after:{unit.clean[first.end :].lower().split()[:1]}"]
        if any(_IS_A.match(scene.units[scene.participants[m].unit].clean[scene.participants[m].end :]) for m in one.mentions[:4]):
            row += ["is-a", f"is-a:{one.tag}", f"is-a-first:{i == 0}"]
        found[one.number] = row
    return found


def reference_evidence(scene: Scene, i: int, page: dict[int, float], recent: Sequence[int]) -> dict[int, list[str]]:
    """Entity -> what speaks for it as the one that the short form (participant i) means.

    page: scores of the entities as subjects of the page; recent: the entities named or meant before it, latest first.
    """
    one = scene.participants[i]
    unit = scene.units[one.unit]
    head = head_of(one.text)
    words = [word for word in re.findall(r"[a-z]+", one.text.lower()) if word != "the"]
    bodies = [entity for entity in scene.entities if entity.tag in "BOJ"]
    own = scene.entities[scene.whose[i]]
    plural = key_of(one.text) != " ".join(re.findall(r"[a-z]+", one.text.lower()))
    same = [entity.number for entity in bodies if _fits(head, entity)]
    ranked = sorted(page, key=lambda number: (-page[number], number))
    governors = _governors(scene, unit)
    here = {scene.whose[n] for n in scene.inside(one.unit) if n < i}
    unit_recent = list(dict.fromkeys(recent))
    best = min((ranked.index(number) for number in same if number in ranked), default=9)
    self_rank = ranked.index(own.number) if own.number in ranked else 9
    found: dict[int, list[str]] = {own.number: [
        "self", f"self:{head}", f"self:plural:{plural}", f"self:same:{min(len(same), 3)}", f"self:best:{min(best, 3)}",
        f"self:rank:{min(self_rank, 3)}", f"self:many:{min(len(own.mentions), 4)}:{min(len(same), 1)}",
        f"self:case:{one.text[:1].isupper()}:{min(len(same), 1)}", f"self:words:{len(words)}", f"self:kind:{unit.kind}",
        f"self:before:{_word_before(unit.clean, one.start)}", f"self:head:{head}:{min(len(same), 2)}:{plural}",
        f"self:recent:{_bucket(unit_recent, same[0]) if same else '-'}",
    ]}  # fmt: skip
    for entity in bodies:
        number = entity.number
        fits = number in same
        rank = ranked.index(number) if number in ranked else 9
        row = [
            "bias",
            f"fits:{fits}",
            f"fits:{fits}:{head}",
            f"only:{fits and len(same) == 1}",
            f"page:{min(rank, 3)}",
            f"page-fits:{min(rank, 3)}:{fits}",
        ]
        row += [f"fits-many:{fits}:{min(len(same), 4)}", f"page-sure:{rank == 0 and page[number] > 0.8}:{fits}", f"tag:{entity.tag}:{head}"]
        row += [f"recent:{_bucket(unit_recent, number)}:{fits}"]
        same_recent = [n for n in unit_recent if n in same]
        row += [f"recent-fit:{_bucket(same_recent, number)}", f"here:{number in here}:{fits}"]
        row += [
            f"governor:{governors.index(number) if number in governors else -1}:{fits}",
            f"governor:{governors.index(number) if number in governors else -1}",
        ]
        row += [
            f"words:{len(words)}:{_holds(words, entity)}",
            f"kind:{unit.kind}:{min(rank, 1)}",
            f"first:{scene.places[entity.mentions[0]] < scene.places[i]}",
        ]
        row += [
            f"case:{one.text[:1].isupper()}:{min(rank, 1)}:{fits}",
            f"plural:{plural}:{fits}",
            f"before:{_word_before(unit.clean, one.start)}:{fits}",
        ]
        found[number] = row
    return found


def _hits(entity: Entity, short: Sequence[str]) -> int:
    """How many short forms of the page have the head of one of its names."""
    return sum(short.count(head) for head in {head_of(name) for name in entity.names} - {""})


def _named_fits(one: Entity, bodies: Sequence[Entity]) -> bool:
    """Whether a short form that might be the page's body could mean a body that the page names."""
    return one.tag == REFERENCE and any(_fits(head_of(one.name), other) for other in bodies if other.tag != REFERENCE)


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
