"""Claims and decisions to sets of names: every mention finds the entity that it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from govgraph.graph.claims import Claim, Mention
from govgraph.graph.decisions import Decision
from govgraph.graph.resolve import rules
from govgraph.graph.resolve.mentions import Mentions, Node, collect, node_key
from govgraph.graph.resolve.names import name_key
from govgraph.graph.resolve.union import Union


@dataclass(slots=True)
class Resolution:
    """Which names are one. sets: nodes of each entity, in a fixed order; apart: pairs of sets that must not be proposed."""

    mentions: Mentions
    sets: list[list[Node]]
    number: dict[int, int]
    names: dict[str, set[int]]
    scopes: dict[int, str] = field(default_factory=dict)
    apart: set[tuple[int, int]] = field(default_factory=set)
    unmatched: list[tuple[Decision, str]] = field(default_factory=list)

    def of(self, source: str, mention: Mention) -> int:
        """The number of the set that a mention in a source belongs to."""
        return self.number[self.mentions.index[node_key(source, mention)]]

    def named(self, name: str) -> set[int]:
        """The sets that a person may mean by a name."""
        exact, keys = _lookups(name)
        return self.names.get(exact) or set().union(*(self.names.get(key, set()) for key in keys))


def resolve(
    claims: Iterable[tuple[str, Claim]], decisions: Sequence[Decision] = (), publishers: Mapping[str, str] | None = None
) -> Resolution:
    """Bring together the names of (source, claim) pairs. Rules in order of certainty; decisions first and against all rules.

    publishers: who published a source, by its SHA-256; "Cabinet" in a council's document is that council's.
    """
    mentions = collect(claims)
    rules.scope_by_publisher(mentions, publishers or {})
    union = Union(len(mentions.nodes))
    names = _names(mentions)
    unmatched = _decide(decisions, names, union)
    rules.keep_apart(mentions, union)
    for rule in (
        rules.join_aliases,
        rules.join_within_source,
        rules.join_across_sources,
        rules.join_people,
        rules.join_area_names,
        rules.join_acronyms,
        rules.join_councils,
        rules.join_families,
        rules.join_scoped,
    ):
        rule(mentions, union)
    return _result(mentions, union, names, decisions, unmatched)


def _result(
    mentions: Mentions, union: Union, names: dict[str, set[int]], decisions: Sequence[Decision], unmatched: list[tuple[Decision, str]]
) -> Resolution:
    members = union.sets()
    number = {item: place for place, items in enumerate(members) for item in items}
    apart = {_pair(number[a], number[b]) for a, b, _ in mentions.joined}
    for decision in decisions:
        if decision.action == "not_same":
            groups = [_nodes(name, names) for name in decision.names]
            apart |= {_pair(number[a], number[b]) for one, other in combinations(groups, 2) for a in one for b in other}
    return Resolution(
        mentions=mentions,
        sets=[[mentions.nodes[item] for item in items] for items in members],
        number=number,
        names={name: {number[item] for item in items} for name, items in names.items()},
        scopes={number[item]: scope for item, scope in sorted(mentions.scopes.items(), reverse=True)},
        apart=apart,
        unmatched=unmatched,
    )


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _names(mentions: Mentions) -> dict[str, set[int]]:
    """Every way to write a name, exact ones marked by a leading "=", to the nodes that bear it."""
    names: dict[str, set[int]] = defaultdict(set)
    for number, node in enumerate(mentions.nodes):
        forms = [node.name]
        if number in mentions.scopes:
            forms.append(f"{mentions.scopes[number]} {node.name}")
        for form in forms:
            names["=" + form].add(number)
            names[name_key(form)].add(number)
        names[node.same].add(number)
    return names


def _lookups(name: str) -> tuple[str, list[str]]:
    text = " ".join(name.split())
    return "=" + text, sorted({name_key(text), name_key(text, "person")})


def _nodes(name: str, names: dict[str, set[int]]) -> set[int]:
    exact, keys = _lookups(name)
    return names.get(exact) or set().union(*(names.get(key, set()) for key in keys))


def _decide(decisions: Sequence[Decision], names: dict[str, set[int]], union: Union) -> list[tuple[Decision, str]]:
    """Join and keep apart what people said; of two decisions on the same pair the later holds."""
    unmatched: list[tuple[Decision, str]] = []
    verdict: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        if decision.action not in ("same_as", "not_same"):
            continue
        unmatched += [(decision, name) for name in decision.names if not _nodes(name, names)]
        first, *others = decision.names
        pairs = [(first, other) for other in others]
        if decision.action == "not_same":
            pairs += combinations(others, 2)
        for a, b in pairs:
            verdict[(a, b) if a < b else (b, a)] = decision
    _apply(verdict, names, union)
    return unmatched


def _apply(verdict: dict[tuple[str, str], Decision], names: dict[str, set[int]], union: Union) -> None:
    rows = sorted((pair, decision.action) for pair, decision in verdict.items())
    for pair, action in rows:
        found = [sorted(_nodes(name, names)) for name in pair]
        if action == "same_as" and all(found):
            together = found[0] + found[1]
            for item in together[1:]:
                union.join(together[0], item, force=True)
    for pair, action in rows:
        found = [sorted(_nodes(name, names)) for name in pair]
        if action == "not_same":
            for a in found[0]:
                for b in found[1]:
                    union.enemies(a, b)
