"""One document while it is read: its blocks, the names it uses, and what has been claimed so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from govgraph.graph.claims import Claim, EntityClaim, Evidence, FactClaim, Issue, Mention, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.blocks import Block
from govgraph.loaders.names import NameBook
from govgraph.loaders.text import Text

LONGEST_QUOTE = 700  # characters; a longer proof is no proof that a person would read

# Meetings that every council has: named alone they are those of the document's own council.
OWN_MEETINGS = {"council", "full council", "cabinet", "executive", "executive board", "the executive", "the cabinet", "the council"}

_ACTS = frozenset(["HOSTS", "MEMBER_OF", "DELIVERS", "FUNDS", "LEADS"])
_LUMP = re.compile(r"^(?:sub|working|task|delivery)[- ]?groups$", re.IGNORECASE)

# Confidence by the way something was read: measured precision on annotated documents, rounded down.
TABLE, LIST, ROSTER, JOINED, TITLE = 0.95, 0.88, 0.92, 0.75, 0.8


@dataclass
class Reading:
    """What is known of a document so far; rules add to `claims` and mark the blocks that they have read in `done`."""

    raw: str
    sha256: str
    document: str
    blocks: list[Block]
    book: NameBook
    claims: list[Claim] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    done: set[int] = field(default_factory=set)  # positions of blocks that a structure rule has read whole
    subjects: list[Mention | None] = field(default_factory=list)  # per block: the body that "it" and "the Board" mean there
    sectioned: list[bool] = field(default_factory=list)  # per block: whether a profile or a heading named its body
    headed: dict[str, Mention] = field(default_factory=dict)  # "partnership board" -> the body that a heading calls just that
    header: dict[str, str] = field(default_factory=dict)  # title, date, publisher, meeting, author
    modes: list[str] = field(default_factory=list)  # per block: how it speaks, see modes.modes_of
    minutes: bool = False  # whether this is the minutes of a meeting, which tell of what is as of what was
    places: set[str] | None = None  # see refine.places_of
    collectives: dict[str, list[Mention]] = field(default_factory=dict)  # see structure.collectives
    aliases: dict[str, set[str]] = field(default_factory=dict)  # further names of a mention, by its name

    def evidence(self, text: Text, start: int = 0, end: int | None = None) -> Evidence:
        """The words of text[start:end] (all of it by default) as evidence."""
        end = len(text) if end is None else end
        first, last = text.span(start, end)
        if last - first > LONGEST_QUOTE:
            last = first + LONGEST_QUOTE
            last = max(self.raw.rfind(" ", first, last), first + 1)
        return Evidence(self.sha256, self.document, " ".join(self.raw[first:last].split()), first, last)

    def both(self, label: Text, value: Text, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
        """A label or introducing line and value[start:end]: one quote where they stand close together, else two."""
        proof = self.evidence(value, start, end)
        first = label.at[0]
        if 0 <= proof.start - label.ends[-1] <= 40 and proof.end - first <= 500:
            quote = " ".join(self.raw[first : proof.end].split())
            return (Evidence(self.sha256, self.document, quote, first, proof.end),)
        return (proof, self.evidence(label))

    def relate(self, claim: RelationClaim) -> bool:
        """Add a relation if the schema admits its ends and it does not join a thing with itself."""
        kind = schema().relations[claim.type]
        admitted = kind.admits(claim.source.kind, claim.target.kind)
        # "part of the Council" in prose is no structure; a register's column Parent is.
        admitted = admitted and (claim.type != "PART_OF" or claim.target.kind == "body")
        ok = admitted and claim.source.name.casefold() != claim.target.name.casefold()
        if ok:
            self.claims.append(claim)
        return ok

    def layout(
        self, type: str, source: Mention, target: Mention, proof: tuple[Evidence, ...], method: str, confidence: float, *,
        role: str | None = None, nature: str | None = None, frequency: str | None = None, status: str = "active", certainty: str = "layout",
    ) -> bool:  # fmt: skip
        """Add a relation that layout states; see `relate`."""
        return self.relate(RelationClaim(type, source, target, proof, role, nature, frequency, status, certainty, confidence, method))

    def mention(self, text: str, kind: str | None = None, subtype: str | None = None) -> Mention:
        """The mention behind these words: as the name book knows it, else the words themselves with the kind expected."""
        known = self.book.lookup(text)
        if known and (kind is None or known.kind == kind or {known.kind, kind} <= {"body", "organisation"}):
            if known.name != text:
                self.also(known.name, text)
            return Mention(known.name, known.kind, known.subtype or subtype)
        return Mention(text, kind or (known.kind if known else "body"), subtype)

    def also(self, name: str, alias: str) -> None:
        """Note another name of a mention."""
        if alias and alias != name:
            self.aliases.setdefault(name, set()).add(alias)

    def fact(self, entity: Mention, key: str, value: str | bool, proof: Evidence, method: str, confidence: float = TABLE) -> None:
        """Add a fact about an entity."""
        self.claims.append(FactClaim(entity, key, value, (proof,), "layout", confidence, method))

    def status(self, entity: Mention, status: str, proof: Evidence, method: str) -> None:
        """Say that an entity has a status other than active."""
        self.claims.append(EntityClaim(entity, (proof,), (), status, "layout", TABLE, method))

    def finish(self) -> tuple[Claim, ...]:
        """All claims, with one entity claim for each mention that carries the aliases found; doubles left out."""
        self.claims = [_hosting(self._scoped(claim)) for claim in self.claims if not self._counted_only(claim)]
        named: dict[tuple[str, str, str | None], EntityClaim] = {}
        for claim in self.claims:
            ends = (claim.source, claim.target) if isinstance(claim, RelationClaim) else (claim.entity,)
            for end in ends:
                key = (end.name, end.kind, end.scope)
                known = named.get(key)
                if known is None:
                    named[key] = EntityClaim(end, claim.evidence[:1], self._aliases_of(end.name), method="named")
                elif end.subtype and not known.entity.subtype:
                    named[key] = replace(known, entity=end)
        return tuple(dict.fromkeys([*named.values(), *self.claims]))

    def _counted_only(self, claim: Claim) -> bool:
        """Whether a claim is about "six sub groups" in the lump where a list names each of them."""
        if not isinstance(claim, RelationClaim) or not claim.source.scope or not _LUMP.search(claim.source.name):
            return False
        return any(
            isinstance(other, RelationClaim) and other.method == "list/part-of" and other.target.name == claim.target.name
            for other in self.claims
        )

    def _scoped(self, claim: Claim) -> Claim:
        """ "Council" and "Cabinet" are those of the council that publishes the document."""
        publisher = self.header.get("publisher")
        if not publisher or "Council" not in publisher:
            return claim

        def own(mention: Mention) -> Mention:
            ours = mention.kind == "body" and mention.scope is None and mention.name.lower() in OWN_MEETINGS
            return replace(mention, scope=publisher, subtype=mention.subtype or "council") if ours else mention

        if isinstance(claim, RelationClaim):
            # "The Council hosts …": who hosts, pays and sends members is the authority, not its meeting.
            if claim.type in _ACTS and claim.source.kind == "body" and claim.source.name.lower().removeprefix("the ") == "council":
                claim = replace(claim, source=Mention(publisher, "organisation", "council"))
            return replace(claim, source=own(claim.source), target=own(claim.target))
        return replace(claim, entity=own(claim.entity))

    def _aliases_of(self, name: str) -> tuple[str, ...]:
        return tuple(sorted((self.aliases.get(name, set()) | self.book.aliases.get(name, set())) - {name}))


def _hosting(claim: Claim) -> Claim:
    """A "hosting authority" gives rooms and minutes; only what is called accountable, or leads, answers for the money."""
    if not isinstance(claim, RelationClaim) or claim.type != "HOSTS" or claim.role != "accountable body":
        return claim
    words = " ".join(proof.quote for proof in claim.evidence).casefold()
    return claim if "accountable" in words or "lead" in words else replace(claim, role="host")
