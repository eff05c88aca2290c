"""Registers inside a document: a table with one group in each row, and columns such as Chair and Reports to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govgraph.graph.claims import Evidence, Mention, RelationClaim
from govgraph.loaders.blocks import Block
from govgraph.loaders.names import find_names
from govgraph.loaders.names.book import is_acronym
from govgraph.loaders.reading import TABLE, Reading
from govgraph.loaders.registers.columns import column, name_heading, plain
from govgraph.loaders.registers.entries import Register
from govgraph.loaders.registers.rows import NO_ROW, Reader
from govgraph.loaders.registers.sheet import Field, Row, Sheet

# Over people or firms too, these stand at the head of the first column: alone they do not make a table a register of bodies.
_ANYTHING = frozenset({"name", "title", "organisation", "organization"})
_OF_BODIES = frozenset(
    {"reports_to", "part_of", "chair", "deputy_chair", "lead_officer", "lead_member", "meets", "secretariat", "host", "accountable_body"}
    | {"lead_organisation", "representative", "programme_manager", "delivers"}
)
# A table of these, under a body's heading, names parts of that body; of the last it also says that they report to it.
_PARTS = re.compile(r"(?:sub|working|task|theme|delivery)(?: and finish)? ?(?:groups?|committees?|partnerships?)(?: name)?")
_SUBGROUPS = re.compile(r"\b(?:sub|working|task|theme|delivery)[- ]?groups\b", re.IGNORECASE)
_REPORTS = frozenset({"reports", "reporting", "reporting frequency", "frequency of reports", "frequency of reporting", "reports how often"})


def read_tables(reading: Reading) -> None:
    """Read every table whose headings are those of a register; its rows count as read."""
    for number, rows in enumerate(_tables(reading), 1):
        headings = tuple(" ".join(cell.clean.split()) for cell in rows[0][1].cells)
        if not (_is_register(headings) or _names_bodies(reading, headings, rows)):
            continue
        register = Register(reading.document)
        register.take(Sheet("", headings, tuple(_rows(headings, rows[1:], f"table {number}"))))
        claims = Reader(register, reading.sha256, reading.raw).claims()
        reading.claims.extend(_known(reading, claim) if isinstance(claim, RelationClaim) else claim for claim in claims)
        _parts(reading, rows, headings, register)
        # A document's table need not have a row for every superior that it names.
        reading.issues.extend(issue for issue in register.issues if not issue.what.startswith(NO_ROW))
        reading.done.update(at for at, _ in rows)


def _announced(reading: Reading, at: int) -> bool:
    """Whether a paragraph or a caption right above a table announces sub-groups."""
    above = [block.clean for block in reading.blocks[max(0, at - 2) : at] if block.kind != "row"]
    return any(_SUBGROUPS.search(text[-160:]) for text in above)


def _names_bodies(reading: Reading, headings: tuple[str, ...], rows: list[tuple[int, Block]]) -> bool:
    """Whether the first column of a table with one column about bodies holds bodies only ("Name | Chaired by")."""
    named = name_heading(headings)
    if named is None or headings.index(named) or not any((found := column(one)) and found.meaning in _OF_BODIES for one in headings):
        return False
    cells = [block.cells[0].clean for _, block in rows[1:] if block.cells and block.cells[0]]
    return bool(cells) and all(_is_body(reading, cell) for cell in cells)


def _is_body(reading: Reading, cell: str) -> bool:
    spans = find_names(cell, reading.book)
    return len(spans) == 1 and spans[0].kind == "body" and spans[0].subtype != "council" and len(spans[0].text) >= 0.7 * len(cell)


def _known(reading: Reading, claim: RelationClaim) -> RelationClaim:
    """A line with the short forms of its ends ("BCSP") spelled out where the document says what they mean."""

    def full(mention: Mention) -> Mention:
        known = reading.book.lookup(mention.name) if is_acronym(mention.name) else None
        same = known is not None and (known.kind == mention.kind or {known.kind, mention.kind} <= {"body", "organisation"})
        return replace(mention, name=known.name) if known is not None and same else mention

    return replace(claim, source=full(claim.source), target=full(claim.target))


def _parts(reading: Reading, rows: list[tuple[int, Block]], headings: tuple[str, ...], register: Register) -> None:
    """What a table of sub-groups says of the section's body."""
    named, at = name_heading(headings), rows[0][0]
    body = reading.subjects[at] if reading.subjects else None
    if body is None or body.kind != "body" or named is None:
        return
    announced = plain(named) in ("name", "group", "board", "committee") and _announced(reading, at)
    if not _PARTS.fullmatch(plain(named)) and not announced:
        return
    kinds = ["PART_OF", *(["REPORTS_TO"] if any(plain(heading) in _REPORTS for heading in headings) else [])]
    for entry in register.entries:
        if entry.mention.kind == "body" and not entry.first("part_of") and not entry.first("reports_to"):
            proof = Evidence(reading.sha256, reading.document, entry.name_cell.value, entry.name_cell.start, entry.name_cell.end)
            for kind in kinds:
                reading.layout(kind, entry.mention, body, (proof,), "list/part-of", TABLE)


def _tables(reading: Reading) -> Iterator[list[tuple[int, Block]]]:
    tables: dict[int, list[tuple[int, Block]]] = {}
    for at, block in enumerate(reading.blocks):
        if block.kind == "row" and at not in reading.done:
            tables.setdefault(block.table, []).append((at, block))
    yield from (rows for rows in tables.values() if len(rows) > 1 and len(rows[0][1].cells) > 1)


def _is_register(headings: tuple[str, ...]) -> bool:
    named = name_heading(headings)
    meanings = {found.meaning for heading in headings if (found := column(heading))} & _OF_BODIES
    if named is None or not meanings:
        return False
    return plain(named) not in _ANYTHING or len(meanings) > 1


def _rows(headings: tuple[str, ...], rows: list[tuple[int, Block]], table: str) -> Iterator[Row]:
    for number, (_, block) in enumerate(rows, 2):
        cells = [(heading, cell) for heading, cell in zip(headings, block.cells, strict=False) if heading and cell]
        fields = tuple(Field(heading, cell.clean, *cell.span(0, len(cell)), f"{table}, row {number}, {heading}") for heading, cell in cells)
        if fields:
            yield Row(f"{table}, row {number}", fields)
