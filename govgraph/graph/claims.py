"""Claims: what one source says at one place, with its evidence. Never edited, only replaced with their source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from sys import intern
from typing import Any, ClassVar


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
        """Where in the document people find it: "row 12, Reports to", "Register!D12, Reports to", "page 3"; "" for text."""
        if self.source == "decision":
            return ""
        return self.anchor or (f"page {self.page}" if self.page else "")

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


_VOLATILE = frozenset(["confidence", "method", "certainty"])


def claim_id(claim: Claim) -> str:
    """A stable id of 12 hex digits, from what is claimed and where it stands; re-reading the same file gives the same ids."""
    try:
        return claim.kept_id
    except AttributeError:
        made = hashlib.sha256(_sorted_text(claim).encode()).hexdigest()[:12]
        object.__setattr__(claim, "kept_id", made)
        return made


def claim_line(claim: Claim) -> str:
    """The claim as a line of JSON, with its id and its tag under "claim"; empty fields are left out."""
    return f'{{"id": "{claim_id(claim)}", {_filled(_WRITTEN[type(claim)], claim)}}}'


def _sorted_text(claim: Claim) -> str:
    """What makes a claim's id: its JSON with sorted keys, without what a better reader may change."""
    return f"{{{_filled(_SORTED[type(claim)], claim)}}}"


# json's encoder takes three times as long for the same bytes: it is given a dictionary of each thing, and asks each value what it is.
_encode = json.JSONEncoder(ensure_ascii=False).encode
_number = lru_cache(1 << 10, typed=True)(_encode)
Form = tuple[tuple[str, ...], tuple[Callable[[Any], str], ...], Callable[[Any], tuple[Any, ...]]]  # keys, writers and values of fields


def _filled(form: Form, item: object) -> str:
    """The fields of a claim, a proof or a mention that hold something, as JSON between braces that are not there yet."""
    keys, writers, values = form
    told = zip(keys, writers, values(item), strict=True)
    return ", ".join([key + write(value) for key, write, value in told if value is not None and value != () and value != []])


def _value(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind is int:
        return str(value)
    return _encode(value) if kind is tuple or kind is list else _number(value)


def _form(names: Sequence[str], **writers: Callable[[Any], str]) -> Form:
    return tuple(f'"{name}": ' for name in names), tuple(writers.get(name, _value) for name in names), attrgetter(*names)


def _proof(item: Evidence) -> str:
    page = "" if item.page is None else f', "page": {item.page}'
    anchor = "" if item.anchor is None else f', "anchor": {encode_basestring(item.anchor)}'
    told = f'"document": {encode_basestring(item.document)}, "quote": {encode_basestring(item.quote)}'
    return f'{{"source": {encode_basestring(item.source)}, {told}, "start": {item.start}, "end": {item.end}{page}{anchor}}}'


def _sorted_proof(item: Evidence) -> str:
    page = "" if item.page is None else f'"page": {item.page}, '
    anchor = "" if item.anchor is None else f'"anchor": {encode_basestring(item.anchor)}, '
    told = f'{page}"quote": {encode_basestring(item.quote)}, "source": {encode_basestring(item.source)}'
    return f'{{{anchor}"document": {encode_basestring(item.document)}, "end": {item.end}, {told}, "start": {item.start}}}'


def _forms(order: Callable[[list[str]], Sequence[str]], proof: Callable[[Evidence], str]) -> dict[type, Form]:
    """How claims are written; order: puts the names of their fields, and of those of their mentions, into order."""
    mention = _form(order([item.name for item in fields(Mention)]))

    @lru_cache(1 << 12)
    def end(item: Mention) -> str:
        return f"{{{_filled(mention, item)}}}"

    def proofs(items: Iterable[Evidence]) -> str:
        return f"[{', '.join([proof(item) for item in items])}]"

    claims = {made: order(["claim", *(item.name for item in fields(made))]) for made in (EntityClaim, RelationClaim, FactClaim)}
    return {made: _form(names, evidence=proofs, entity=end, source=end, target=end) for made, names in claims.items()}


_WRITTEN = _forms(list, _proof)
_SORTED = _forms(lambda names: sorted({*names} - _VOLATILE), _sorted_proof)


Met = dict[tuple[Any, ...], Mention]
"""Mentions of one file that were made before, by their fields: a name comes many times, and is kept once."""


def from_dict(data: dict[str, Any], met: Met | None = None) -> Claim:
    """A claim from its line as data. Raises KeyError, TypeError or ValueError on damaged data."""
    met = {} if met is None else met
    fields = {key: value for key, value in data.items() if key not in ("claim", "id")}
    fields["evidence"] = tuple([Evidence(**_interned(item)) for item in fields["evidence"]])
    for end in ("entity", "source", "target"):
        if end in fields:
            fields[end] = _mention(fields[end], met)
    if "aliases" in fields:
        fields["aliases"] = tuple(fields["aliases"])
    kinds: dict[str, Any] = {made.claim: made for made in (EntityClaim, RelationClaim, FactClaim)}
    if data["claim"] not in kinds:
        raise ValueError(f"unknown claim {data['claim']!r}")
    made: Claim = kinds[data["claim"]](**_interned(fields))
    return made


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
