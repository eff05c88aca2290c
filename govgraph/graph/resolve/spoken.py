"""Names as people write them in decisions, to the names of sources that they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from govgraph.graph.decisions import Decision
from govgraph.graph.resolve.mentions import Mentions
from govgraph.graph.resolve.names import name_key
from govgraph.graph.resolve.union import Union


class Spoken:
    """Every way to write a name to the nodes that bear it; the exact spelling goes before the same key. Filled when it is first asked."""

    def __init__(self, mentions: Mentions, decisions: Sequence[Decision]) -> None:
        self._mentions, self._decisions, self._filled = mentions, decisions, False
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._keys: dict[str, set[int]] = defaultdict(set)

    def _fill(self) -> None:
        self._filled = True
        for number, node in enumerate(self._mentions.nodes):
            self.add(node.name, [number])
            self._keys[node.same].add(number)
            if number in self._mentions.scopes:
                self.add(f"{self._mentions.scopes[number]} {node.name}", [number])
        for decision in self._decisions:
            if decision.action == "edit" and decision.names and "name" in decision.fields:
                self.add(decision.fields["name"], self.nodes(decision.names[0]))

    def add(self, name: str, nodes: Iterable[int]) -> None:
        """Let these nodes be meant by the name as well."""
        if not self._filled:
            self._fill()
        for number in list(nodes):
            self._exact[" ".join(name.split())].add(number)
            self._keys[name_key(name)].add(number)

    def nodes(self, name: str) -> set[int]:
        """The nodes that a name may mean; empty when it is not known."""
        if not self._filled:
            self._fill()
        exact = self._exact.get(" ".join(name.split()))
        return exact or self._keys.get(name_key(name), set()) | self._keys.get(name_key(name, "person"), set())


def unmatched(decisions: Sequence[Decision], spoken: Spoken) -> list[tuple[Decision, str]]:
    """Decisions on sameness with a name that nothing bears."""
    asked = [decision for decision in decisions if decision.action in ("same_as", "not_same")]
    return [(decision, name) for decision in asked for name in decision.names if not spoken.nodes(name)]


def decide(decisions: Sequence[Decision], spoken: Spoken, union: Union) -> None:
    """Join and keep apart what people said; of two decisions on the same pair the later holds."""
    verdict: dict[tuple[str, str], str] = {}
    for decision in decisions:
        for pair in _pairs(decision):
            verdict[pair] = decision.action
    for action in ("same_as", "not_same"):
        for (a, b), said in sorted(verdict.items()):
            if said == action:
                _apply(action, sorted(spoken.nodes(a)), sorted(spoken.nodes(b)), union)


def _pairs(decision: Decision) -> list[tuple[str, str]]:
    if decision.action == "same_as":
        found = [(decision.names[0], other) for other in decision.names[1:]]
    elif decision.action == "not_same":
        found = list(combinations(decision.names, 2))
    else:
        found = []
    return [(a, b) if a < b else (b, a) for a, b in found]


def _apply(action: str, one: list[int], other: list[int], union: Union) -> None:
    if action == "same_as" and one and other:
        for item in (*one[1:], *other):
            union.join(one[0], item, force=True)
    elif action == "not_same":
        for a in one:
            for b in other:
                union.enemies(a, b)
