"""Proposals that the judge lets through, as claims with their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from govgraph.graph.claims import Claim, EntityClaim, Evidence, Mention, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.judge.asserted import without_asides
from govgraph.loaders.judge.details import CERTAINTY, details_of, sentence_around
from govgraph.loaders.judge.proposals import Proposal
from govgraph.loaders.names.entities import is_acronym
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.participants import REFERENCE, Entity
from govgraph.loaders.names.references import head_of, is_reference
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects
from govgraph.loaders.weights.table import Table

_OTHER = {"body": "organisation", "organisation": "body"}
METHOD, POST = "pairs", "post"
_OF = re.compile(r" (?:of|at|for) (?:the )?")
ITSELF = 0.9  # how sure it has to be that a short form means no named body
SURE_NAME = 0.75  # a name that the tagger is so sure of is entered though no line holds it


@dataclass(frozen=True)
class Whence:
    """The document that is read: its text, SHA-256, name, the name of the body that it is about or else its publisher, its publisher."""

    raw: str
    sha256: str
    document: str
    owner: str | None = None
    publisher: str | None = None


def mention_of(entity: Entity, whence: Whence) -> Mention:
    """The entity under its fullest name; a generic one belongs to the body that the page is about, unless it stands alone ("Cabinet")."""
    name = entity.name
    kind, subtype = lexicon().heads.get(head_of(name), (entity.kind, None))
    generic = _generic(entity) and whence.owner not in (None, name)
    kept = {"T": "post (unnamed)", "S": "sector"}.get(entity.tag, subtype if kind == entity.kind else None)
    return Mention(name, entity.kind, kept, whence.owner if generic else None)


def _generic(named: Entity | Mention) -> bool:
    """Whether a body is named by a short form only ("the Board") that does not stand for one thing by itself ("Cabinet")."""
    alone = tuple(named.name.removeprefix("the ").lower().split()) in lexicon().standalone
    return named.kind == "body" and is_reference(named.name) and not alone


def owned(claim: Claim, owner: str | None) -> Claim:
    """A rule's line with its short forms as those of an owner: "Parking" of the sub-group of which a page speaks throughout."""
    if owner is None or not isinstance(claim, RelationClaim):
        return claim
    source, target = (replace(end, scope=end.scope or owner) if _generic(end) else end for end in (claim.source, claim.target))
    return replace(claim, source=source, target=target)


def evidence_of(scene: Scene, whence: Whence, unit: int, start: int, end: int) -> Evidence:
    """The words of a unit from start to end."""
    first, last = scene.units[unit].text.span(start, end)
    return Evidence(whence.sha256, whence.document, " ".join(whence.raw[first:last].split()), first, last)


def claim_of(scene: Scene, whence: Whence, proposal: Proposal, score: float, statuses: Table) -> RelationClaim:
    """One proposal as a claim: the sentence that holds it, and the heading or stem that governs it, as evidence."""
    pair = proposal.pair
    unit = scene.units[pair.unit]
    ends = [scene.participants[n] for n in (pair.source_mention, pair.target_mention) if n >= 0]
    here = [one for one in ends if one.unit == unit.number]
    start, end = sentence_around(unit.clean, min(one.start for one in here), max(one.end for one in here))
    proofs = [evidence_of(scene, whence, unit.number, start, end)]
    proofs += [
        evidence_of(scene, whence, one.unit, *sentence_around(scene.units[one.unit].clean, one.start, one.end))
        for one in ends
        if one.unit != unit.number
    ]
    source = scene.participants[pair.source_mention] if pair.source_mention >= 0 else None
    above = " ".join(scene.units[n].clean[:200] for n in (*unit.stems[:1], *unit.heads[:1]))
    names = {name for number in (proposal.source, proposal.target) for name in scene.entities[number].names}
    more = details_of(proposal.type, unit, source, without_asides(unit.clean[start:end], names), above, statuses)
    short = "r" if any(one.tag == REFERENCE for one in ends) else ""
    certainty = "inferred" if len(here) < 2 and unit.kind == "para" else CERTAINTY.get(unit.kind, "layout")
    ends_meant = _admitted(proposal.type, *(mention_of(scene.entities[number], whence) for number in (proposal.source, proposal.target)))
    if ends_meant[1].subtype == POST:
        ends_meant = (ends_meant[0], replace(ends_meant[1], scope=_employer(scene, pair.target_mention) or whence.publisher))
    return RelationClaim(
        proposal.type, ends_meant[0], ends_meant[1], tuple(proofs),
        more.role, more.nature, more.frequency, more.status, certainty, round(score, 2), f"{METHOD}/{pair.route}{short}",
    )  # fmt: skip


def _admitted(type: str, source: Mention, target: Mention) -> tuple[Mention, Mention]:
    """The ends of kinds that the schema admits: an organisation with members is met as a body, a body that employs as an organisation."""
    ends = schema().relations[type].ends
    return _as_one_of(source, ends[0]), _as_one_of(target, ends[1])


def _employer(scene: Scene, n: int) -> str | None:
    """The organisation that a post is said to be of: "the Chief Executive of Wexley Council"."""
    post, after = scene.participants[n], scene.participants[n + 1 : n + 2]
    text = scene.units[post.unit].clean
    named = [one.text for one in after if one.unit == post.unit and one.tag in "BO" and _OF.fullmatch(text, post.end, one.start)]
    return named[0] if named else None


def _as_one_of(mention: Mention, kinds: Sequence[str]) -> Mention:
    """A post to which something reports stands in the place of a body, as in registers."""
    if mention.kind == "person" and "person" not in kinds:
        return replace(mention, kind="body", subtype=POST)
    other = _OTHER.get(mention.kind)
    return replace(mention, kind=other) if other and mention.kind not in kinds and other in kinds else mention


def entity_claims(scene: Scene, subjects: Subjects, whence: Whence, used: Set[int]) -> Iterator[EntityClaim]:
    """The entities of claims, and those whose names the tagger is sure of.

    A body that is only a short form is entered where it means nothing but itself; else it stands in its claims alone.
    """
    heads = {head_of(name) for entity in scene.entities if entity.tag in "BO" for name in entity.names}
    for entity in scene.entities:
        mentions = [scene.participants[i] for i in entity.mentions]
        best = max(mentions, key=lambda one: (one.score, -one.unit))
        if entity.tag == REFERENCE:
            kept = best.score >= SURE_NAME and head_of(entity.name) not in heads and _means_itself(entity, subjects)
        else:
            kept = entity.number in used or not (entity.tag in "TS" or _generic(entity) or best.score < SURE_NAME)
        if not kept:
            continue
        proof = evidence_of(scene, whence, best.unit, best.start, best.end)
        sure = round(max(best.score, 0.5), 2)
        yield EntityClaim(mention_of(entity, whence), (proof,), _other_names(entity), confidence=sure, method="named")


def _means_itself(entity: Entity, subjects: Subjects) -> bool:
    """Whether a short form surely stands for no body that the page names."""
    meanings = [subjects.meanings[i] for i in entity.mentions]
    return all(one.entity == entity.number for one in meanings) and max(one.score for one in meanings) >= ITSELF


def _other_names(entity: Entity) -> tuple[str, ...]:
    """Its other names on the page; a person's initials mean somebody else in the next paper."""
    return tuple(name for name in entity.names[1:] if entity.kind != "person" or not is_acronym(name))
