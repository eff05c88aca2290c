"""The judge: a page from its units to claims and ledger, stage by stage, each by its table of weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from govgraph.graph.claims import Claim, EntityClaim, LedgerLine, RelationClaim
from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.context.chances import beyond_sight, context_of, words_of
from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.judge.asserted import cue_in
from govgraph.loaders.judge.claims import Whence, claim_of, entity_claims, owned
from govgraph.loaders.judge.doubts import doubts
from govgraph.loaders.judge.joined import OFFER
from govgraph.loaders.judge.ledger import ledger_of
from govgraph.loaders.judge.mates import read_whole
from govgraph.loaders.judge.proposals import Heard, Proposal, chances, proposals
from govgraph.loaders.judge.rivals import outdone
from govgraph.loaders.judge.rules import as_seen, facts_of, heard_of, trust_in
from govgraph.loaders.judge.standing import standing
from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.tagger import participants_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.readers.ends import Key, key_of_fact
from govgraph.loaders.readers.pairs import pairs_of
from govgraph.loaders.structure.verbals import begun_by
from govgraph.loaders.subjects.evidence import Scene, titled
from govgraph.loaders.subjects.resolve import Subjects, subjects_of
from govgraph.loaders.taught.words import OWN
from govgraph.loaders.weights.forest import shipped_forest
from govgraph.loaders.weights.table import shipped, shipped_linear

FORMS = ("matrix/", "profile/", "executive/", "officers/", "ladder/", "sectors")  # rules that stand by themselves: of layout, of ladders
LOOSE = ("roster/", "list/part-of", "list/oversees", "join/lump", "headed/own-group")  # rules of layout that take too much for a list
AGREE, SURER = 0.5, 0.6  # a rule and the judge that is so sure support each other
ALONE = 0.8  # what only a rule of sentences states is entered where the rule was right so often
CAUTION = 0.2  # log-odds
DOUBTFUL = THRESHOLD - 0.01  # what is offered however sure it is
NEARLY = 0.16  # what scores so much is told though all its names stand in other claims
PAGES = 12_000  # characters of a document from which on several bodies that it may be about are its parts' subjects
SEATS = ("MEMBER_OF", "CHAIRS")
BINDING = ("attends", "crossed", "letters")  # doubts for which a line is offered at most
AROUND = "PHW"  # the routes by which one end is only meant: the page's subject, a heading's, the last one named
LONG = 100_000  # characters of a document from which on it is asked whether all of it was in sight
WEAK = 0.08  # what scores lower leaves no mark; between the two the line is told as not understood


@dataclass(frozen=True)
class Judged:
    """What a page came to: the scene and subjects, each proposal with its score, claims and ledger; the claims of the rules, judged."""

    scene: Scene
    subjects: Subjects
    scored: tuple[tuple[float, Proposal], ...]
    entities: tuple[EntityClaim, ...]
    relations: tuple[RelationClaim, ...]
    ledger: tuple[LedgerLine, ...]
    rules: tuple[Claim, ...] = ()
    beyond: int | None = None  # where in the document the encoder stopped, if it is very long


def judge(whence: Whence, media_type: str = "text/plain", rules: Sequence[Claim] = ()) -> Judged:
    """All that the offline readers make of a document. rules: what the older rules claim, to be weighed with the rest."""
    units = page_of(whence.raw, media_type)
    participants = participants_of(units, words_of(units, shipped_network("names")))
    scene = Scene.of(units, participants, entities_of(units, participants))
    subjects = subjects_of(scene, shipped_linear("page"), shipped_linear("reference"))
    stated = facts_of(scene, rules)
    found, trust = proposed(scene, subjects, stated)
    alone = [shipped_linear("judge").score(one.features) for one in found]
    rows = standing(scene, subjects, found, alone, trust)
    scored = read_whole(_scored(found, alone, rows))
    by_rule = set(stated.values())  # which the rule's own claim tells
    agreed = _agreed_with(rules, stated, alone, scored)
    heard = _with_rules(stated, agreed, scored)
    behind = frozenset(number for number in outdone(heard) if _key(scored[number][1]) not in by_rule)
    outside = [scored[number][1] for number in sorted(behind) if scored[number][0] >= OFFER]
    alone, scored = [own for n, own in enumerate(alone) if n not in behind], tuple(one for n, one in enumerate(scored) if n not in behind)
    page = max(subjects.page, key=lambda number: (subjects.page[number], -number), default=None)
    about = titled(scene)
    parted = has_parts(len(whence.raw), subjects)
    meant = page is not None and subjects.page[page] > 0.5 and not parted
    owner = about or (scene.entities[page].name if page is not None and meant else whence.owner)
    whence = replace(whence, owner=owner)
    kept = [(chance, one) for chance, one in scored if chance >= OFFER]
    new = [(chance, one) for chance, one in kept if _key(one) not in by_rule]
    relations = tuple(claim_of(scene, whence, one, _bounded(scene, one, chance, parted), shipped("status")) for chance, one in new)
    used = {number for chance, one in kept if chance >= THRESHOLD for number in (one.source, one.target)}
    fallen = [(max(own, chance), one) for own, (chance, one) in zip(alone, scored, strict=True) if chance < OFFER]
    weak = {one.pair.unit: one.type for most, one in fallen if most >= WEAK}
    told = {n for _, one in kept for n in (one.pair.source_mention, one.pair.target_mention)}
    nearly = [one for most, one in fallen if most >= NEARLY] + outside
    more = {one.pair.unit: [one.pair.source_mention, one.pair.target_mention] for one in nearly}
    ledger = tuple(ledger_of(scene, whence, told, weak, more))
    beyond = beyond_sight(scene, subjects, shipped_network()) if len(whence.raw) > LONG else None
    entities = tuple(entity_claims(scene, subjects, whence, used))
    told_by_rules = tuple(owned(claim, about) for claim in _weighed(scene, rules, stated, agreed))
    return Judged(scene, subjects, scored, entities, relations, ledger, told_by_rules, beyond)


def has_parts(characters: int, subjects: Subjects) -> bool:
    """Whether a document is so long, and likely about so many bodies, that each is the subject of a part of it."""
    return characters > PAGES and sum(likely > 0.5 for likely in subjects.page.values()) > 1


def _key(one: Proposal) -> Key:
    return key_of_fact(one.type, one.source, one.target)


def _bounded(scene: Scene, one: Proposal, chance: float, parted: bool = False) -> float:
    """A line that something speaks against is offered at most, however likely it is.

    parted: a long document with a subject for each part; whom a line there means without a name was told wrongly 13 times in 13 on
    two reports of 15,000 and 58,000 characters, but for people's seats in the page's body or the one named last: on files of minutes they
    were right 35 times in 48, and 6 in 6.

    On twins of other publishers (`corpus/tools/judging.py --check`), as readers judged them, such lines were right at .7: crossed 35 and
    false 12, letters 12 and 5, unnamed 84 and 5, attends 8 and 0. On 120 real pages letting all in entered 9 right lines and 6 false;
    of bodies that a page leaves unnamed, on 66 real files, 7 and 0.
    """
    seat = one.pair.route[0] in "PW" and scene.entities[one.source].tag == "P" and one.type in SEATS
    bound = any(held for doubt, held in doubts(scene, one).items() if doubt in BINDING)
    unsure = parted and one.pair.route[0] in AROUND and not seat or bound or _begun_in_doubt(scene, one)
    return min(chance, DOUBTFUL) if unsure else chance


def _begun_in_doubt(scene: Scene, one: Proposal) -> bool:
    """Whether an item ends a sentence whose beginning takes it back: "If the merger goes ahead, the Forum will:"."""
    stems = scene.units[one.pair.unit].stems
    return bool(stems) and cue_in(begun_by(scene.units[stems[0]].clean)) is not None


def _agreed_with(
    rules: Sequence[Claim], stated: Mapping[RelationClaim, Key], alone: Sequence[float], scored: Sequence[tuple[float, Proposal]]
) -> dict[RelationClaim, float]:
    """How sure each claim of the rules is. A rule agrees with what is likely by itself or among the others of its page."""
    scores = {_key(one): max(own, chance) for own, (chance, one) in zip(alone, scored, strict=True)}
    claims = (claim for claim in rules if isinstance(claim, RelationClaim))
    return {claim: _agreed(claim, trust_in(claim), scores.get(stated[claim]) if claim in stated else None) for claim in claims}


def _with_rules(
    stated: Mapping[RelationClaim, Key], agreed: Mapping[RelationClaim, float], scored: Sequence[tuple[float, Proposal]]
) -> list[tuple[float, Proposal]]:
    """The scores with what the rules hold: a heading "Members of the Panel" tells of its list whose it is, however near another body."""
    told: dict[Key, float] = {}
    for claim, key in stated.items():
        told[key] = max(told.get(key, 0.0), agreed[claim])
    return [(max(chance, told.get(_key(one), 0.0)), one) for chance, one in scored]


def _weighed(
    scene: Scene, rules: Sequence[Claim], stated: Mapping[RelationClaim, Key], agreed: Mapping[RelationClaim, float]
) -> Iterator[Claim]:
    """The claims of the rules with the judge's scores; what they state of names that the page's stages do not know, by their own trust."""
    for claim in rules:
        if not isinstance(claim, RelationClaim):
            yield claim
        elif agreed[claim] >= OFFER and (seen := as_seen(scene, claim, stated.get(claim))) is not None:
            yield replace(seen, confidence=round(agreed[claim], 2))


def _agreed(claim: RelationClaim, trust: float, score: float | None) -> float:
    """How sure a rule's claim is. score: the judge's, None where it sees no such pair.

    On 440 pages outside the training what rules of sentences stated without the judge's agreement was right 41 times in 187; what
    loose lists stated of names that the tagger does not see, once in 53. What only a rule of sentences states, and the judge not at
    all, was right once and false ten times on 105 real files and 200 twins: it is offered.
    """
    held, alone = score or 0.0, score is None or score < AGREE
    if claim.method.startswith(FORMS):
        return max(trust, held)
    if claim.method.startswith(LOOSE) and held < SURER or alone and "/" not in claim.method and trust < ALONE:
        return held
    if "/" not in claim.method and held < OFFER and not claim.method.startswith(OWN):
        return min(trust, DOUBTFUL)
    return max(trust, held) if alone else 1 - (1 - trust) * (1 - held)


def _scored(found: Sequence[Proposal], alone: Sequence[float], rows: np.ndarray) -> tuple[tuple[float, Proposal], ...]:
    return tuple(zip(map(float, together(alone, shipped_forest("forest").chances(rows))), found, strict=True))


def together(alone: Sequence[float], among: np.ndarray) -> np.ndarray:
    """How likely each proposal is, from its chance by itself and its chance among the others of its page: the mean of their log-odds.

    On 120 real pages either alone was right less often. CAUTION is taken off so that at .7 nearly nine lines in ten are right.
    """
    held = np.clip(np.array([alone, among]), 1e-4, 1 - 1e-4)
    chances: np.ndarray = 1 / (1 + np.exp(CAUTION - np.log(held / (1 - held)).mean(axis=0)))
    return chances


def proposed(scene: Scene, subjects: Subjects, stated: Mapping[RelationClaim, Key]) -> tuple[list[Proposal], dict[Key, float]]:
    """The proposals of a page with what every reader holds of them, and the trust in the rules that state a fact."""
    table, trust = shipped("pairs"), heard_of(stated)
    pairs = list(pairs_of(scene, subjects))
    heard = Heard(context_of(scene, subjects, shipped_network()), trust)
    return proposals(scene, subjects, pairs, chances(pairs, table), table.labels, heard), trust
