"""Annotated pages as the program sees them: its participants, entities and subjects, with the gold that they stand for."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fit import fit
from gold import GoldPage

from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.participants import REFERENCE, Participant
from govgraph.loaders.readers.pairs import Pair
from govgraph.loaders.subjects.evidence import SUBJECTS, Scene, page_evidence, reference_evidence
from govgraph.loaders.subjects.resolve import Subjects
from govgraph.loaders.weights.linear import Linear

SAME = {"T": "P", "S": "O", "R": "B"}


@dataclass(frozen=True)
class GoldScene:
    """meant: for each participant the gold entity or "?n"; own: for each entity of the scene what most of its mentions mean."""

    page: GoldPage
    scene: Scene
    meant: tuple[str, ...]
    own: dict[int, str]

    @property
    def named(self) -> set[str]:
        return {self.own[entity.number] for entity in self.scene.entities if entity.tag != REFERENCE}


@dataclass
class Example:
    """One page with what the program made of it while its publisher was not in the training.

    """

    scene: GoldScene
    subjects: Subjects
    pairs: list[Pair]
    facts: dict


@dataclass(frozen=True)
class Reading:
    """The corpus as it is read without its own help.

    found: every page with some of its names missed or cut, as a tagger does, and subjects by models that were trained without its
    publisher; marked: the same pages as they are annotated, from which the encoder learns as well; single: fragments as annotated.
    """

    found: list[Example]
    marked: list[Example]
    single: list[Example]


def gold_participants(page: GoldPage) -> list[Participant]:
    found = [Participant(m.unit, m.start, m.end, m.tag, " ".join(page.units[m.unit].clean[m.start : m.end].split())) for m in page.mentions]
    return sorted(set(found), key=lambda one: (one.unit, one.start, one.end))


# Of a hundred names of unseen pages the tagger misses some twelve, cuts six, takes five for something else and sees seven where none is.
MISSED, CUT, TURNED, SEEN = 0.12, 0.06, 0.05, 0.3
_LIKE = {"B": "OR", "O": "BS", "J": "LB", "P": "O", "T": "P", "S": "OT", "L": "J", "A": "O", "R": "B"}


def disturbed_participants(page: GoldPage, odd: Sequence[Participant] = ()) -> list[Participant]:
    """The participants of a page as a tagger might find them: some missed, some cut, some of another kind; always the same ones.

    odd: what a tagger that is too ready finds; of what nobody marked there a part is seen, too.
    """
    rng = random.Random(page.twin.name)
    taken = {(m.unit, place) for m in page.mentions for place in range(m.start, m.end)}
    free = [one for one in odd if not any((one.unit, place) in taken for place in range(one.start, one.end))]
    found = [one for one in free if rng.random() < SEEN]
    for one in gold_participants(page):
        chance = rng.random()
        if chance < MISSED:
            continue
        if chance < MISSED + CUT and " " in one.text:
            size = len(one.text.split()[0]) + 1
            one = replace(one, start=one.start + size, text=one.text[size:]) if rng.random() < 0.5 else one
        elif chance < MISSED + CUT + TURNED:
            one = replace(one, tag=rng.choice(_LIKE[one.tag]))
        found.append(one)
    return sorted(found, key=lambda one: (one.unit, one.start, one.end))


def scene_of(page: GoldPage, participants: Sequence[Participant]) -> GoldScene:
    entities = entities_of(page.units, participants)
    scene = Scene.of(page.units, participants, entities)
    by_unit = defaultdict(list)
    for mention in page.mentions:
        by_unit[mention.unit].append(mention)
    meant = []
    for i, one in enumerate(participants):
        over = [(min(m.end, one.end) - max(m.start, one.start), m) for m in by_unit[one.unit]]
        over = [(size, m) for size, m in over if size > 0.5 * max(m.end - m.start, one.end - one.start) and _kinds(m.tag, one.tag)]
        meant.append(max(over, key=lambda item: item[0])[1].entity if over else f"?{i}")
    return GoldScene(page, scene, tuple(meant), {entity.number: _own([meant[i] for i in entity.mentions]) for entity in entities})


def _own(meant: Sequence[str]) -> str:
    """What most mentions mean, those that annotators left unmarked aside where a third and more are marked."""
    known = Counter(one for one in meant if one[0] != "?")
    return known.most_common(1)[0][0] if 3 * known.total() >= len(meant) else meant[0]


def _kinds(one: str, other: str) -> bool:
    return SAME.get(one, one) == SAME.get(other, other) or {SAME.get(one, one), SAME.get(other, other)} == {"B", "O"}


def train_subjects(scenes: Sequence[GoldScene]) -> tuple[Linear, Linear]:
    """(which body a page is about, which one a short form means)."""
    rows: list[list[str]] = []
    answers: list[bool] = []
    for one in scenes:
        if one.page.twin.subject:
            for number, row in page_evidence(one.scene).items():
                rows.append(row)
                answers.append(
                    one.own[number] == one.page.twin.subject
                    and (one.scene.entities[number].tag != REFERENCE or one.own[number] not in one.named)
                )
    page = fit(rows, answers)
    rows, answers = [], []
    for one in scenes:
        scores = {number: page.score(row) for number, row in page_evidence(one.scene).items()}
        recent: list[int] = []
        for i, participant in enumerate(one.scene.participants):
            number = one.scene.whose[i]
            if participant.tag == REFERENCE:
                for other, row in reference_evidence(one.scene, i, scores, recent).items():
                    rows.append(row)
                    self = one.scene.entities[other].tag == REFERENCE
                    answers.append(one.meant[i] not in one.named if self else one.own[other] == one.meant[i])
                right = [other for other, gold in one.own.items() if gold == one.meant[i] and one.scene.entities[other].tag != REFERENCE]
                number = right[0] if right else number
            if one.scene.entities[number].tag in SUBJECTS:
                recent = [number, *(other for other in recent if other != number)][:12]
    return page, fit(rows, answers)


def facts_of(page: GoldPage) -> dict[tuple[str, str, str], list[tuple[bool, list[tuple[int, int]], str]]]:
    """(type, source, target) -> [(optional, where its quote stands, status)]; RELATED_TO both ways."""
    found = defaultdict(list)
    for fact in page.twin.relations:
        quote = r"\s+".join(map(re.escape, str(fact.get("quote") or "").split()))
        where = [match.span() for match in re.finditer(quote, page.twin.text)] if quote else [(0, len(page.twin.text))]
        entry = (bool(fact.get("optional")), where, fact.get("status") or "active")
        found[fact["type"], fact["source"], fact["target"]].append(entry)
        if fact["type"] == "RELATED_TO":
            found[fact["type"], fact["target"], fact["source"]].append(entry)
    return found
