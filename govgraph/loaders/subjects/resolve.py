"""Subjects decided: the scores of bodies as the page's subject, and what each short form means, with how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from govgraph.loaders.names.participants import REFERENCE
from govgraph.loaders.subjects.evidence import SUBJECTS, Bodies, Scene, page_evidence
from govgraph.loaders.weights.linear import Linear

# What counts for the page's subject, as log-odds: the table, the most that the encoder holds of a mention, that it is no named body.
# Fitted to 579 pages of publishers that neither was taught with: right on .75 of them, the table alone on .70, the encoder alone on .71.
TABLE, ENCODER, NO_BODY, START = 0.35, 0.6, -0.9, -0.9


@dataclass(frozen=True)
class Meaning:
    """What a participant means: an entity and how sure that is (1 for a name)."""

    entity: int
    score: float
    lead: float = 1.0  # its score less that of the next candidate


@dataclass(frozen=True)
class Subjects:
    """page: entity -> chance to be the page's subject; meanings: by participant."""

    page: dict[int, float]
    meanings: tuple[Meaning, ...]


def subjects_of(scene: Scene, for_page: Linear, for_reference: Linear) -> Subjects:
    """Who is spoken of: each short form means the candidate that scores best, which may be a body that the page never names."""
    page = {number: _weighed(scene, number, for_page.score(row)) for number, row in page_evidence(scene).items()}
    bodies = Bodies.of(scene, page)
    recent: list[int] = []
    meanings: list[Meaning] = []
    for i, one in enumerate(scene.participants):
        meaning = _meant(bodies.evidence(i, recent), for_reference) if one.tag == REFERENCE else Meaning(scene.whose[i], 1.0)
        meanings.append(meaning)
        if scene.entities[meaning.entity].tag in SUBJECTS:
            recent = [meaning.entity, *(number for number in recent if number != meaning.entity)][:12]
    meant = {meaning.entity for meaning in meanings}  # a short form that always means a named body is no body of its own
    return Subjects({number: chance for number, chance in page.items() if number in meant}, tuple(meanings))


def _weighed(scene: Scene, number: int, score: float) -> float:
    """The table's score of an entity as the page's subject with what the encoder holds of its mentions, where it has looked at the page."""
    entity = scene.entities[number]
    about = [scene.participants[n].about for n in entity.mentions]
    if not any(about):
        return score
    told = TABLE * _odds(score) + ENCODER * _odds(max(about)) + NO_BODY * (entity.tag in "OR") + START
    return 1 / (1 + math.exp(-told))


def _odds(chance: float) -> float:
    kept = min(max(chance, 0.001), 0.999)
    return math.log(kept / (1 - kept))


def _meant(rows: dict[int, list[str]], model: Linear) -> Meaning:
    ranked = sorted(((model.score(row), -number) for number, row in rows.items()), reverse=True)
    return Meaning(-ranked[0][1], ranked[0][0], ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0))
