"""Tick matrices to claims: rows and columns of members, bodies, places or projects, and a mark where they meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from govgraph.graph.claims import Claim, EntityClaim, Evidence, Mention, RelationClaim
from govgraph.loaders.tables.cells import is_blank, status_of
from govgraph.loaders.tables.draft import Plan
from govgraph.loaders.tables.entries import Field
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.kinds import Kind, has_title, is_person, kind_of
from govgraph.loaders.tables.rows import CONFIDENCE, Reader
from govgraph.loaders.tables.seats import Seat, seat_claims
from govgraph.loaders.tables.sorts import mark_of
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import vocabulary

_MEMBERS = ("name:organisation", "members", "representative", "lead_organisation")
_ONLY = re.compile(r"(?P<name>[A-Z][\w' -]+?) only\b")
_LINE = {"active": "active", "proposed": "proposed", "suspended": "suspended"}  # any other status of a body ends its lines


@dataclass(frozen=True, slots=True)
class _Crossing:
    """Where a row and a column meet: their heads with their kinds, the mark's role, the status, and the cells that say so."""

    row: str
    column: str
    kinds: tuple[Kind, Kind]
    role: str | None
    status: str
    proof: tuple[Evidence, ...]


def matrix_claims(
    reader: Reader, table: Table, plan: Plan, kinds: Callable[[str], Kind] = kind_of, *, places: bool = False
) -> Iterator[Claim]:
    """What each mark says. kinds: the kind of a head; places: heads that nothing explains are places (in papers, not in registers).

    x is a tick only where no plain tick stands.
    """
    columns = plan.of("matrix_column")
    ticks = vocabulary()["marks"]["yes"]
    ticked = any(value in ticks and not value.isalnum() for column in columns for value in table.column(column.at))
    for row in table.rows:
        head = " ".join(row.cells[0].value.split()) if row.cells else ""
        if is_blank(head):
            continue
        for column in columns:
            value = row.cells[column.at].value if column.at < len(row.cells) else ""
            state = _state(value, ticked) if value and column.heading else None
            if only := _ONLY.match(value) if places and value else None:
                proof = reader.evidence(Field(table, row, column.at))
                yield EntityClaim(Mention(f"{head} {only['name']}", "organisation"), proof, certainty="layout", method="matrix/only")
            if state is None:
                continue
            cells = Field(table, row, 0), Field(table, row, column.at)
            proof = reader.span(*cells) if places else (*reader.evidence(cells[1]), *reader.evidence(cells[0]))
            both = (_kind(table, head, kinds, places), _of_column(column.heading, kinds, places))
            found = list(_said(_Crossing(head, column.heading, both, *state, proof), places or _is_area(table)))
            if not found:
                told = (f"column {column.heading}", "marks here were not understood and were left out", "Use ✓, or the role in words")
                reader.register.said[told] += 1
            yield from found


def _state(value: str, ticked: bool) -> tuple[str | None, str] | None:
    """(role, status) that a cell gives, or None where it says that there is none."""
    mark = "yes" if value.strip() == "☒" and not ticked else mark_of(value)  # a form's crossed box beside empty ones
    if mark == "no" or (value.strip().lower() == "x" and ticked):
        return None
    if mark is not None:
        return (None if mark in ("yes", "member") else mark), "active"
    status = status_of(value) if len(value.split()) <= 12 else None
    return (None, status) if status else None


def _kind(table: Table, head: str, kinds: Callable[[str], Kind], places: bool) -> Kind:
    """The kind of what heads a row: by its words, else by the corner above it."""
    corner = meaning(table.heads[0]) if table.heads and table.heads[0] else None
    kind = kinds(head)
    if kind[0] is None and is_person(head) and not places and not _is_area(table):
        return "person", None
    return ("organisation", None) if corner is not None and corner.key in _MEMBERS and kind[0] in (None, "body") else kind


def _of_column(heading: str, kinds: Callable[[str], Kind], places: bool) -> Kind:
    kind = kinds(heading)
    return ("person", None) if kind[0] is None and not places and (is_person(heading) or has_title(heading)) else kind


def _is_area(table: Table) -> bool:
    corner = meaning(table.heads[0]) if table.heads and table.heads[0] else None
    return corner is not None and corner.key == "area"


def _said(one: _Crossing, places: bool) -> Iterator[Claim]:
    (row, _), (column, _) = one.kinds
    line = _LINE.get(one.status, "past")
    if row in ("organisation", "person") and column in ("body", "project"):
        yield from _seat(one, Mention(one.row, row, one.kinds[0][1]), Mention(one.column, "body", one.kinds[1][1]), line)
    elif row in ("body", "project", None) and column in ("organisation", "person") and not (row is None and places):
        yield from _seat(one, Mention(one.column, column, one.kinds[1][1]), Mention(one.row, "body", one.kinds[0][1]), line)
    elif places and row in ("body", "project") and column is None:
        yield _covers(Mention(one.row, row, one.kinds[0][1]), one.column, one, line, "matrix/place")
    elif places and column == "body" and row is None:
        yield from _local_body(one, line)


def _seat(one: _Crossing, member: Mention, body: Mention, status: str) -> Iterator[Claim]:
    yield EntityClaim(body, one.proof, (), "active", "layout", CONFIDENCE, "register/seat-body")
    if one.role == "secretariat":
        kind = "HOSTS" if member.kind == "organisation" else "MEMBER_OF"
        yield RelationClaim(kind, member, body, one.proof, "secretariat", None, None, status, "layout", CONFIDENCE, "matrix/secretariat")
    else:
        yield from seat_claims(Seat(member, body, one.role, status, one.proof))


def _covers(body: Mention, place: str, one: _Crossing, status: str, method: str) -> RelationClaim:
    return RelationClaim("COVERS", body, Mention(place, "place"), one.proof, None, None, None, status, "layout", CONFIDENCE, method)


def _local_body(one: _Crossing, status: str) -> Iterator[Claim]:
    """A kind of body in a place: "Millfield" × "Youth Partnership" is the Millfield Youth Partnership."""
    body = Mention(f"{one.row} {one.column}", "body", "local partnership" if "partnership" in one.column.lower() else "area group")
    yield _covers(body, one.row, one, status, "matrix/local-body")
    if one.status != "active":
        yield EntityClaim(body, one.proof, (), one.status, "layout", CONFIDENCE, "matrix/status")
