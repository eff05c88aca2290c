"""Which things a relation may join, by the tags of participants."""

from __future__ import annotations

from functools import cache

from govgraph.graph.schema import schema
from govgraph.loaders.names.participants import KINDS

Key = tuple[str, int, int]
SYMMETRIC = frozenset(["RELATED_TO"])
POST = "T"
UPWARD = "REPORTS_TO"  # to a post, too, which then stands in the place of a body


def legal(tags: str, ends: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether a relation may join things of these tags."""
    return tags[0] in ends[0] and tags[1] in ends[1]


@cache
def ends_by_tag() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Relation type -> tags that its source and its target may bear, from the schema."""
    found = {}
    for name, relation in schema().relations.items():
        sides = [
            frozenset(tag for tag, kind in KINDS.items() if kind in kinds or (kind == "organisation" and "body" in kinds))
            for kinds in relation.ends
        ]
        found[name] = (sides[0], sides[1] | {POST} if name == UPWARD else sides[1])
    return found


@cache
def joinable() -> frozenset[str]:
    """The tags, of source and target, that some relation may join."""
    return frozenset(a + b for sources, targets in ends_by_tag().values() for a in sources for b in targets)


def key_of_fact(type: str, source: int, target: int) -> Key:
    """A fact by its type and ends; a link has no direction."""
    return (type, min(source, target), max(source, target)) if type in SYMMETRIC else (type, source, target)
