"""Seats to claims: a row is a member on a body with role, term, employer and substitute; and rows that are people or posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from govgraph.graph.claims import Claim, EntityClaim, Evidence, Mention, RelationClaim
from govgraph.graph.schema import schema
from govgraph.loaders.tables.cells import is_blank, is_error, status_of
from govgraph.loaders.tables.draft import Plan
from govgraph.loaders.tables.entries import Entry, Field
from govgraph.loaders.tables.holders import Holder, holders, seat_role
from govgraph.loaders.tables.kinds import kind_of
from govgraph.loaders.tables.rows import CHAIRING, CONFIDENCE, SPLIT, Reader
from govgraph.loaders.tables.terms import Terms, columns_of, terms_of
from govgraph.loaders.tables.value import Cell, Line, Table
from govgraph.loaders.tables.vocabulary import plain


@dataclass(frozen=True, slots=True)
class Seat:
    """A member on a body: role None for a plain member; status active or past; proof: the cells that say so."""

    member: Mention
    body: Mention
    role: str | None
    status: str
    proof: tuple[Evidence, ...]
    confidence: float = CONFIDENCE


def seat_claims(seat: Seat) -> Iterator[RelationClaim]:
    """MEMBER_OF with its role, and CHAIRS for a chairing one. Observers and substitutes keep their role on the membership."""
    yield RelationClaim(
        "MEMBER_OF",
        seat.member,
        seat.body,
        seat.proof,
        seat.role,
        status=seat.status,
        certainty="layout",
        confidence=seat.confidence,
        method="register/seat",
    )
    if (seat.role or "").removeprefix("interim ") in CHAIRING and seat.member.kind in ("person", "organisation"):
        yield RelationClaim(
            "CHAIRS",
            seat.member,
            seat.body,
            seat.proof,
            seat.role,
            status=seat.status,
            certainty="layout",
            confidence=seat.confidence,
            method="register/seat-chair",
        )


@dataclass(slots=True)
class SeatReader:
    """Claims of a table of seats; `reader` holds the register's file and issues."""

    reader: Reader
    table: Table
    plan: Plan
    at: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # where the columns of each meaning stand

    def __post_init__(self) -> None:
        for column in self.plan.columns:
            self.at[column.key].append(column.at)

    def claims(self) -> Iterator[Claim]:
        """Each body once, then the seats in their order."""
        named: dict[str, Mention] = {}
        said: set[tuple[str, str, str]] = set()
        terms = self._terms()
        column = self.plan.first("name")
        assert column is not None, "a plan of seats names the body's column"
        for row in self.table.rows:
            cell = row.cells[column.at] if column.at < len(row.cells) else Cell("")
            name = " ".join(cell.value.split())
            if is_blank(name) or is_error(name):
                self.reader.register.tell(self.table.place(row), "this seat names no body and was left out", "Fill it in")
                continue
            proof = self.reader.evidence(Field(self.table, row, column.at))
            if plain(name) not in named:
                own = self.reader.register.index.find(name)
                kind = kind_of(name)
                named[plain(name)] = own.mention if own else Mention(name, "body", kind[1] if kind[0] == "body" else None)
                if own is None:  # what has a row of its own is claimed there
                    yield EntityClaim(named[plain(name)], proof, (), "active", "layout", CONFIDENCE, "register/seat-body")
            yield from self._seat(row, named[plain(name)], terms)
            yield from self._of_body(row, name, named[plain(name)], column.at, said)

    def _of_body(self, row: Line, name: str, body: Mention, at: int, said: set[tuple[str, str, str]]) -> Iterator[Claim]:
        """What further columns say of the body itself, such as its chair, once."""
        for column in self.plan.columns:
            value = row.cells[column.at].value if column.at < len(row.cells) else ""
            if column.section == "relations" and value and (plain(name), column.key, value) not in said:
                said.add((plain(name), column.key, value))
                entry = Entry(name, Field(self.table, row, at), self.table, {}, body)
                yield from self.reader.cell(entry, column.key, Field(self.table, row, column.at), {})

    def _cell(self, row: Line, *keys: str) -> Field | None:
        for at in self.at[keys[0]] if len(keys) == 1 else sorted(at for key in keys for at in self.at[key]):
            if at < len(row.cells) and not is_blank(row.cells[at].value):
                return Field(self.table, row, at)
        return None

    def _seat(self, row: Line, body: Mention, terms: Terms) -> Iterator[Claim]:
        member = self._cell(row, "seat_member") or self._cell(row, "last_name")
        if member is None:
            self.reader.register.said["seats", "these seats are vacant or name nobody", "Nothing need be done"] += 1
            return
        role_cell, proof = self._cell(row, "seat_role"), self.reader.evidence(member)
        role = seat_role(role_cell.value) if role_cell else None
        over = (until := self._cell(row, "seat_to")) is not None and terms.over(until.value)
        state = self._cell(row, "status")
        over = over or (state is not None and status_of(state.value) in ("past", "dissolved", "suspended", "completed"))
        for one in self._holders(row, member):
            row_of = self.reader.register.index.find(one.name)
            mention = row_of.mention if row_of and row_of.mention.kind in ("person", "organisation", "body") else _mention(one)
            held = one.role if one.role not in (None, "member") else role
            yield from seat_claims(Seat(mention, body, held, "past" if over or one.past else "active", proof))
            yield from self._works_for(row, mention, one)
        yield from self._substitute(row, body)

    def _holders(self, row: Line, member: Field) -> list[Holder]:
        """The member's cell read; a first name, surname and title in columns of their own are put together."""
        own = self.reader.register.index.find(member.value)
        if own is not None and own.mention.kind in ("person", "organisation", "body"):
            return [Holder(own.name, None, kind=own.mention.kind)]
        first = self._cell(row, "first_name")
        if first is not None and (last := self._cell(row, "last_name")):
            title = self._cell(row, "person_title")
            return [Holder(" ".join(filter(None, [title.value if title else "", first.value, last.value])), None, kind="person")]
        return list(holders(member.value, None, today=self.reader.register.today))

    def _works_for(self, row: Line, member: Mention, one: Holder) -> Iterator[RelationClaim]:
        cell = self._cell(row, "employer", "behalf")
        firm = one.employer or (cell.value if cell else None)
        if firm and member.kind == "person" and kind_of(firm)[0] in ("organisation", "body", None) and len(firm.split()) < 9:
            proof = (
                self.reader.evidence(cell)
                if cell and not one.employer
                else self.reader.evidence(Field(self.table, row, self.plan.of("seat_member", "last_name")[0].at))
            )
            yield RelationClaim(
                "WORKS_FOR",
                member,
                Mention(" ".join(firm.split()), "organisation", kind_of(firm)[1]),
                proof,
                certainty="layout",
                confidence=SPLIT,
                method="register/employer",
            )

    def _substitute(self, row: Line, body: Mention) -> Iterator[RelationClaim]:
        cell = self._cell(row, "substitute")
        for one in holders(cell.value, None) if cell else ():
            yield from seat_claims(Seat(_mention(one), body, "substitute", "active", self.reader.evidence(cell)))  # type: ignore[arg-type]

    def _terms(self) -> Terms:
        ends = self.plan.first("seat_to")
        starts = columns_of(self.table, (column.at for column in self.plan.of("seat_from")))
        return terms_of(starts, self.table.column(ends.at) if ends else [], self.reader.register.today)


def _mention(one: Holder) -> Mention:
    kind = one.kind or kind_of(one.name)[0]
    return Mention(
        one.name, kind if kind in ("person", "organisation", "body") else "person", kind_of(one.name)[1] if kind != "person" else None
    )


def people_claims(reader: Reader, table: Table, plan: Plan) -> Iterator[Claim]:
    """Rows that are people or posts: the person, and for whom they work; never a body."""
    column, firm = plan.first("person"), plan.first("name:organisation", "employer")
    assert column is not None, "a plan of people names their column"
    for row in table.rows:
        cell = row.cells[column.at] if column.at < len(row.cells) else Cell("")
        for one in holders(cell.value, None) if cell.value and not is_blank(cell.value) else ():
            mention = Mention(one.name, "person")
            yield EntityClaim(mention, reader.evidence(Field(table, row, column.at)), (), "active", "layout", CONFIDENCE, "register/person")
            value = row.cells[firm.at].value if firm and firm.at < len(row.cells) else ""
            kind = kind_of(value)
            if firm and value and not is_blank(value) and schema().relations["WORKS_FOR"].admits("person", "organisation"):
                target = Mention(" ".join(value.split()), "organisation", kind[1])
                yield RelationClaim(
                    "WORKS_FOR",
                    mention,
                    target,
                    reader.evidence(Field(table, row, firm.at)),
                    certainty="layout",
                    confidence=SPLIT,
                    method="register/employer",
                )
