"""The tables of a document through the same reader as registers: which are registers of bodies, and what of them the document explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from govgraph.graph.claims import Claim, Evidence, Mention, RelationClaim
from govgraph.loaders.blocks import Block
from govgraph.loaders.names import find_names
from govgraph.loaders.names.book import is_acronym
from govgraph.loaders.reading import TABLE, Reading
from govgraph.loaders.tables.certain import titled_of_bodies
from govgraph.loaders.tables.draft import Plan
from govgraph.loaders.tables.entries import Register
from govgraph.loaders.tables.layout import tables_of
from govgraph.loaders.tables.look import is_state
from govgraph.loaders.tables.matrix import matrix_claims
from govgraph.loaders.tables.plan import plan_of
from govgraph.loaders.tables.reader import used
from govgraph.loaders.tables.rows import NO_ROW, Reader
from govgraph.loaders.tables.seats import SeatReader
from govgraph.loaders.tables.shapes import plan_of_matrix
from govgraph.loaders.tables.value import EMPTY, Cell, Grid, Line, Table
from govgraph.loaders.tables.vocabulary import plain

if TYPE_CHECKING:
    from govgraph.loaders.tables.known import Known

# Over people or firms too, these stand at the head of the first column: alone they do not make a table a register of bodies.
_ANYTHING = frozenset({"name", "title", "organisation", "organization"})
_OF_BODIES = frozenset(
    {"reports_to", "part_of", "chair", "deputy_chair", "lead_officer", "lead_member", "meets", "secretariat", "host", "accountable_body"}
    | {"lead_organisation", "representative", "programme_manager", "delivers", "children", "overseer", "terms_of_reference", "quorum"}
)
# A table of these, under a body's heading, names parts of that body; of the last it also says that they report to it.
_PARTS = re.compile(r"(?:sub|working|task|theme|delivery)(?: and finish)? ?(?:groups?|committees?|partnerships?)(?: name)?")
_SUBGROUPS = re.compile(r"\b(?:sub|working|task|theme|delivery)[- ]?groups\b", re.IGNORECASE)
_REPORTS = frozenset({"reports", "reporting", "reporting frequency", "frequency of reports", "frequency of reporting", "reports how often"})
Rows = list[tuple[int, Block]]


def read_tables(reading: Reading, known: Known | None = None) -> None:
    """Read every table that is a matrix, a list of seats or a register of bodies; its rows count as read. known: registers.yaml."""
    for number, rows in enumerate(row_blocks(reading), 1):
        grid = replace(grid_of(rows, f"table {number}"), title=_title(reading, rows[0][0]))
        table, plan = _matrix(reading, grid)
        if plan.shape == "matrix":
            reader = Reader(Register(reading.document), reading.sha256, reading.raw)
            _take(reading, rows, matrix_claims(reader, table, plan, lambda name: _kind(reading, name), places=True), reader.register)
            continue
        for table in tables_of(grid, starting=bool(known and any(map(known.entry_for, tables_of(grid))))):
            entry = known.entry_for(table) if known else None
            plan = plan_of(table, None, entry.columns, entry.shape, entry.place) if entry else plan_of(table)
            if plan.shape == "seats" and not table.turned:
                reader = Reader(Register(reading.document), reading.sha256, reading.raw)
                _take(reading, rows, SeatReader(reader, table, plan).claims(), reader.register)
            elif not table.turned and plan.shape == "rows" and (entry or _of_bodies(reading, table, plan)):
                _read(reading, rows, table, plan)


def _take(reading: Reading, rows: Rows, claims: Iterable[Claim], register: Register) -> None:
    reading.claims.extend(_in_full(reading, claim) for claim in claims)
    reading.issues.extend(register.issues)
    reading.done.update(at for at, _ in rows)


def _matrix(reading: Reading, grid: Grid) -> tuple[Table, Plan]:
    """The table below the lines before the first mark, whose words are put together column by column; and what it is."""
    first = next((at for at, line in enumerate(grid.lines) if any(is_state(cell.value) for cell in line.cells[1:])), 0)
    width = max(len(line.cells) for line in grid.lines)
    heads = tuple(
        " ".join(dict.fromkeys(" ".join(line.cells[at].value.split()) for line in grid.lines[:first] if at < len(line.cells))).strip()
        for at in range(width)
    )
    table = Table(grid, heads, ("",) * width, grid.lines[first:], head_line=first)
    return table, plan_of_matrix(table, lambda name: _kind(reading, name)) if first and width > 2 else Plan("nothing", ())


def _kind(reading: Reading, text: str) -> tuple[str | None, str | None]:
    """The kind of a row's or column's head when a name covers it whole; None for words that no head noun explains (places)."""
    spans = [span for span in find_names(text, reading.book) if span.kind != "unknown"]
    if len(spans) == 1 and len(spans[0].text) >= 0.6 * len(text):
        return (None, None) if spans[0].kind == "place" else (spans[0].kind, spans[0].subtype)
    return None, None


def _read(reading: Reading, rows: Rows, table: Table, plan: Plan) -> None:
    register = Register(reading.document)
    register.take(table, Plan("rows", tuple(used(plan)), plan.entry))
    claims = Reader(register, reading.sha256, reading.raw).claims()
    reading.claims.extend(_known(reading, claim) if isinstance(claim, RelationClaim) else claim for claim in claims)
    _parts(reading, rows, plan, register)
    for (place, what, advice), _ in sorted(register.said.items()):
        register.tell(place, what, advice)
    # A document's table need not have a row for every superior that it names.
    reading.issues.extend(issue for issue in register.issues if not issue.what.startswith(NO_ROW))
    reading.done.update(at for at, _ in rows)


def grid_of(rows: Rows, name: str) -> Grid:
    """The rows of a document's table as a grid; offsets are those of the document."""
    return Grid(name, tuple(Line(number, tuple(map(_cell, block.cells))) for number, (_, block) in enumerate(rows, 1)))


def _cell(text) -> Cell:  # type: ignore[no-untyped-def]
    value = text.clean.strip()
    return Cell(value, *text.span(0, len(text))) if value else EMPTY


def row_blocks(reading: Reading, least: int = 2) -> Iterator[Rows]:
    """The rows of each table that nothing has read yet, of tables with at least so many rows."""
    tables: dict[int, Rows] = {}
    for at, block in enumerate(reading.blocks):
        if block.kind == "row" and at not in reading.done:
            tables.setdefault(block.table, []).append((at, block))
    yield from (rows for rows in tables.values() if len(rows) >= least and len(rows[0][1].cells) > 1)


def is_register_plan(plan: Plan) -> bool:
    """Whether a plan of rows is about bodies: their name, and enough that only bodies have."""
    named = plan.first("name")
    meanings = {column.key for column in plan.columns} & _OF_BODIES
    if named is None or not meanings:
        return False
    return plain(named.heading) not in _ANYTHING or len(meanings) > 1


def _of_bodies(reading: Reading, table: Table, plan: Plan) -> bool:
    """Whether the rows of a table are bodies: its columns, its names or the heading above it say so."""
    return is_register_plan(plan) or _names_bodies(reading, table, plan) or _under_bodies(table, plan)


def _title(reading: Reading, at: int) -> str:
    """The heading right above a table."""
    above = reading.blocks[at - 1] if at else None
    return above.clean if above is not None and above.kind == "heading" else ""


def _under_bodies(table: Table, plan: Plan) -> bool:
    """ "Name | Chairs" under "Working Groups"."""
    return plan.first("name") is not None and titled_of_bodies(table) and any(column.key in _OF_BODIES for column in plan.columns)


def _names_bodies(reading: Reading, table: Table, plan: Plan) -> bool:
    """Whether the first column of a table with one column about bodies holds bodies only ("Name | Chaired by")."""
    named = plan.first("name")
    if named is None or named.at or not any(column.key in _OF_BODIES for column in plan.columns):
        return False
    cells = [value for value in table.column(0) if value]
    return bool(cells) and all(_is_body(reading, cell) for cell in cells)


def _is_body(reading: Reading, cell: str) -> bool:
    spans = find_names(cell, reading.book)
    return len(spans) == 1 and spans[0].kind == "body" and spans[0].subtype != "council" and len(spans[0].text) >= 0.7 * len(cell)


def _known(reading: Reading, claim: RelationClaim) -> Claim:
    """A line with the short forms of its ends ("BCSP") spelled out where the document says what they mean."""

    def full(mention: Mention) -> Mention:
        known = reading.book.lookup(mention.name) if is_acronym(mention.name) else None
        same = known is not None and (known.kind == mention.kind or {known.kind, mention.kind} <= {"body", "organisation"})
        return replace(mention, name=known.name) if known is not None and same else mention

    return replace(claim, source=full(claim.source), target=full(claim.target))


def _in_full(reading: Reading, claim: Claim) -> Claim:
    """A claim whose names are those of the document's name book, short forms spelled out."""
    if isinstance(claim, RelationClaim):
        return replace(claim, source=_full(reading, claim.source), target=_full(reading, claim.target))
    return replace(claim, entity=_full(reading, claim.entity))


def _full(reading: Reading, mention: Mention) -> Mention:
    known = reading.book.lookup(mention.name)
    same = known is not None and (known.kind == mention.kind or {known.kind, mention.kind} <= {"body", "organisation"})
    return replace(mention, name=known.name, subtype=known.subtype or mention.subtype) if known is not None and same else mention


def _parts(reading: Reading, rows: Rows, plan: Plan, register: Register) -> None:
    """What a table of sub-groups says of the section's body."""
    named, at = plan.first("name"), rows[0][0]
    body = reading.subjects[at] if reading.subjects else None
    if body is None or body.kind != "body" or named is None:
        return
    announced = plain(named.heading) in ("name", "group", "board", "committee") and _announced(reading, at)
    if not _PARTS.fullmatch(plain(named.heading)) and not announced:
        return
    kinds = ["PART_OF", *(["REPORTS_TO"] if any(plain(column.heading) in _REPORTS for column in plan.columns) else [])]
    for entry in register.entries:
        if entry.mention.kind == "body" and not entry.first("part_of") and not entry.first("reports_to"):
            cell = entry.name_cell.cell
            proof = Evidence(reading.sha256, reading.document, " ".join(reading.raw[cell.start : cell.end].split()), cell.start, cell.end)
            for kind in kinds:
                reading.layout(kind, entry.mention, body, (proof,), "list/part-of", TABLE)


def _announced(reading: Reading, at: int) -> bool:
    """Whether a paragraph or a caption right above a table announces sub-groups."""
    above = [block.clean for block in reading.blocks[max(0, at - 2) : at] if block.kind != "row"]
    return any(_SUBGROUPS.search(text[-160:]) for text in above)
