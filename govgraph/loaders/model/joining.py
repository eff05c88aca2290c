"""Checked facts to claims, beside those of the other readers: a confidence that follows from the model's check, and from agreement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from govgraph.graph.claims import Claim, EntityClaim, Mention, RelationClaim, SourceClaims, SourceInfo
from govgraph.loaders.judge.joined import OFFER
from govgraph.loaders.model.checking import Checked, Found
from govgraph.loaders.model.forms import bare, generic
from govgraph.loaders.model.page import Page
from govgraph.loaders.model.settings import MAY_ENTER, Settings

METHOD = "model"
ENTERS = 0.85  # measured precision of a type from which its lines may enter
SHORT = 0.01  # of the threshold is what the word of a model that only offers can lift a line to
BELOW = 0.9  # of the workspace's threshold: what is offered stays below it
Span = tuple[int, int]  # raw offsets


def confidence(fact: Checked, settings: Settings, threshold: float) -> float:
    """How sure a fact is: the model's measured precision for its type, by how closely the names stand; below the threshold until then."""
    measured = settings.measured
    if settings.verdict() != MAY_ENTER or measured is None or measured.by_type(fact.type) < ENTERS:
        return round(min(threshold * BELOW, 0.45) * fact.grade, 3)
    return round(measured.by_type(fact.type) * fact.grade, 3)


def join(
    source: SourceClaims, page: Page, facts: tuple[Checked, ...], settings: Settings, threshold: float, heard: tuple[Span, ...] = ()
) -> SourceClaims:
    """The source with what the model read. A line that another reader proposes too is that reader's, surer by the model's word.

    heard: the parts of the paper that the model has answered for; a line of another reader there which it does not see is less sure.
    """
    claims = list(source.claims)
    lines: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if isinstance(claim, RelationClaim):
            lines[claim.type, bare(claim.source.name), bare(claim.target.name), claim.status].append(number)
    mine: list[RelationClaim] = []
    for fact in facts:
        sure = confidence(fact, settings, threshold)
        same = [number for key in _keys(fact) for number in lines.get(key, ())]
        for number in same:
            claims[number] = _agreed(claims[number], sure, 1.0 if settings.verdict() == MAY_ENTER else threshold - SHORT)
        if not same:
            mine.append(_claim(source.info, page, fact, sure))
    claims = [_doubted(claim, settings, threshold) if _heard(claim, heard) else claim for claim in claims]
    named = _entities(facts, [claim for claim in mine if claim.confidence >= threshold])
    return replace(source, claims=tuple(dict.fromkeys([*claims, *named, *mine])))


def _keys(fact: Checked) -> list[tuple[str, str, str, str]]:
    """Under which names another reader may have the same line."""
    pairs = [(one, other) for one in _spelled(fact.source) for other in _spelled(fact.target)]
    if fact.type == "RELATED_TO":
        pairs += [(other, one) for one, other in pairs]
    return [(fact.type, one, other, fact.status) for one, other in pairs]


def _spelled(end: Found) -> dict[str, None]:
    return dict.fromkeys(bare(form) for form in end.forms if form == end.name or not generic(form))


def _agreed(claim: Claim, sure: float, most: float) -> Claim:
    """Two readers who do not know of each other: both err less often than either; the word of a model that only offers enters nothing."""
    both = round(max(claim.confidence, min(1 - (1 - claim.confidence) * (1 - sure), most)), 3)
    return replace(claim, confidence=both, method=claim.method if claim.method.endswith("+model") else f"{claim.method}+model")


def _heard(claim: Claim, heard: tuple[Span, ...]) -> bool:
    """Whether the model read the very words of a line of another reader and said nothing of it."""
    if not isinstance(claim, RelationClaim) or claim.method.endswith("+model"):
        return False
    return all(any(start <= proof.start and proof.end <= end for start, end in heard) for proof in claim.evidence)


def _doubted(claim: Claim, settings: Settings, threshold: float) -> Claim:
    """By Bayes: a reader that finds so much of what is true was silent, as it is of what is false. Only one whose check was good counts.

    Such a line is offered at most, unless it is certain: on forty pages four of the six that were sure enough to enter were false.
    """
    measured = settings.measured
    if settings.verdict() != MAY_ENTER or measured is None:
        return claim
    true = claim.confidence * (1 - measured.recall)
    sure = min(true / (true + 1 - claim.confidence), threshold - SHORT) if claim.confidence < 1 else 1.0
    return replace(claim, confidence=round(max(sure, min(claim.confidence, OFFER)), 3))


def _claim(info: SourceInfo, page: Page, fact: Checked, sure: float) -> RelationClaim:
    proofs = tuple(page.evidence(info.sha256, info.file, *span) for span in fact.spans)
    certainty = "explicit" if len(proofs) == 1 else "layout"
    source, target = _mention(fact.source), _mention(fact.target)
    return RelationClaim(fact.type, source, target, proofs, fact.role, None, None, fact.status, certainty, sure, METHOD)


def _mention(end: Found) -> Mention:
    return Mention(end.name, end.kind)  # one that many papers use for different bodies is kept apart by resolving


def _entities(facts: tuple[Checked, ...], entering: list[RelationClaim]) -> list[EntityClaim]:
    """A claim of each name that a line which enters joins, with its other forms."""
    sure: dict[Mention, RelationClaim] = {}
    for claim in entering:
        for end in (claim.source, claim.target):
            if end not in sure or claim.confidence > sure[end].confidence:
                sure[end] = claim
    ends = {_mention(end): end for fact in facts for end in (fact.source, fact.target)}
    aliases = {mention: tuple(sorted(form for form in end.forms[1:] if not generic(form))) for mention, end in ends.items()}
    return [
        EntityClaim(end, claim.evidence[:1], aliases[end], "active", "explicit", claim.confidence, METHOD) for end, claim in sure.items()
    ]
