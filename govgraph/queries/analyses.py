"""What Cypher cannot say: what would lose its way to an accountable body if one of them went."""

from __future__ import annotations

from collections import defaultdict

from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import library
from govgraph.queries.names import resolve_entity
from govgraph.queries.runner import Row, run


def impact(store: Store, name: str) -> list[Row]:
    """What reaches an accountable body today and would not without the entity `name`: [{key, name, kind}], sorted by name.

    Only lines and bodies in force count. Raises GovgraphError for a name that is unknown or ambiguous.
    """
    gone = resolve_entity(store, name)["key"]
    lines = run(store, library().lookups["answers-all"], {})
    lost = _reaching(lines) - _reaching([one for one in lines if gone not in (one["source"], one["target"])]) - {gone}
    known = {one["source"]: {"key": one["source"], "name": one["name"], "kind": one["kind"]} for one in lines if one["source"] in lost}
    return sorted(known.values(), key=lambda one: (str(one["name"]), one["key"]))


def _reaching(lines: list[Row]) -> set[str]:
    """The keys from which a walk upward meets an accountable body; found by walking down from all of those at once."""
    below: dict[str, set[str]] = defaultdict(set)
    for one in lines:
        below[one["target"]].add(one["source"])
    ends = {one["target"] for one in lines if one["accountable"]}
    reached: set[str] = set()
    waiting = list(ends)
    while waiting:
        for key in below[waiting.pop()] - reached:
            reached.add(key)
            waiting.append(key)
    return reached - {one["source"] for one in lines if one["source_accountable"]}
