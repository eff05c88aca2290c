"""The tables of a document through the same reader as registers: which are registers of bodies, and what of them the document explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govgraph.graph.claims import Claim, Evidence, Mention, RelationClaim
from govgraph.loaders.blocks import Block
from govgraph.loaders.names import find_names
from govgraph.loaders.names.book import is_acronym
from govgraph.loaders.reading import TABLE, Reading
from govgraph.loaders.tables.entries import Register
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.layout import tables_of
from govgraph.loaders.tables.plan import Plan, plan_of
from govgraph.loaders.tables.reader import used
from govgraph.loaders.tables.rows import NO_ROW, Reader
from govgraph.loaders.tables.value import EMPTY, Cell, Grid, Line, Table
from govgraph.loaders.tables.vocabulary import plain

# Over people or firms too, these stand at the head of the first column: alone they do not make a table a register of bodies.
_ANYTHING = frozenset({"name", "title", "organisation", "organization"})
_OF_BODIES = frozenset(
    {"reports_to", "part_of", "chair", "deputy_chair", "lead_officer", "lead_member", "meets", "secretariat", "host", "accountable_body"}
    | {"lead_organisation", "representative", "programme_manager", "delivers", "children", "overseer"}
)
# A table of these, under a body's heading, names parts of that body; of the last it also says that they report to it.
_PARTS = re.compile(r"(?:sub|working|task|theme|delivery)(?: and finish)? ?(?:groups?|committees?|partnerships?)(?: name)?")
_SUBGROUPS = re.compile(r"\b(?:sub|working|task|theme|delivery)[- ]?groups\b", re.IGNORECASE)
_REPORTS = frozenset({"reports", "reporting", "reporting frequency", "frequency of reports", "frequency of reporting", "reports how often"})
Rows = list[tuple[int, Block]]


def read_tables(reading: Reading) -> None:
    """Read every table whose headings are those of a register; its rows count as read."""
    for number, rows in enumerate(_row_blocks(reading), 1):
        for table in tables_of(grid_of(rows, f"table {number}"), starting=False):
            plan = plan_of(table)
            if table.turned or plan.shape != "rows" or not (_is_register(plan) or _names_bodies(reading, table, plan)):
                continue
            _read(reading, rows, table, plan)


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


def _row_blocks(reading: Reading) -> Iterator[Rows]:
    tables: dict[int, Rows] = {}
    for at, block in enumerate(reading.blocks):
        if block.kind == "row" and at not in reading.done:
            tables.setdefault(block.table, []).append((at, block))
    yield from (rows for rows in tables.values() if len(rows) > 1 and len(rows[0][1].cells) > 1)


def _is_register(plan: Plan) -> bool:
    named = plan.first("name")
    meanings = {column.key for column in plan.columns} & _OF_BODIES
    if named is None or not meanings:
        return False
    return plain(named.heading) not in _ANYTHING or len(meanings) > 1


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


def heading_means(heading: str, *keys: str) -> bool:
    """Whether a heading has one of these meanings."""
    found = meaning(heading)
    return found is not None and found.key in keys
