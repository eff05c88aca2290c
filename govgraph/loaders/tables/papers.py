"""Documents that are registers: what a page, Markdown or a Word file holds in tables of bodies is read as the same table in CSV is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from govgraph.graph.claims import RelationClaim, SourceClaims, SourceInfo
from govgraph.loaders.blocks import Block
from govgraph.loaders.dates import read_date
from govgraph.loaders.docdate import find_date
from govgraph.loaders.office.canonical import Canonical
from govgraph.loaders.paper import cut
from govgraph.loaders.tables.certain import titled_of_bodies
from govgraph.loaders.tables.documents import is_register_plan
from govgraph.loaders.tables.draft import UP, Plan
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.layout import Told, known_in, no_headings, tables_of
from govgraph.loaders.tables.look import Look
from govgraph.loaders.tables.members import head_key, heads_members
from govgraph.loaders.tables.plan import plan_of
from govgraph.loaders.tables.reader import claims_of
from govgraph.loaders.tables.value import EMPTY, Cell, Grid, Line, Table, issues

if TYPE_CHECKING:
    from govgraph.loaders.tables.known import Known
    from govgraph.loaders.text import Text

ASIDE = 60  # words of running text that a register may have beside its tables, or a third of the words in them
_SHORT = 6  # words; a shorter block is a heading, a link or a label
MOSTLY = 0.5  # share of names that are names of bodies
_PROPS = frozenset(["seats", "edges", "matrix", "tiers"])


def paper_tables(canonical: Canonical, media_type: str) -> tuple[tuple[Table, ...], tuple[Told, ...]]:
    """Every table of a document, the words above the first as its preamble; and which have no headings."""
    blocks = cut(canonical.text, media_type)
    tables: list[Table] = []
    told: list[Told] = []
    for grid in grids_of(blocks):
        found = tables_of(grid)
        tables += found
        told += [] if found else [no_headings(grid)]
    if not tables and not told:
        told.append(("whole file", "no table stands in it", "Is it the right file?"))
    return _introduced(tables, _above(blocks)), tuple(told)


def read_paper_register(data: bytes, canonical: Canonical, media_type: str, name: str, known: Known | None) -> SourceClaims | None:
    """What a document says that is a register; None for one that is none."""
    blocks = cut(canonical.text, media_type)
    if not _is_register(blocks, known) or _states(canonical.text, media_type, blocks):
        return None
    tables, told = paper_tables(canonical, media_type)
    sha256, above = hashlib.sha256(data).hexdigest(), _above(blocks)
    info = SourceInfo(
        sha256, name, media_type, title=above[:300] or None,
        date=(read_date(above) if above else None) or find_date(canonical.text, canonical.margins, name),
        publisher=_publisher(above), characters=len(canonical.text), as_register=True,
    )  # fmt: skip
    claims, lacks = claims_of(tables, name, sha256, canonical.text, today=info.date, known=known)
    return SourceClaims(info, tuple(map(canonical.paged, claims)), (*canonical.issues, *issues(name, told), *lacks))


def _is_register(blocks: Sequence[Block], known: Known | None) -> bool:
    """Whether most rows stand in tables that tell of bodies, and little is said beside them."""
    grids = list(grids_of(blocks))
    rows = sum(len(grid.lines) for grid in grids)
    telling = [grid for grid in grids if any(_tells(table, known) for table in tables_of(grid))]
    if not telling and not (known and any(known.entry_for(table) for grid in grids for table in tables_of(grid))):
        return False
    inside = sum(len(cell.value.split()) for grid in telling for line in grid.lines for cell in line.filled)
    beside = sum(size for size in (len(block.clean.split()) for block in blocks if not _row_of(block)) if size >= _SHORT)
    return 2 * sum(len(grid.lines) for grid in telling) >= rows and beside <= max(ASIDE, inside // 3)


def _states(text: str, media_type: str, blocks: Sequence[Block]) -> bool:
    """Whether what stands beside the tables says by itself what joins two: then it is a paper that holds tables."""
    from govgraph.loaders.source import read_document

    if all(_row_of(block) or len(block.clean.split()) < _SHORT for block in blocks):
        return False
    kept, here = [], 0
    for start, end in sorted(block.text.span(0, len(block.text)) for block in blocks if _row_of(block)):
        kept += [text[here:start], " " * (end - max(here, start))]
        here = max(here, end)
    reading = read_document("".join([*kept, text[here:]]), "", "", media_type)
    return any(isinstance(claim, RelationClaim) for claim in reading.claims)


def _tells(table: Table, known: Known | None) -> bool:
    """Whether a table is about bodies: its shape says so, or a column of lines beside names of bodies, or one that leads upward."""
    if known and known.entry_for(table):
        return True
    plan = plan_of(table)
    if table.turned or plan.shape != "rows":
        return not table.turned and plan.shape in _PROPS
    if not any(meaning(head) for head in table.heads if head):
        return False
    name = plan.first("name")
    lines = any(column.section == "relations" for column in plan.columns) and not _of_members(plan)
    bodies = name is not None and lines and (titled_of_bodies(table) or Look(tuple(table.column(name.at))).bodies >= MOSTLY)
    return bool(plan.of(*UP, "children", "reported_by")) or bodies or is_register_plan(plan)


def _of_members(plan: Plan) -> bool:
    """Whether all that a table tells of its organisations is the one whom each sends: the members of some body, which is named above it."""
    name, told = plan.first("name"), [column for column in plan.columns if column.section == "relations"]
    firms = name is not None and heads_members(name.heading) == "name:organisation"
    return firms and all(head_key(column.heading) in ("members", "representative") for column in told)


# --- grids ------------------------------------------------------------------------------------------------------------


def grids_of(blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables of a document as grids; one that goes on, without headings of its own, is one with the table above.

    A grid is called as the heading above it when every table has another, else "table 2".
    """
    found: list[tuple[str, list[list[Cell]]]] = []
    heading, number, between = "", None, True
    for block in blocks:
        row = _row_of(block)
        if row is None:
            heading = block.clean if block.kind == "heading" else heading
            between = True
            continue
        if row[0] != number:
            if not found or between or not _goes_on(found[-1][1], row[1]):
                found.append((heading, []))
            number, between = row[0], False
        found[-1][1].append(row[1])
    named = [(" ".join(title.split())[:60], lines) for title, lines in found if len(lines) > 1 and max(map(len, lines)) > 1]
    titles = [title for title, _ in named]
    for at, (title, lines) in enumerate(named, 1):
        called = title if len(named) > 1 and all(titles) and len(set(titles)) == len(titles) else f"table {at}"
        yield Grid(called, tuple(Line(place, tuple(cells)) for place, cells in enumerate(_merged(lines), 1)), title=title)


def _row_of(block: Block) -> tuple[int, list[Cell]] | None:
    """The table that a block stands in, and the cells of its row."""
    if block.alone:
        return block.alone[0], list(map(_cell, block.alone[1]))
    if block.kind != "row" or len(block.cells) < 2:
        return None
    cells = list(map(_cell, block.cells))
    for at in sorted(block.across):
        cells[at] = replace(cells[at - 1], spanned=True)
        cells[at - 1] = cells[at] if cells[at - 1].value else EMPTY
    return block.table, cells


def _cell(text: Text) -> Cell:
    value = text.clean.strip()
    return Cell(value, *text.span(0, len(text))) if value else EMPTY


def _goes_on(lines: list[list[Cell]], row: list[Cell]) -> bool:
    return max(map(len, lines)) == len(row) and known_in(Line(0, tuple(row))) < 2


def _merged(lines: list[list[Cell]]) -> list[list[Cell]]:
    """A cell that stands in several rows, at one place of the text, is one merged cell in all of them."""
    for above, row in zip(lines, lines[1:], strict=False):
        for at, cell in enumerate(row[: len(above)]):
            if cell.value and cell.start == above[at].start and cell.end == above[at].end:
                above[at] = row[at] = replace(cell, spanned=True)
    return lines


# --- what stands beside them ------------------------------------------------------------------------------------------


def _above(blocks: Iterable[Block]) -> str:
    """The words above the first table."""
    said: list[str] = []
    for block in blocks:
        if _row_of(block):
            break
        said.append(" ".join(block.clean.split()))
    return " ".join(filter(None, said))


def _introduced(tables: list[Table], above: str) -> tuple[Table, ...]:
    return tuple(replace(table, preamble=f"{above} {table.preamble}".strip()) if not at else table for at, table in enumerate(tables))


def _publisher(above: str) -> str | None:
    from govgraph.loaders.names import find_names

    return next((span.name for span in find_names(above, None) if span.kind == "organisation"), None) if above else None
