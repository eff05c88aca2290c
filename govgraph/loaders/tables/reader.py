"""All tables of one file to claims: plan each, enter rows, read each by its shape, and say what was left out and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govgraph.graph.claims import Claim, Issue, RelationClaim, claim_id
from govgraph.loaders.tables.draft import LEFT_OUT, SHAPES, Column, Plan
from govgraph.loaders.tables.edges import edge_claims
from govgraph.loaders.tables.entries import Entry, Register
from govgraph.loaders.tables.index import key_of
from govgraph.loaders.tables.levels import structure, tier_rows
from govgraph.loaders.tables.look import in_blocks
from govgraph.loaders.tables.matrix import matrix_claims
from govgraph.loaders.tables.plan import plan_of
from govgraph.loaders.tables.rows import Reader
from govgraph.loaders.tables.seats import SeatReader, people_claims
from govgraph.loaders.tables.value import EMPTY, Line, Table

if TYPE_CHECKING:
    from govgraph.loaders.tables.known import Known

# Columns that a shape has no use for.
_IDLE = {
    "rows": (
        "seat_role",
        "party",
        "job",
        "behalf",
        "substitute",
        "person_title",
        "first_name",
        "last_name",
        "edge_type",
        "employer",
        "edge_from",
        "edge_to",
    )
}
UPWARD = ("REPORTS_TO", "PART_OF")


@dataclass(frozen=True, slots=True)
class Planned:
    """A table with its plan; above: which row stands above which by position, told: how."""

    table: Table
    plan: Plan
    above: dict[int, int]
    told: str = ""


def planned(tables: Sequence[Table], known: Known | None = None) -> list[Planned]:
    """The plans of all tables of a file; names and keys of all of them count when a column's values are looked at."""
    drafts = [plan_of(table, None, *_said(known, table)) for table in tables]
    rows: dict[str, str] = {}
    for table, draft in zip(tables, drafts, strict=True):
        name, keys = draft.first("name"), [*draft.of("key", "number"), *_own_pages(table, draft)]
        for row in table.rows if name and draft.shape in ("rows", "things", "nothing") else ():
            value = row.cells[name.at].value if name and name.at < len(row.cells) else ""
            for text in (value, *(row.cells[column.at].value for column in keys if column.at < len(row.cells))):
                if text and value:
                    rows.setdefault(key_of(text), value)
    return [_planned(table, plan_of(table, lambda text: rows.get(key_of(text)), *_said(known, table))) for table in tables]


def _own_pages(table: Table, draft: Plan) -> Iterator[Column]:
    """Columns of web addresses that no two rows share: others may name a row by its address."""
    for column in draft.of("website"):
        values = [value for value in table.column(column.at) if value]
        if len(set(values)) == len(values):
            yield column


def _said(known: Known | None, table: Table) -> tuple[dict[str, str], str, str]:
    entry = known.entry_for(table) if known else None
    return (dict(entry.columns), entry.shape, entry.place) if entry else ({}, "", "")


def _planned(table: Table, plan: Plan) -> Planned:
    if plan.shape == "tiers":
        table, plan, above = tier_rows(table, plan)
        return Planned(table, plan, above, "the columns of tiers")
    if plan.shape == "seats":
        return Planned(_filled_down(table, plan), plan, {})
    if any(column.key == "part_of" and not column.sure for column in plan.columns):
        table = _filled_down(table, plan)
    above, told = structure(table, plan) if plan.shape == "rows" else ({}, "")
    return Planned(table, plan, above, told)


def _filled_down(table: Table, plan: Plan) -> Table:
    """Blocks whose body stands once above its members or sub-groups: it holds for the rows below it."""
    seats = plan.shape == "seats"
    body = plan.first("name") if seats else plan.first("part_of")
    member = plan.first("seat_member", "last_name") if seats else plan.first("name")
    if body is None or member is None or not in_blocks(table.column(body.at), table.column(member.at)):
        return table
    rows: list[Line] = []
    last = EMPTY
    for row in table.rows:
        cells = list(row.cells) + [EMPTY] * (body.at + 1 - len(row.cells))
        last = cells[body.at] if cells[body.at].value else replace(last, spanned=True)
        cells[body.at] = last
        rows.append(Line(row.number, tuple(cells)))
    return replace(table, rows=tuple(rows))


def claims_of(
    tables: Sequence[Table], file: str, sha256: str, text: str, *, today: str | None = None, known: Known | None = None
) -> tuple[tuple[Claim, ...], tuple[Issue, ...]]:
    """All claims of a file's tables and what there is to tell."""
    register = Register(file, today)
    reader = Reader(register, sha256, text)
    plans = planned(tables, known)
    for one in plans:
        _tell_columns(register, one)
        if one.plan.shape == "rows":
            _take_rows(register, reader, one)
    claims = list(reader.claims())
    for one in plans:
        claims += _by_shape(reader, one)
    _tell_rest(register, reader)
    if plans and not any(isinstance(claim, RelationClaim) and claim.type in (*UPWARD, "OVERSEES") for claim in claims):
        register.tell(
            "whole file",
            "no column says who reports to whom: the rows have no line upward",
            "See what each column was read as: govgraph columns FILE",
        )
    return tuple(_once(claims)), tuple(register.issues)


def _once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """The claims without twins. Their ids, which each of them needs anyway, tell them apart, with what is no part of an id."""
    found: dict[tuple[str, str, float, str], Claim] = {}
    for claim in claims:
        found.setdefault((claim_id(claim), claim.certainty, claim.confidence, claim.method), claim)
    return found.values()


def _take_rows(register: Register, reader: Reader, one: Planned) -> None:
    before = len(register.entries)
    plan = Plan("rows", tuple(used(one.plan)), one.plan.entry)
    register.take(one.table, plan)
    reader.unsure |= {(id(one.table), column.key) for column in plan.columns if not column.sure and column.section == "relations"}
    if one.above:
        reader.positions.append((one, _by_row(register.entries[before:])))


def used(plan: Plan) -> Iterator[Column]:
    """The columns of a table of rows by what rows have a use for: roles of seats and the like tell nothing."""
    for column in plan.columns:
        idle = column.key in _IDLE["rows"]
        yield replace(column, key=LEFT_OUT, section="ignored", why="it tells nothing of a row here") if idle else column


def _by_row(entries: Sequence[Entry]) -> dict[int, Entry]:
    return {id(entry.name_cell.row): entry for entry in entries}


def _by_shape(reader: Reader, one: Planned) -> list[Claim]:
    if one.plan.shape == "seats":
        return list(SeatReader(reader, one.table, one.plan).claims())
    if one.plan.shape == "edges":
        return list(edge_claims(reader, one.table, one.plan))
    if one.plan.shape == "matrix":
        return list(matrix_claims(reader, one.table, one.plan))
    if one.plan.shape == "people":
        return list(people_claims(reader, one.table, one.plan))
    return []


def _tell_columns(register: Register, one: Planned) -> None:
    """What of a table was left out, and what was read by its values alone."""
    for told in one.table.left_out:
        register.tell(*told)
    where = f"sheet {one.table.grid.name}, " if one.table.grid.name else ""
    if one.plan.entry:
        register.tell((where or "whole file").rstrip(", "), f"the columns were read as {one.plan.entry} says", "Nothing need be done")
    if one.plan.shape in ("events", "things"):
        place = (where or "whole file").rstrip(", ")
        register.tell(place, f"{SHAPES[one.plan.shape]}; left out", "If a row is a body all the same: govgraph columns FILE --shape rows")
        return
    if one.plan.shape == "nothing":
        heads = ", ".join(f'"{head}"' for head in one.table.heads if head)[:300]
        place = (where or "whole file").rstrip(", ")
        register.tell(
            place,
            f"no column says what its rows are called (headings: {heads}); left out",
            "Give one column the heading Name, or say which: govgraph columns FILE",
        )
        return
    idle = _IDLE.get(one.plan.shape, ())
    for column in one.plan.columns:
        if column.key == LEFT_OUT and not column.sure or column.key in idle:
            what = (
                f"this column is not known and was left out: {column.why}"
                if column.key == LEFT_OUT
                else "this column tells nothing of a row here and was left out"
            )
            register.tell(f'{where}column "{column.heading}"', what, "Say what it means: govgraph columns FILE --set")
        elif not column.sure:
            register.tell(
                f'{where}column "{column.heading}"',
                f"read as {column.key.replace('_', ' ')}: {column.why}",
                "Look at it: govgraph columns FILE",
            )
    if one.above:
        register.tell(
            (where or "whole file").rstrip(", "), f"what is part of what was read from {one.told}", "Look at it: govgraph columns FILE"
        )


def _tell_rest(register: Register, reader: Reader) -> None:
    told = {(issue.place, issue.what) for issue in register.issues}
    for (place, what, advice), rows in sorted(register.said.items()):
        text = what if rows == 1 else f"{what} ({rows} rows)"
        if (place, text) not in told:
            register.tell(place, text, advice)
