"""Next year's edition of a register: what the old one held and the new one no longer does is gone, and is told so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govgraph.graph.claims import EntityClaim, Issue, RelationClaim, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.merge.knowledge import role_of
from govgraph.graph.resolve.mentions import ends, kind_group
from govgraph.graph.resolve.names import name_key
from govgraph.graph.workspace import Workspace

METHOD = "register/gone"
STANDING = ("active", "proposed", "suspended")


def older(workspace: Workspace, name: str) -> SourceClaims:
    """The source of that name or SHA-256. Raises GovgraphError when there is none."""
    found = next((one for one in workspace.sources() if name in (one.info.sha256, one.info.file, *one.info.also)), None)
    if found is None:
        raise GovgraphError("no such source in the workspace", name, "Run: govgraph sources")
    return found


def next_edition(new: SourceClaims, old: SourceClaims) -> SourceClaims:
    """The new edition, with a claim and an issue for each body and line that stood in the old one and stands in it no more.

    What is gone keeps the old edition's words as evidence and is past from now on.
    """
    names = {_key(claim.entity.name, claim.entity.kind) for claim in new.claims if isinstance(claim, EntityClaim)}
    names |= {_key(end.name, end.kind) for claim in new.claims for end in ends(claim)}
    names |= {_key(name, claim.entity.kind) for claim in new.claims if isinstance(claim, EntityClaim) for name in claim.aliases}
    lines = {_line(claim) for claim in new.claims if isinstance(claim, RelationClaim)}
    gone: list[EntityClaim | RelationClaim] = [*_bodies(old, names), *_lines(old, lines)]
    return replace(new, claims=(*new.claims, *gone), issues=(*new.issues, *(_told(claim, new, old) for claim in gone)))


def _key(name: str, kind: str) -> tuple[str, str]:
    return (kind_group(kind), name_key(name, kind))


def _line(claim: RelationClaim) -> tuple[object, ...]:
    return (claim.type, _key(claim.source.name, claim.source.kind), _key(claim.target.name, claim.target.kind), role_of(claim.role))


def _bodies(old: SourceClaims, names: set[tuple[str, str]]) -> Iterator[EntityClaim]:
    for claim in old.claims:
        if (
            isinstance(claim, EntityClaim)
            and claim.entity.kind in ("body", "project")
            and _key(claim.entity.name, claim.entity.kind) not in names
        ):
            yield claim if claim.status not in STANDING else replace(claim, status="past", certainty="inferred", method=METHOD)


def _lines(old: SourceClaims, lines: set[tuple[object, ...]]) -> Iterator[RelationClaim]:
    for claim in old.claims:
        if isinstance(claim, RelationClaim) and _line(claim) not in lines:
            yield claim if claim.status not in STANDING else replace(claim, status="past", certainty="inferred", method=METHOD)


def _told(claim: EntityClaim | RelationClaim, new: SourceClaims, old: SourceClaims) -> Issue:
    place = next((proof.anchor for proof in claim.evidence if proof.anchor), "") or "whole file"
    if isinstance(claim, RelationClaim):
        what = f'the line from "{claim.source.name}" to "{claim.target.name}" ({claim.type.replace("_", " ").lower()})'
    else:
        what = f'"{ends(claim)[0].name}"'
    said = f"{what} stood in {old.info.file} ({place}) and stands here no longer; it is kept as past"
    return Issue(new.info.file, "whole file", said, "Put it back into the register if it goes on")
