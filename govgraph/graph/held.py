"""The lines in force by their words: what a claim that waits may be a worse reading of."""

from __future__ import annotations

from collections import defaultdict

from govgraph.graph.claims import Claim, Mention, RelationClaim
from govgraph.graph.model import Graph, Relation
from govgraph.graph.resolve.names import name_key
from govgraph.graph.schema import schema


class Held:
    """An index of a graph's lines by type, source and place."""

    def __init__(self, graph: Graph) -> None:
        self._names = {one.id: one.name for one in graph.entities}
        self._ids: dict[str, set[str]] = defaultdict(set)
        for one in graph.entities:
            for name in (one.name, *one.aliases):
                self._ids[name_key(name, one.kind)].add(one.id)
        self._lines: dict[tuple[str, str], list[tuple[int, int, Relation]]] = defaultdict(list)
        for line in graph.relations:
            for proof in line.evidence:
                self._lines[line.type, proof.source].append((proof.start, proof.end, line))

    def instead_of(self, claim: Claim) -> str:
        """In words, the line of the claim's type, with one end in common, that the same words of a paper say; "" where there is none."""
        if not isinstance(claim, RelationClaim):
            return ""
        source, target = self._meant(claim.source), self._meant(claim.target)
        for proof in claim.evidence:
            for start, end, line in self._lines.get((claim.type, proof.source), ()):
                if start < proof.end and proof.start < end and (line.source in source or line.target in target):
                    return f"{self._names[line.source]} {schema().relations[line.type].verb} {self._names[line.target]}"
        return ""

    def _meant(self, mention: Mention) -> set[str]:
        return self._ids.get(name_key(mention.name, mention.kind), set())
