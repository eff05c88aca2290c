"""The review as an Excel workbook: one sheet for each table, filters, frozen heads; every text is a text, never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from govgraph.graph.cells import cell_text, is_formula
from govgraph.graph.zips import repack
from govgraph.viz.report.model import Cell, Review, Table
from govgraph.viz.report.words import moment

_FRONT = (34.0, 90.0)  # widths of the first sheet's columns
LONGEST = 32_767  # characters that a cell holds
WIDEST = 60
_BASE = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10}
_HEAD = {"bold": True, "bg_color": "#E6ECF1", "bottom": 2, "valign": "bottom"}
_RAG = {"Red": "#F6C9CC", "Amber": "#FBE3B5", "Green": "#D3EBD8", "Grey": "#E6E9EC"}
_LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "head": _HEAD,
    "turned": {**_HEAD, "rotation": 90, "align": "center"},
    "title": {"bold": True, "font_size": 16, "text_wrap": False},
    "plain": {"text_wrap": False},
    "link": {"font_color": "#0B5394", "underline": 1},
    **{word: {"bold": True, "bg_color": tint} for word, tint in _RAG.items()},
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
    sheets.front(review)
    for table in review.annexes:
        sheets.table(table)
    book.close()
    return repack(file.getvalue(), when)


def sheet_name(key: str) -> str:
    """A table's key as the name of its sheet: 31 characters at most, none that Excel forbids."""
    return key.replace("-", " ").capitalize()[:31]


class _Sheets:
    """The formats of one workbook, and the ways to fill its sheets."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._forms: dict[tuple[str, bool], Any] = {}

    def form(self, look: str, sign: bool = False) -> Any:
        """A format of _LOOKS. sign: the text begins like a formula and must stay a text when somebody edits the cell."""
        if (look, sign) not in self._forms:
            self._forms[look, sign] = self.book.add_format({**_BASE, **_LOOKS[look], "quote_prefix": sign})
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
                self.write(sheet, down, across, value, str(value).partition(" ")[0] if across == table.rag else "text")
        for column, words in table.choices:
            sheet.data_validation(1, column, max(1, len(table.rows)), column, {"validate": "list", "source": list(words)})
        sheet.set_row(0, 150 if table.matrix else _height(table.columns, widths))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        self._paper(sheet)
        sheet.repeat_rows(0)

    def front(self, review: Review) -> None:
        """What the other sheets hold."""
        sheet = self.book.add_worksheet("Contents")
        for column, width in enumerate(_FRONT):
            sheet.set_column(column, column, width)
        self.write(sheet, 0, 0, review.title, "title")
        self.write(sheet, 1, 0, review.subtitle, "plain")
        for down, table in enumerate(review.annexes, 3):
            name = sheet_name(table.key)
            text = " ".join(filter(None, (f"{table.title}.", table.note, f"{len(table.rows)} rows.")))
            sheet.set_row(down, _height((name, text), _FRONT))
            sheet.write_url(down, 0, f"internal:'{name}'!A1", self.form("link"), name)
            self.write(sheet, down, 1, text)
        self._paper(sheet)

    def _paper(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


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
