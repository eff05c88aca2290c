"""What the rules state, as the judge hears it: by the page's own entities, each rule trusted as far as it was right on the corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from govgraph.graph.claims import Claim, EntityClaim, Mention, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.judge.asserted import DOUBTED
from govgraph.loaders.names.entities import key_of
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.participants import Entity
from govgraph.loaders.names.references import is_reference
from govgraph.loaders.readers.ends import SYMMETRIC, Key, key_of_fact
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.taught.words import OWN
from govgraph.loaders.weights.table import shipped_linear

UNKNOWN = 0.7  # a rule that no page of the corpus fired: of profiles and matrices it just enters, of sentences never alone


@cache
def _trust() -> dict[str, float]:
    return dict(shipped_linear("rules").weights)


def trust_in(claim: RelationClaim) -> float:
    """How far the rule of a claim is trusted; one that the workspace was taught fully, since its example was tried."""
    known = _trust().get(claim.method, claim.confidence if claim.method.startswith(OWN) else UNKNOWN)
    trust = min(claim.confidence, known)
    return min(trust, DOUBTED) if is_any(claim.source) or is_any(claim.target) else trust


def is_any(mention: Mention) -> bool:
    """Whether a mention is a plural that names no body: "some committees", "partnerships"."""
    words = mention.name.split()
    return bool(words) and words[-1].lower() in lexicon().plurals and is_reference(mention.name) and mention.scope is None


def facts_of(scene: Scene, claims: Sequence[Claim]) -> dict[RelationClaim, Key]:
    """The claims whose both ends are entities of the page, with the fact that each states."""
    whose: defaultdict[str, set[int]] = defaultdict(set)
    for entity in scene.entities:
        for name in entity.names:
            whose[key_of(name)].add(entity.number)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, EntityClaim):
            forms[claim.entity.name] |= {key_of(name) for name in claim.aliases}
    found: dict[RelationClaim, Key] = {}
    for claim in claims:
        if isinstance(claim, RelationClaim):
            ends = [_entity(end.name, whose, forms) for end in (claim.source, claim.target)]
            if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
                found[claim] = key_of_fact(claim.type, ends[0], ends[1])
    return found


def _entity(name: str, whose: dict[str, set[int]], forms: dict[str, set[str]]) -> int | None:
    """The one entity that bears a name, or one of its other forms."""
    own = whose.get(key_of(name)) or {number for form in forms.get(name, ()) for number in whose.get(form, ())}
    return next(iter(own)) if len(own) == 1 else None


def as_seen(scene: Scene, claim: RelationClaim, key: Key | None) -> RelationClaim | None:
    """The claim with its ends as the tagger sees them; None where it would join a person as none can be joined.

    Whether "Averton Green Cross" is a person the tagger knows better than the rules.
    """
    if key is None:
        return claim
    ends = (claim.source, claim.target)
    numbers = key[1:] if key[0] not in SYMMETRIC or _bears(scene.entities[key[1]], claim.source.name) else key[:0:-1]
    source, target = (_of_kind(end, scene.entities[n].kind) for end, n in zip(ends, numbers, strict=True))
    if schema().relations[claim.type].admits(source.kind, target.kind):
        return replace(claim, source=source, target=target)
    return None if "person" in (source.kind, target.kind) and (source, target) != ends else claim


def _bears(entity: Entity, name: str) -> bool:
    return key_of(name) in map(key_of, entity.names)


def _of_kind(end: Mention, kind: str) -> Mention:
    return end if "person" not in (kind, end.kind) or kind == end.kind else Mention(end.name, kind)


def heard_of(stated: Mapping[RelationClaim, Key]) -> dict[Key, float]:
    """For each fact that rules state the trust in the best of them."""
    found: dict[Key, float] = {}
    for claim, key in stated.items():
        found[key] = max(found.get(key, 0.0), trust_in(claim))
    return found
