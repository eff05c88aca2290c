"""Claims: what one source says at one place, with its evidence. Never edited, only replaced with their source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern
from typing import Any, ClassVar

DECISIONS = "decisions.yaml"  # where what people decided stands


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A verbatim quote and where it stands.

    source:   SHA-256 of the file that was read (hex), or "decision" for what a person said.
    document: file name, without folders.
    quote:    the words, as they stand between start and end (white space folded).
    start, end: character offsets into the text that was read.
    page:     page number from 1 (PDF), or None.  anchor: cell such as "Sheet1!B4" or heading id, or None.
    """

    source: str
    document: str
    quote: str
    start: int
    end: int
    page: int | None = None
    anchor: str | None = None

    @property
    def place(self) -> str:
        """Where in the document people find it: "row 12, Reports to", "Register!D12, Reports to", "page 3"; "" for text.

        Of what a person quotes from a paper also who added it and when, since nobody has read it there.
        """
        page = f"page {self.page}" if self.page else ""
        if self.source != "decision":
            return self.anchor or page
        day, _, who = (self.anchor or "").partition(" ")
        added = " ".join(filter(None, ("added", who and f"by {who}", day and f"on {day}"))) if self.quoted else ""
        return ", ".join(filter(None, (page, added)))

    @property
    def quoted(self) -> bool:
        """Whether a person quotes a paper; else the words are the reason of a decision."""
        return self.source == "decision" and not self.document.startswith(DECISIONS)

    @property
    def whereabouts(self) -> str:
        """The document and the place in it: "register.csv, row 12, Reports to"."""
        return ", ".join(filter(None, (self.document, self.place)))


def split_whereabouts(where: str, files: Iterable[str]) -> tuple[str, str]:
    """(document, place in it) of an evidence's whereabouts; files: the documents that there are. What is in none of them has no place."""
    file = max((name for name in files if f"{where}, ".startswith(f"{name}, ")), key=len, default=where)
    return file, where[len(file) :].removeprefix(", ")


@dataclass(frozen=True, slots=True)
class Mention:
    """One end of a claim: a name as its document uses it, already expanded from acronyms and "the Board" by the loader.

    scope: for a generic name ("Executive Group") the name of the body that it belongs to; such names merge only within it.
    """

    name: str
    kind: str
    subtype: str | None = None
    scope: str | None = None


class _Kept:
    """Room for the id of a claim, which is made once: it is no part of what is claimed."""

    __slots__ = ("kept_id",)
    kept_id: str


@dataclass(frozen=True, slots=True)
class EntityClaim(_Kept):
    """A source names this entity; `aliases` are the other names which that source uses for it."""

    claim: ClassVar[str] = "entity"
    entity: Mention
    evidence: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    status: str = "active"
    certainty: str = "explicit"
    confidence: float = 0.9
    method: str = ""


@dataclass(frozen=True, slots=True)
class RelationClaim(_Kept):
    """A source states a line of a schema type between two mentions."""

    claim: ClassVar[str] = "relation"
    type: str
    source: Mention
    target: Mention
    evidence: tuple[Evidence, ...]
    role: str | None = None
    nature: str | None = None
    frequency: str | None = None
    status: str = "active"
    certainty: str = "explicit"
    confidence: float = 0.9
    method: str = ""


@dataclass(frozen=True, slots=True)
class FactClaim(_Kept):
    """A source states one fact (a key of the schema's `facts`) about an entity; dates are ISO, flags true/false."""

    claim: ClassVar[str] = "fact"
    entity: Mention
    property: str
    value: str | bool
    evidence: tuple[Evidence, ...]
    certainty: str = "explicit"
    confidence: float = 0.9
    method: str = ""


Claim = EntityClaim | RelationClaim | FactClaim


# Media types of tables that a person keeps, one row a body.
REGISTERS = frozenset(
    [
        "text/csv", "text/tab-separated-values", "application/vnd.oasis.opendocument.spreadsheet", "application/jsonl",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/x-ndjson",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of a file that was read. `date` is ISO: a day, a month or a year, as precise as stated.

    file: its name, with the folders below the one that was loaded; also: further names under which the same content was read.
    as_register: a page, Markdown or Word file that holds a register and was read as one.
    """

    sha256: str
    file: str
    media_type: str = "text/plain"
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    characters: int = 0
    also: tuple[str, ...] = ()
    as_register: bool = False

    @property
    def register(self) -> bool:
        """Whether it is a register; every other source is a paper."""
        return self.as_register or self.media_type in REGISTERS


@dataclass(frozen=True, slots=True)
class Issue:
    """What could not be read, is doubtful, or was left out by name: a line of issues.jsonl."""

    document: str
    place: str
    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line with governance words or names in it from which no claim came.

    verdict: "states nothing" (it was understood: reason says why it holds no fact) or "not understood".
    names:   the participants that stand in it without a claim.
    start, end: offsets of `quote` in the text that was read; page as in Evidence.
    """

    document: str
    start: int
    end: int
    quote: str
    verdict: str
    reason: str = ""
    names: tuple[str, ...] = ()
    page: int | None = None


NOT_UNDERSTOOD = "not understood"
STATES_NOTHING = "states nothing"


@dataclass(frozen=True, slots=True)
class SourceClaims:
    """All that was read from one source: the content of one claims file. ledger: what was read without a claim, in order."""

    info: SourceInfo
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
    ledger: tuple[LedgerLine, ...] = ()


def claim_id(claim: Claim) -> str:
    """A stable id of 12 hex digits, from what is claimed and where it stands; re-reading the same file gives the same ids."""
    return getattr(claim, "kept_id", "") or _made(claim)


def claim_line(claim: Claim) -> str:
    """The claim as a line of JSON, with its id and its tag under "claim"; empty fields are left out."""
    evidence = f'"evidence": [{", ".join(map(_proof, claim.evidence))}], ' if claim.evidence else ""
    if isinstance(claim, RelationClaim):
        what = f'"type": {_text(claim.type)}, "source": {_mentioned(claim.source)}, "target": {_mentioned(claim.target)}, {evidence}'
        what += _told("role", claim.role) + _told("nature", claim.nature) + _told("frequency", claim.frequency)
    elif isinstance(claim, FactClaim):
        what = f'"entity": {_mentioned(claim.entity)}, "property": {_text(claim.property)}, "value": {_value(claim.value)}, {evidence}'
    else:
        what = f'"entity": {_mentioned(claim.entity)}, {evidence}{_listed(claim.aliases)}'
    status = "" if isinstance(claim, FactClaim) else f'"status": {_text(claim.status)}, '
    sure = f'"certainty": {_text(claim.certainty)}, "confidence": {_value(claim.confidence)}, "method": {_text(claim.method)}'
    return f'{{"id": "{claim_id(claim)}", "claim": "{claim.claim}", {what}{status}{sure}}}'


def keep_id(claim: Claim, made: str) -> None:
    """Keep the id that was made for this very claim before it was written down."""
    object.__setattr__(claim, "kept_id", made)


def _made(claim: Claim) -> str:
    keep_id(claim, made := hashlib.sha256(_sorted(claim).encode()).hexdigest()[:12])
    return made


# Lines of JSON are made by hand, as json.dumps makes them: a large register has half a million claims, and each is written twice.
_text = json.encoder.encode_basestring


def _sorted(claim: Claim) -> str:
    """What an id is made of: all that is claimed, its fields in the order of their names, without how sure and by which method."""
    evidence = f'"evidence": [{", ".join(map(_proof_sorted, claim.evidence))}], ' if claim.evidence else ""
    if isinstance(claim, RelationClaim):
        more = _told("frequency", claim.frequency) + _told("nature", claim.nature) + _told("role", claim.role)
        ends = f'"source": {_mention_sorted(claim.source)}, "status": {_text(claim.status)}, "target": {_mention_sorted(claim.target)}'
        return f'{{"claim": "relation", {evidence}{more}{ends}, "type": {_text(claim.type)}}}'
    entity = f'"claim": "{claim.claim}", "entity": {_mention_sorted(claim.entity)}, {evidence}'
    if isinstance(claim, FactClaim):
        return f'{{{entity}"property": {_text(claim.property)}, "value": {_value(claim.value)}}}'
    return f'{{{_listed(claim.aliases)}{entity}"status": {_text(claim.status)}}}'


def _mentioned(item: Mention) -> str:
    more = "" if item.subtype is None else f', "subtype": {_text(item.subtype)}'
    more += "" if item.scope is None else f', "scope": {_text(item.scope)}'
    return f'{{"name": {_text(item.name)}, "kind": {_text(item.kind)}{more}}}'


def _mention_sorted(item: Mention) -> str:
    more = "" if item.scope is None else f', "scope": {_text(item.scope)}'
    more += "" if item.subtype is None else f', "subtype": {_text(item.subtype)}'
    return f'{{"kind": {_text(item.kind)}, "name": {_text(item.name)}{more}}}'


def _proof(item: Evidence) -> str:
    more = "" if item.page is None else f', "page": {item.page}'
    more += "" if item.anchor is None else f', "anchor": {_text(item.anchor)}'
    where = f'{{"source": {_text(item.source)}, "document": {_text(item.document)}, "quote": {_text(item.quote)}'
    return f'{where}, "start": {item.start}, "end": {item.end}{more}}}'


def _proof_sorted(item: Evidence) -> str:
    anchor = "" if item.anchor is None else f'"anchor": {_text(item.anchor)}, '
    page = "" if item.page is None else f'"page": {item.page}, '
    where = f'"quote": {_text(item.quote)}, "source": {_text(item.source)}, "start": {item.start}'
    return f'{{{anchor}"document": {_text(item.document)}, "end": {item.end}, {page}{where}}}'


def _told(name: str, value: str | None) -> str:
    return "" if value is None else f'"{name}": {_text(value)}, '


def _listed(aliases: tuple[str, ...]) -> str:
    return f'"aliases": [{", ".join(map(_text, aliases))}], ' if aliases else ""


def _value(value: str | bool | float) -> str:
    return _text(value) if isinstance(value, str) else json.dumps(value)


Met = dict[tuple[Any, ...], Mention]
"""Mentions of one file that were made before, by their fields: a name comes many times, and is kept once."""


def from_dict(data: dict[str, Any], met: Met | None = None) -> Claim:
    """A claim from its line as data. Raises KeyError, TypeError or ValueError on damaged data."""
    met = {} if met is None else met
    if data["claim"] not in _KINDS:
        raise ValueError(f"unknown claim {data['claim']!r}")
    fields: dict[str, Any] = {key: intern(value) if type(value) is str else value for key, value in data.items() if key not in _NO_FIELDS}
    fields["evidence"] = tuple([_evidence(**item) for item in fields["evidence"]])
    for end in ("entity", "source", "target"):
        if end in fields:
            fields[end] = _mention(fields[end], met)
    if "aliases" in fields:
        fields["aliases"] = tuple(fields["aliases"])
    made: Claim = _KINDS[data["claim"]](**fields)
    return made


_NO_FIELDS = frozenset(["claim", "id"])
_KINDS: dict[str, Any] = {made.claim: made for made in (EntityClaim, RelationClaim, FactClaim)}


def _evidence(source: str, document: str, quote: str, start: int, end: int, page: int | None = None, anchor: str | None = None) -> Evidence:
    """Evidence whose texts are kept once, but for the place, which is its own."""
    return Evidence(intern(source), intern(document), intern(quote), start, end, page, anchor)


def _interned(values: dict[str, Any]) -> dict[str, Any]:
    """The values with every text that was met before as that very text."""
    for key, value in values.items():
        if type(value) is str:
            values[key] = intern(value)
    return values


def _mention(data: dict[str, Any], met: Met) -> Mention:
    key = tuple(data.items())
    if key not in met:
        met[key] = Mention(**_interned(data))
    return met[key]
