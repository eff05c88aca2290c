"""Tick matrices to claims: rows and columns of members, bodies, places or projects, and a mark where they meet."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.graph.claims import Claim, EntityClaim, Mention, RelationClaim
from govgraph.loaders.tables.cells import is_blank, status_of
from govgraph.loaders.tables.entries import Field
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.kinds import is_person, kind_of
from govgraph.loaders.tables.look import mark_of
from govgraph.loaders.tables.plan import Plan
from govgraph.loaders.tables.rows import CONFIDENCE, Reader
from govgraph.loaders.tables.seats import Seat, seat_claims
from govgraph.loaders.tables.value import Line, Table

_MEMBERS = ("name:organisation", "members", "representative", "lead_organisation")


def matrix_claims(reader: Reader, table: Table, plan: Plan) -> Iterator[Claim]:
    """A seat for each mark; x is a tick only where no plain tick stands."""
    columns = plan.of("matrix_column")
    crossed = any(value.strip() in ("✓", "✔", "☑", "✅", "√") for column in columns for value in table.column(column.at))
    named: set[str] = set()
    for row in table.rows:
        head = " ".join(row.cells[0].value.split()) if row.cells else ""
        if is_blank(head):
            continue
        for column in columns:
            value = row.cells[column.at].value if column.at < len(row.cells) else ""
            mark = mark_of(value)
            if not value or mark == "no" or (value.strip().lower() == "x" and crossed):
                continue
            ends = _ends(table, head, column.heading)
            if mark is None or ends is None:
                reader.register.said[
                    f"column {column.heading}", "marks here were not understood and were left out", "Use ✓, or the role in words"
                ] += 1
                continue
            member, body = ends
            proof = (*reader.evidence(Field(table, row, column.at)), *reader.evidence(Field(table, row, 0)))
            if body.name not in named:
                named.add(body.name)
                yield EntityClaim(body, proof, (), "active", "layout", CONFIDENCE, "register/seat-body")
            role = None if mark in ("yes", "member") else mark
            yield from _role_claims(Seat(member, body, role, "active", proof))


def _role_claims(seat: Seat) -> Iterator[RelationClaim]:
    if seat.role == "secretariat":
        yield RelationClaim(
            "HOSTS", seat.member, seat.body, seat.proof, "secretariat", certainty="layout", confidence=CONFIDENCE, method="register/matrix"
        )
    else:
        yield from seat_claims(seat)


def _ends(table: Table, head: str, heading: str) -> tuple[Mention, Mention] | None:
    """(member, body) of a cell: the organisation or person is the member, whether it heads the row or the column."""
    row_kind, column_kind = kind_of(head), kind_of(heading)
    corner = meaning(table.heads[0]) if table.heads and table.heads[0] else None
    if row_kind[0] is None and is_person(head):
        row_kind = ("person", None)
    rows_are_members = row_kind[0] in ("organisation", "person") or (corner is not None and corner.key in _MEMBERS)
    if column_kind[0] in ("body", "project") and rows_are_members:
        kind = row_kind[0] if row_kind[0] in ("organisation", "person") else "organisation"
        return Mention(head, kind, row_kind[1]), Mention(heading, "body", column_kind[1] if column_kind[0] == "body" else None)
    if column_kind[0] in ("organisation", "person") and row_kind[0] in ("body", "project", None):
        return Mention(heading, column_kind[0], column_kind[1]), Mention(head, "body", row_kind[1])
    return None


def state_of(value: str, ticked: bool) -> str | None:
    """The status that a cell gives to its body, or None where it says that there is none; x is a tick only where no tick stands."""
    mark = mark_of(value)
    if value.strip().lower() == "x":
        return None if ticked else "active"
    if mark is not None:
        return None if mark == "no" else "active"
    return status_of(value)


def row_place(row: Line) -> str:
    """The words that head a row."""
    return " ".join(row.cells[0].value.split()) if row.cells else ""
