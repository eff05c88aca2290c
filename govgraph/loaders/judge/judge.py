"""The judge: a page from its units to claims and ledger, stage by stage, each by its table of weights."""

from __future__ import annotations

from dataclasses import dataclass, replace

from govgraph.graph.claims import EntityClaim, LedgerLine, RelationClaim
from govgraph.loaders.judge.claims import Whence, claim_of, entity_claims
from govgraph.loaders.judge.joined import OFFER
from govgraph.loaders.judge.ledger import ledger_of
from govgraph.loaders.judge.proposals import Proposal, chances, proposals
from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.tagger import participants_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.readers.pairs import pairs_of
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects, subjects_of
from govgraph.loaders.weights.table import shipped, shipped_linear

WEAK = 0.08  # what scores lower leaves no mark; between the two the line is told as not understood


@dataclass(frozen=True)
class Judged:
    """What a page came to: the scene and subjects, each proposal with its score, claims and ledger."""

    scene: Scene
    subjects: Subjects
    scored: tuple[tuple[float, Proposal], ...]
    entities: tuple[EntityClaim, ...]
    relations: tuple[RelationClaim, ...]
    ledger: tuple[LedgerLine, ...]


def judge(whence: Whence, media_type: str = "text/plain") -> Judged:
    """All that the offline readers make of a document."""
    units = page_of(whence.raw, media_type)
    participants = participants_of(units, shipped("names"))
    scene = Scene.of(units, participants, entities_of(units, participants))
    subjects = subjects_of(scene, shipped_linear("page"), shipped_linear("reference"))
    scored = score(scene, subjects)
    page = max(subjects.page, key=lambda number: (subjects.page[number], -number), default=None)
    owner = scene.entities[page].name if page is not None and subjects.page[page] > 0.5 else whence.owner
    whence = replace(whence, owner=owner)
    kept = [(chance, one) for chance, one in scored if chance >= OFFER]
    relations = tuple(claim_of(scene, whence, one, chance, shipped("status")) for chance, one in kept)
    used = {number for _, one in kept for number in (one.source, one.target)}
    weak = {one.pair.unit: one.type for chance, one in scored if WEAK <= chance < OFFER}
    told = {n for _, one in kept for n in (one.pair.source_mention, one.pair.target_mention)}
    ledger = tuple(ledger_of(scene, whence, told, weak))
    return Judged(scene, subjects, scored, tuple(entity_claims(scene, whence, used)), relations, ledger)


def score(scene: Scene, subjects: Subjects) -> tuple[tuple[float, Proposal], ...]:
    """The proposals of a page with the judge's scores, in the order of the text."""
    table, model = shipped("pairs"), shipped_linear("judge")
    pairs = list(pairs_of(scene, subjects))
    found = proposals(scene, subjects, pairs, chances(pairs, table), table.labels)
    return tuple((model.score(one.features), one) for one in found)
