"""Helpers for tests of reading: a text in, its relations and facts out as short lines."""

from __future__ import annotations

from govgraph.graph.claims import EntityClaim, FactClaim, RelationClaim
from govgraph.loaders.reading import Reading
from govgraph.loaders.source import read_document


def read(text: str, media_type: str = "text/plain") -> Reading:
    """The reading of a text."""
    return read_document(text, "0" * 64, "test.txt", media_type)


def relations(text: str, media_type: str = "text/plain") -> set[str]:
    """Its relations as "source TYPE target" with "(status)" and "[role]" where they are not plain."""
    found = set()
    for claim in read(text, media_type).claims:
        if isinstance(claim, RelationClaim):
            line = f"{claim.source.name} {claim.type} {claim.target.name}"
            found.add(line + (f" ({claim.status})" if claim.status != "active" else "") + (f" [{claim.role}]" if claim.role else ""))
    return found


def facts(text: str) -> set[str]:
    """Its facts as "entity property=value"."""
    return {f"{claim.entity.name} {claim.property}={claim.value}" for claim in read(text).claims if isinstance(claim, FactClaim)}


def statuses(text: str) -> dict[str, str]:
    """Entities that the text calls other than active."""
    return {claim.entity.name: claim.status for claim in read(text).claims if isinstance(claim, EntityClaim) and claim.status != "active"}
