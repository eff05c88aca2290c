"""A PDF file from its bytes to its canonical text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.limits import limits, refuse_beyond
from govgraph.loaders.office.canonical import Canonical, Piece, Writer, again, marked
from govgraph.loaders.office.package import check_size
from govgraph.loaders.office.pdf.blocks import FIRST_PAGE, Made, Maker, Measures
from govgraph.loaders.office.pdf.furniture import without_furniture
from govgraph.loaders.office.pdf.glyphs import Box, Line
from govgraph.loaders.office.pdf.margins import margins
from govgraph.loaders.office.pdf.pages import Page, read_page
from govgraph.loaders.office.pdf.tables import Cell, FilledTable
from govgraph.loaders.office.pdf.told import told

_MOST_PADDING = 8  # points between a cell's words and its rules
_PASSWORD = 4  # pdfium's number for it


def read_pdf(data: bytes, where: str, document: str) -> Canonical:
    """The text of a PDF file. Raises GovgraphError, in a line, where it is none, is damaged, protected or only a scan."""
    check_size(data, where)
    pages = list(_pages(data, where))
    if not any(page.content for page in pages):
        what = f"no text stands on its {len(pages)} page(s); it seems to be a scan"
        raise GovgraphError(what, where, "Make its text readable first (OCR; or install Tesseract), or save it from its source as .docx")
    writing = _Writing(Measures.of(*_lines(pages)), pages)
    writing.write()
    text, starts = _unmarked(writing.writer.done().text)
    return Canonical(text, starts, tuple(told(pages, document)), seen=frozenset(page.number for page in pages if page.seen))


def _lines(pages: list[Page]) -> tuple[list[Line], list[Line]]:
    """All lines, and those among them that stand in no table."""
    every = [line for page in pages for line in page.lines()]
    return every, [line for page in pages for line in page.content if isinstance(line, Line)]


def _pages(data: bytes, where: str) -> Iterator[Page]:
    import pypdfium2 as pdfium

    try:
        opened = pdfium.PdfDocument(data)
        count = len(opened)
    except pdfium.PdfiumError as err:
        if getattr(err, "err_code", None) == _PASSWORD or "password" in str(err).lower():
            raise GovgraphError("it is protected by a password", where, "Save it without the password") from err
        raise GovgraphError("this is no PDF file, or it is damaged", where, "Print it to PDF again from its source") from err
    refuse_beyond("pages", count, "it has this many pages:", where, "Split it")
    plumber, looked = _Plumber(data), 0
    try:
        for number in range(count):
            try:
                page = opened[number]
                found = read_page(page, partial(plumber.page, number), number + 1, look=looked < limits().scans)
                looked += found.seen
                yield found
            except pdfium.PdfiumError as err:
                raise GovgraphError("this page is damaged", f"{where}: page {number + 1}", "Print it to PDF again from its source") from err
            plumber.forget(number)
            page.close()
    finally:
        plumber.close()
        opened.close()


class _Plumber:
    """pdfplumber on the same bytes, opened only when the first table is looked for, and emptied after each page."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.opened: Any = None

    def page(self, number: int) -> Any:
        """Its page of this number, from 0."""
        if self.opened is None:
            import io
            import logging

            import pdfplumber

            logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its remarks on odd fonts help nobody
            self.opened = pdfplumber.open(io.BytesIO(self.data))
        return self.opened.pages[number]

    def forget(self, number: int) -> None:
        """Drop what was kept of a page."""
        if self.opened is not None:
            self.opened.pages[number].close()

    def close(self) -> None:
        """Close it, if it was opened."""
        if self.opened is not None:
            self.opened.close()


@dataclass
class _Writing:
    """Writes pages. left: the edges of the open items, of marker and words, outermost first; row: the row that the next page may go on."""

    measures: Measures
    pages: list[Page]
    writer: Writer = field(default_factory=Writer)
    left: list[tuple[float, float]] = field(default_factory=list)
    row: list[tuple[Cell, list[Line]]] | None = None
    above: list[list[Piece]] = field(default_factory=list)
    marks: dict[int, list[Box]] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    right: Callable[[Line], float] = field(default=lambda line: line.box[2])
    edges: tuple[float, float] = (0, 0)
    page: int = 0  # of the table that came last
    fresh: bool = True

    def write(self) -> None:
        """All pages in turn, running text joined over their ends."""
        free = [line for page in self.pages for line in page.content if isinstance(line, Line)]
        kept = {id(line) for line in without_furniture(free, {page.number: page.height for page in self.pages})}
        free = [line for line in free if id(line) in kept]
        self.levels = {size: level for level, size in enumerate(sorted({round(line.size) for line in free}, reverse=True), 1)}
        self.right = margins(free, {page.number: page.width for page in self.pages})
        self.marks = {page.number: page.marks for page in self.pages}
        held: list[Line] = []
        for page in self.pages:
            for thing in page.content:
                if isinstance(thing, FilledTable):
                    self._running(held)
                    held = []
                    self._table(thing)
                elif id(thing) in kept:
                    held.append(thing)
        self._running(held)
        self._flush()

    def _running(self, lines: list[Line]) -> None:
        """Write lines that stand in no table."""
        if not lines:
            return
        self._flush()
        self.edges = (0, 0)
        for block in Maker(self.measures, self.right, self.marks).take(lines):
            if block.kind == "heading":
                self.left = []
                self.writer.heading(self.levels[round(block.size)], block.runs)
            elif block.kind == "item":
                self.writer.item(self._level(block), block.marker, block.runs)
            else:
                self.writer.paragraph(block.runs)

    def _level(self, block: Made) -> int:
        """How deep an item stands; items of one depth share the place of their marker or that of their words."""
        edge, left = block.edge, block.left
        while self.left and edge < self.left[-1][0] - 3 and left < self.left[-1][1] - 3:
            self.left.pop()
        if not self.left or (edge > self.left[-1][0] + 3 and left > self.left[-1][1] + 3):
            self.left.append((edge, left))
        return min(len(self.left) - 1, 8)

    def _table(self, filled: FilledTable) -> None:
        """Write a table; one that begins a page below its own columns goes on the table before, perhaps in mid-row."""
        edges = (filled.table.box[0], filled.table.box[2])
        goes_on = filled.page != self.page and all(abs(a - b) < 3 for a, b in zip(edges, self.edges, strict=True))
        if not goes_on:
            self._flush()
            self.fresh = True
        for number, row in enumerate(row for row in filled.cells if any(lines for _, lines in row)):
            torn = goes_on and number == 0 and not row[0][1] and not row[0][0].above
            if torn and self.row and len(self.row) == len(row):
                self.row = [(cell, [*old, *new]) for (cell, old), (_, new) in zip(self.row, row, strict=True)]
            else:
                self._flush()
                self.row = row
        self.edges, self.page = edges, filled.page

    def _flush(self) -> None:
        """Write the row that is held; a cell merged downward says its words again."""
        if self.row is None:
            return
        cells: list[list[Piece]] = []
        for place, (cell, lines) in enumerate(self.row):
            cells.append(again(self.above[place]) if cell.above and place < len(self.above) else self._pieces(cell, lines))
        self.writer.row(cells, self.fresh)
        self.row, self.above, self.fresh = None, cells, False

    def _pieces(self, cell: Cell, lines: list[Line]) -> list[Piece]:
        # what a cell keeps free at its left it keeps free at its right
        free = min([line.box[0] for line in lines], default=0) - cell.box[0] if cell.box else 0
        edge = cell.box[2] - max(1, min(free, _MOST_PADDING)) - 0.5 if cell.box else 0
        blocks = Maker(self.measures, lambda line: edge, self.marks).take(lines)
        return [Piece(marked(block.runs), block.marker) for block in blocks]


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its page marks, and (offset, page) for each of them."""
    out: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for char in text:
        if ord(char) > FIRST_PAGE:
            starts.append((length, ord(char) - FIRST_PAGE))
        else:
            out.append(char)
            length += 1
    return "".join(out), tuple(starts)
