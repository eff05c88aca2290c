"""A PDF page as a sequence of lines and tables, in the order in which the page is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from govgraph.loaders.office.pdf.glyphs import Box, Glyph, Line, make_lines, page_glyphs
from govgraph.loaders.office.pdf.rules import Rules, read_rules
from govgraph.loaders.office.pdf.scans import seen_glyphs
from govgraph.loaders.office.pdf.tables import FEWEST_RULES, Cell, FilledTable, Table, find_tables, within
from govgraph.loaders.office.pdf.unruled import with_tables

_FEWEST, _MOST = 3, 150  # boxes of a chart; more are a map or a drawing
_APART = 3.0  # points; boxes that stand nearer are cells
_HIGH = 100.0  # points; no character is higher


@dataclass
class Page:
    """What stands on a page. number: from 1; marks: drawn bullets."""

    number: int
    width: float
    height: float
    marks: list[Box] = field(default_factory=list)
    content: list[Line | FilledTable] = field(default_factory=list)
    failed: bool = False  # whether its tables could not be looked for
    sideways: int = 0  # characters that were not read since they stand across the others
    seen: bool = False  # whether its words were read from a picture
    pictures: list[Box] = field(default_factory=list)
    chart: bool = False  # whether lines join boxes with words

    def lines(self) -> Iterator[Line]:
        """All its lines, those in cells included."""
        for thing in self.content:
            if isinstance(thing, Line):
                yield thing
            else:
                for row in thing.cells:
                    for _, lines in row:
                        yield from lines


def read_page(page: Any, plumbed: Callable[[], Any], number: int, *, look: bool = True) -> Page:
    """The page; `plumbed` gives the pdfplumber page, which is called only where rules stand in forms, since that takes long.

    look: a page without words is looked at by Tesseract.
    """
    written = page_glyphs(page)
    rules = read_rules(page, written.turn)
    found = Page(number, rules.bbox[2], rules.bbox[3], rules.marks, sideways=written.sideways)
    tables: list[Table] = []
    if written.glyphs and (rules.nested or len(rules.edges) >= FEWEST_RULES):
        try:
            tables = find_tables(plumbed() if rules.nested else rules)
        except Exception:  # pdfminer raises whatever it likes on odd files; the words are there all the same
            found.failed = True
    found.content = list(_content(written.glyphs, tables, number))
    if not found.content and look and next(page.get_objects(max_depth=1), None) is not None:
        found.content = list(_content(seen_glyphs(page), [], number))
        found.seen = bool(found.content)
    if not found.seen:
        found.pictures, found.chart = rules.pictures, _is_chart(rules, written.glyphs, tables)
    if written.turn:  # such words do not come in the order in which they are drawn
        found.content.sort(key=lambda thing: (thing.box if isinstance(thing, Line) else thing.table.box)[1])
    return found


def _is_chart(rules: Rules, glyphs: list[Glyph], tables: list[Table]) -> bool:
    """Whether boxes with words stand apart from each other, in no table, with lines between them."""
    if not rules.joints or not _FEWEST <= len(rules.boxes) <= _MOST:
        return False
    free = [box for box in rules.boxes if not any(_overlap(box, table.box) for table in tables)]
    apart = [box for box in free if not any(box != other and _overlap(box, other) for other in free)]
    return sum(any(within(glyph, box) for glyph in glyphs if glyph.text != " ") for box in dict.fromkeys(apart)) >= _FEWEST


def _overlap(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > -_APART and min(one[3], other[3]) - max(one[1], other[1]) > -_APART


def _content(glyphs: list[Glyph], tables: list[Table], number: int) -> Iterator[Line | FilledTable]:
    """Lines and tables; a table comes where the first of its words is drawn."""
    homes = [next((i for i, table in enumerate(tables) if within(glyph, table.box)), -1) for glyph in glyphs]
    free: list[Glyph] = []
    given: set[int] = set()
    for glyph, home in zip(glyphs, homes, strict=True):
        if home < 0:
            free.append(glyph)
        elif home not in given and glyph.text != " ":
            yield from with_tables(make_lines(free, number, parted=True), number)
            free = []
            given.add(home)
            yield _filled(tables[home], [one for one, place in zip(glyphs, homes, strict=True) if place == home], number)
    yield from with_tables(make_lines(free, number, parted=True), number)


def _filled(table: Table, glyphs: list[Glyph], number: int) -> FilledTable:
    rows: list[list[tuple[Cell, list[Line]]]] = []
    for row in table.rows:
        cells = []
        boxes = [cell.box for cell in row if cell.box]
        top, bottom = min(box[1] for box in boxes) if boxes else 0, max(box[3] for box in boxes) if boxes else 0
        near = [glyph for glyph in glyphs if top - _HIGH < glyph.box[1] < bottom]
        for cell in row:
            box = cell.box
            cells.append((cell, make_lines([glyph for glyph in near if within(glyph, box)], number) if box else []))
        rows.append(cells)
    return FilledTable(table, number, rows)
