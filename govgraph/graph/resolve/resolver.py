"""Claims and decisions to sets of names: every mention finds the entity that it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from govgraph.graph.claims import Claim, Mention
from govgraph.graph.decisions import Decision
from govgraph.graph.resolve import rules
from govgraph.graph.resolve.mentions import Mentions, Node, collect, node_key
from govgraph.graph.resolve.spoken import Spoken, decide, unmatched
from govgraph.graph.resolve.union import Union

RULES = (
    rules.join_aliases,
    rules.join_within_source,
    rules.join_dated_plans,
    rules.join_own,
    rules.join_across_sources,
    rules.join_people,
    rules.join_area_names,
    rules.join_acronyms,
    rules.join_councils,
    rules.join_families,
    rules.join_scoped,
)


@dataclass(slots=True)
class Resolution:
    """Which names are one.

    sets:      the nodes of each entity, in a fixed order; number: node to set.
    scopes:    the scope of sets with a generic name.
    apart:     pairs of sets that must not be proposed.
    unmatched: decisions with a name that nothing bears.
    """

    mentions: Mentions
    spoken: Spoken
    sets: list[list[Node]]
    number: dict[int, int]
    scopes: dict[int, str]
    apart: set[tuple[int, int]]
    unmatched: list[tuple[Decision, str]]

    def of(self, source: str, mention: Mention) -> int:
        """The number of the set that a mention in a source belongs to."""
        return self.number[self.mentions.index[node_key(source, mention)]]

    def named(self, name: str) -> set[int]:
        """The sets that a person may mean by a name."""
        return {self.number[node] for node in self.spoken.nodes(name)}


def resolve(
    claims: Iterable[tuple[str, Claim]], decisions: Sequence[Decision] = (), publishers: Mapping[str, str] | None = None
) -> Resolution:
    """Bring together the names of (source, claim) pairs. Rules in order of certainty; decisions first and against all rules.

    publishers: who published a source, by its SHA-256; "Cabinet" in a council's document is that council's.
    """
    mentions = collect(claims)
    rules.scope_by_publisher(mentions, publishers or {})
    spoken = Spoken(mentions, decisions)
    union = _joined(mentions, decisions, spoken, publishers)
    _add_scoped_names(spoken, mentions, union)
    missed = unmatched(decisions, spoken)
    if mentions.scopes and any(decision.action in ("same_as", "not_same") for decision in decisions):
        # Now that "Children's Trust Executive Group" is known by all names of the trust
        union = _joined(mentions, decisions, spoken, publishers)
    return _result(mentions, union, spoken, decisions, missed)


def _joined(mentions: Mentions, decisions: Sequence[Decision], spoken: Spoken, publishers: Mapping[str, str] | None) -> Union:
    union = Union(len(mentions.nodes), [node.source if node.row else "" for node in mentions.nodes])
    decide(decisions, spoken, union)
    rules.keep_apart(mentions, union, publishers)
    for rule in RULES:
        rule(mentions, union)
    return union


def _add_scoped_names(spoken: Spoken, mentions: Mentions, union: Union) -> None:
    """A generic name may be written with any name of its scope before it."""
    for number, scope in sorted(mentions.scopes.items()):
        for parent in sorted(spoken.nodes(scope)):
            for item in union.members(parent):
                spoken.add(f"{mentions.nodes[item].name} {mentions.nodes[number].name}", [number])


def _result(
    mentions: Mentions, union: Union, spoken: Spoken, decisions: Sequence[Decision], missed: list[tuple[Decision, str]]
) -> Resolution:
    members = union.sets()
    number = {item: place for place, items in enumerate(members) for item in items}
    apart = {_pair(number[a], number[b]) for a, b, _ in mentions.joined}
    for decision in decisions:
        if decision.action == "not_same":
            for one, other in combinations([spoken.nodes(name) for name in decision.names], 2):
                apart |= {_pair(number[a], number[b]) for a in one for b in other}
    scopes = {number[item]: scope for item, scope in sorted(mentions.scopes.items(), reverse=True)}
    return Resolution(mentions, spoken, [[mentions.nodes[item] for item in items] for items in members], number, scopes, apart, missed)


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
