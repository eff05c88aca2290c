"""The review as an Excel workbook: one sheet for each table, filters, frozen heads; every text is a text, never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from govgraph.graph.cells import cell_text, is_formula
from govgraph.viz.report.model import Bullets, Case, Cell, Figures, Heading, Outline, Picture, Review, Table, Text
from govgraph.viz.report.words import LEVELS, moment
from govgraph.viz.report.zips import repack

_FRONT = (34.0, 90.0)  # widths of the first sheet's columns
LONGEST = 32_767  # characters that a cell holds
WIDEST = 60
_BASE = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10}
_HEAD = {"bold": True, "bg_color": "#E6ECF1", "bottom": 2, "valign": "bottom"}
_LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "head": _HEAD,
    "turned": {**_HEAD, "rotation": 90, "align": "center"},
    "title": {"bold": True, "font_size": 16, "text_wrap": False},
    "plain": {"text_wrap": False},
    "left": {"align": "left"},
    "part": {"bold": True, "font_size": 12},
    "link": {"font_color": "#0B5394", "underline": 1},
}
# Without these xlsxwriter turns "=…" into formulas and addresses into links.
_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def to_xlsx(review: Review) -> bytes:
    """The workbook's bytes; its dates are that of the newest source."""
    file = io.BytesIO()
    book = Workbook(file, _PLAIN)
    when = moment(review.date)
    book.set_properties(
        {"title": review.title[:255], "author": "govgraph", "comments": review.subtitle, "created": when.replace(tzinfo=None)}
    )
    sheets = _Sheets(book)
    tables = [_findings(review), *review.tables()]
    sheets.front(review, tables)
    for table in tables:
        sheets.table(table)
    for outline in (block for section in review.sections for block in section.blocks if isinstance(block, Outline)):
        sheets.outline(outline)
    book.close()
    return repack(file.getvalue(), when)


def _findings(review: Review) -> Table:
    columns = ("Level", "Code", "About", "Finding", "What was found", "Why it matters", "What to do", "Words of the sources")
    rows = tuple(
        (
            LEVELS.get(card.level, card.level),
            card.code,
            case.subject,
            card.title,
            case.message,
            card.why,
            card.remedy,
            _quotes(case),
        )
        for card in review.cards()
        for case in card.cases
    )
    return Table("findings", "Findings", columns, rows)


def _quotes(case: Case) -> str:
    more = [f"and {case.more} more"] if case.more else []
    return "\n".join([*(f"“{one.text}” ({', '.join(filter(None, (one.document, one.date)))})" for one in case.quotes), *more])


def sheet_name(key: str) -> str:
    """A table's key as the name of its sheet: 31 characters at most, none that Excel forbids."""
    return key.replace("-", " ").capitalize()[:31]


class _Sheets:
    """The formats of one workbook, and the ways to fill its sheets."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._forms: dict[tuple[str, bool], Any] = {}

    def form(self, look: str, sign: bool = False) -> Any:
        """A format of _LOOKS, or "indent 3". sign: the text begins like a formula and must stay a text when somebody edits the cell."""
        if (look, sign) not in self._forms:
            name, _, depth = look.partition(" ")
            own = {"indent": int(depth), "align": "left", "bold": depth == "0", "text_wrap": False} if depth else _LOOKS[name]
            self._forms[look, sign] = self.book.add_format({**_BASE, **own, "quote_prefix": sign})
        return self._forms[look, sign]

    def write(self, sheet: Any, row: int, column: int, value: Cell, look: str = "text") -> None:
        """One cell: a number as a number, all else as a text."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            sheet.write_number(row, column, value, self.form(look))
            return
        text = cell_text(value)
        text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        sheet.write_string(row, column, text, self.form(look, is_formula(text)))

    def table(self, table: Table) -> None:
        """A sheet of its own."""
        sheet = self.book.add_worksheet(sheet_name(table.key))
        widths = [_width(table, number) for number in range(len(table.columns))]
        for number, (name, width) in enumerate(zip(table.columns, widths, strict=True)):
            self.write(sheet, 0, number, name, "turned" if table.matrix and number else "head")
            sheet.set_column(number, number, width)
        for down, row in enumerate(table.rows, 1):
            sheet.set_row(down, _height(row, widths))
            for across, value in enumerate(row):
                self.write(sheet, down, across, value)
        sheet.set_row(0, 150 if table.matrix else _height(table.columns, widths))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        self._paper(sheet)
        sheet.repeat_rows(0)

    def front(self, review: Review, tables: Sequence[Table]) -> None:
        """Summary, then what the other sheets hold, then method and limits."""
        sheet = self.book.add_worksheet("Summary")
        for column, width in enumerate(_FRONT):
            sheet.set_column(column, column, width)
        self.write(sheet, 0, 0, review.title, "title")
        self.write(sheet, 1, 0, review.subtitle, "plain")
        down = self._words(sheet, review, "summary", 3)
        self.write(sheet, down, 0, "Sheets", "part")
        for down, table in enumerate(tables, down + 1):  # noqa: B020 - goes on from where it stands
            name = sheet_name(table.key)
            sheet.write_url(down, 0, f"internal:'{name}'!A1", self.form("link"), name)
            self.write(sheet, down, 1, " ".join(filter(None, (f"{table.title}.", table.note, f"{len(table.rows)} rows."))))
        self._words(sheet, review, "method", down + 2)
        self._paper(sheet)

    def _words(self, sheet: Any, review: Review, key: str, down: int) -> int:
        """The paragraphs of one section; returns the next free row."""
        for section in (one for one in review.sections if one.key == key):
            self.write(sheet, down, 0, section.title, "part")
            for label, value in _lines(section.blocks):
                down += 1
                sheet.set_row(down, _height((label, value), _FRONT))
                self.write(sheet, down, 0, label)
                self.write(sheet, down, 1, value, "left")
        return down + 2

    def outline(self, outline: Outline) -> None:
        """The structure as indented lines."""
        sheet = self.book.add_worksheet("Structure")
        sheet.set_column(0, 0, 110)
        self.write(sheet, 0, 0, "Who stands under whom, by the primary line in force", "head")
        for down, (depth, text) in enumerate(outline.items, 1):
            self.write(sheet, down, 0, text, f"indent {min(depth, 15)}")
        sheet.freeze_panes(1, 0)
        self._paper(sheet)

    def _paper(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


def _lines(blocks: Sequence[Any]) -> list[tuple[str, Cell]]:
    """Label and value of each line that a section's paragraphs, numbers and points fill."""
    found: list[tuple[str, Cell]] = []
    heading = ""
    for block in blocks:
        if isinstance(block, Text):
            found.append(("", block.text))
        elif isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Bullets):
            found += [(heading if not number else "", item) for number, item in enumerate(block.items)]
        elif isinstance(block, Figures):
            found += [(what.capitalize(), number) for number, what in block.items]
        elif isinstance(block, (Picture, Table)):
            continue
    return found


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Points that the row's longest cell needs when it is wrapped; not every program works that out by itself."""
    lines = [
        sum(-(-max(1, len(line)) // int(width)) for line in cell_text(value).split("\n")) for value, width in zip(row, widths, strict=True)
    ]
    return min(400.0, 2 + 13 * max(lines))


def _width(table: Table, column: int) -> float:
    if table.matrix and column:
        return 9
    texts = [table.columns[column], *(cell_text(row[column]) for row in table.rows)]
    longest = max(len(line) for text in texts for line in text.split("\n"))
    return min(WIDEST, max(9, longest + 3))
