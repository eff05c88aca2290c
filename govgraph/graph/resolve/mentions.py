"""Every name that a source uses, as one node each: what the rules of resolving join."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from govgraph.graph.claims import Claim, EntityClaim, FactClaim, Mention, RelationClaim
from govgraph.graph.resolve.lexicon import lexicon
from govgraph.graph.resolve.names import is_generic, name_key, name_words, short_form, without_short_form

ROW = "register/name"  # the method of the claim that a register's row makes of its name
_TITLED = re.compile(r"\b(?:cllrs?|clr|councillors?)\.? $", re.IGNORECASE)
Key = tuple[str, str, str, str]  # group of kinds, source, key of the scope, name as written


@dataclass(slots=True)
class Node:
    """One name in one source. named: some claim is about it, so it is more than another name of something.

    same: what spellings of one name share.
    """

    key: Key
    words: tuple[str, ...]
    same: str
    generic: bool
    named: bool = False
    row: bool = False  # a register has a row for it
    councillor: bool = False  # somewhere in the source that title stands before the name
    claimed: int = 0  # how many claims say "this is an entity"
    uses: int = 0
    kinds: dict[str, int] = field(default_factory=dict)  # how many claims give it which kind
    subtypes: dict[str, int] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """Kinds that may be one: bodies and organisations, else the kind itself."""
        return self.key[0]

    @property
    def source(self) -> str:
        """SHA-256 of the source."""
        return self.key[1]

    @property
    def name(self) -> str:
        """The name as written."""
        return self.key[3]


@dataclass(slots=True)
class Mentions:
    """All nodes in a fixed order, and what claims say of pairs of them."""

    nodes: list[Node] = field(default_factory=list)
    index: dict[Key, int] = field(default_factory=dict)
    aliases: list[tuple[int, int]] = field(default_factory=list)  # (entity, other name)
    scopes: dict[int, str] = field(default_factory=dict)  # generic node -> name of its scope
    joined: list[tuple[int, int, str]] = field(default_factory=list)  # (source, target, relation type)
    own: list[int] = field(default_factory=list)  # "Cabinet" and the like of a council that no source names

    def of(self, source: str, mention: Mention) -> int:
        """The number of the node of a mention in a source."""
        return self.index[node_key(source, mention)]


def kind_group(kind: str) -> str:
    """Kinds between which documents waver count as one."""
    return "body" if kind == "organisation" else kind


def node_key(source: str, mention: Mention) -> Key:
    """The key of the node that a mention belongs to."""
    name = " ".join(mention.name.split())
    scope = mention.scope if mention.scope and is_generic(name, mention.kind) else None
    return (kind_group(mention.kind), source, name_key(scope) if scope else "", name)


def ends(claim: Claim) -> tuple[Mention, ...]:
    """The mentions of a claim."""
    return (claim.source, claim.target) if isinstance(claim, RelationClaim) else (claim.entity,)


def collect(claims: Iterable[tuple[str, Claim]]) -> Mentions:
    """The nodes of (source, claim) pairs; the order of the pairs does not matter."""
    made: dict[Key, Node] = {}
    aliases: set[tuple[Key, Key]] = set()
    scopes: dict[Key, set[str]] = defaultdict(set)
    joined: set[tuple[Key, Key, str]] = set()
    for source, claim in claims:
        noted = [_note(made, source, mention, claim) for mention in ends(claim)]
        for node, mention in zip(noted, ends(claim), strict=True):
            if mention.scope and node.key[2]:
                scopes[node.key].add(mention.scope)
        if isinstance(claim, RelationClaim):
            joined.add((noted[0].key, noted[1].key, claim.type))
        elif (isinstance(claim, EntityClaim) and claim.aliases) or ")" in claim.entity.name:
            aliases |= set(_other_names(made, source, claim))
    return _ordered(made, aliases, scopes, joined)


def _is_councillor(name: str, claim: Claim) -> bool:
    """Whether a person bears the title in the name as claimed or in the words behind it."""
    before = (proof.quote[max(0, start - 14) : start] for proof in claim.evidence if (start := proof.quote.find(name)) > 0)
    return any(map(_TITLED.search, (f"{name.partition(' ')[0]} ", *before)))


def _note(made: dict[Key, Node], source: str, mention: Mention, claim: Claim) -> Node:
    node = _node(made, node_key(source, mention), mention.kind)
    node.named = True
    node.uses += 1
    _count(node.kinds, mention.kind)
    if mention.subtype:
        _count(node.subtypes, mention.subtype)
    if isinstance(claim, EntityClaim):
        node.claimed += 1
        node.row = node.row or claim.method == ROW
    if mention.kind == "person":
        node.councillor = node.councillor or _is_councillor(mention.name, claim)
    return node


def _count(counts: dict[str, int], value: str) -> None:
    counts[value] = counts.get(value, 0) + 1


def _node(made: dict[Key, Node], key: Key, kind: str) -> Node:
    if key not in made:
        name, same = key[3], name_key(key[3], kind)
        made[key] = Node(key, name_words(name, kind) or (same,), same, is_generic(without_short_form(name), kind))
    return made[key]


def _other_names(made: dict[Key, Node], source: str, claim: EntityClaim | FactClaim) -> Iterator[tuple[Key, Key]]:
    entity = claim.entity
    others = set(claim.aliases) if isinstance(claim, EntityClaim) else set()
    others |= {short} if (short := short_form(entity.name)) else set()
    for other in sorted(others):
        # "the Board" for a board is no name of it: it says nothing outside its sentence.
        if not other.strip() or set(name_words(other)) <= lexicon().heads:
            continue
        key = node_key(source, Mention(other, entity.kind))
        _node(made, key, entity.kind).uses += 1
        yield node_key(source, entity), key


def _ordered(
    made: dict[Key, Node], aliases: set[tuple[Key, Key]], scopes: dict[Key, set[str]], joined: set[tuple[Key, Key, str]]
) -> Mentions:
    keys = sorted(made)
    index = {key: number for number, key in enumerate(keys)}
    return Mentions(
        nodes=[made[key] for key in keys],
        index=index,
        aliases=sorted((index[a], index[b]) for a, b in aliases if a != b),
        scopes={index[key]: min(names, key=lambda name: (-len(name), name)) for key, names in scopes.items()},
        joined=sorted((index[a], index[b], kind) for a, b, kind in joined if a != b),
    )
