"""HTML to blocks: cuts at block tags only, so that every offset stays that of the file's own text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from govgraph.loaders.blocks import Block
from govgraph.loaders.leftwords import left_words
from govgraph.loaders.paragraphs import Line, lines_of, paragraphs
from govgraph.loaders.text import Text, clean_text, joined, joined_all, without_bullet

_BLOCK_TAG = re.compile(
    r"<(?P<close>/?)(?P<tag>p|div|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|section|article|main|header|dl|dt|dd|blockquote"
    r"|address|caption|figure|pre|hr|body|html)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
HAS_BLOCKS = re.compile(r"<(?:p|ul|ol|li|div|table|h[1-6])\b", re.IGNORECASE)
_LONGEST_TERM = 60  # characters of a term that is a label
_LONGEST_VALUE = 300  # characters that its value may have
_SPAN = {name: re.compile(rf"\b{name}\s*=\s*[\"']?(\d{{1,4}})", re.IGNORECASE) for name in ("rowspan", "colspan", "start")}
_WIDEST, _DEEPEST = 60, 200  # columns a cell covers; lists, tables and terms within each other


class Repeated(list[Block]):
    """The content of a cell that spans down into a row below: the row has it, its own words do not."""


class Across(list[Block]):
    """A column that the cell to its left covers as well."""


@dataclass
class _Table:
    """A table that is open. row: the cells of its open row, each a list of blocks; spans: column -> (rows still to fill, content)."""

    number: int
    row: list[list[Block]] | None = None
    spans: dict[int, tuple[int, list[Block]]] = field(default_factory=dict)
    opened: list[tuple[int, int, list[Block]]] = field(default_factory=list)  # (column, rows, cell) of the open row that span rows
    column: int = 0  # of the open cell
    inner: list[Block] = field(default_factory=list)  # the rows of tables in its cells, which come behind the open row

    def cell(self, attributes: str) -> None:
        """Open a cell: those that span down from rows above come before it, and it takes as many columns as it says."""
        self.row = [] if self.row is None else self.row
        self.fill()
        column, content = len(self.row), list[Block]()
        self.row.append(content)
        across = min(_said(attributes, "colspan"), _WIDEST)
        self.row.extend(Across() for _ in range(across - 1))
        down = _said(attributes, "rowspan")
        if down > 1:
            self.opened.extend((column + more, down - 1, content if not more else Across()) for more in range(across))
        self.column = column

    def fill(self) -> None:
        """The cells above that reach into the open row."""
        while self.row is not None and (spanned := self.spans.get(len(self.row))) and spanned[0] > 0:
            self.spans[len(self.row)] = (spanned[0] - 1, spanned[1])
            self.row.append(Across() if isinstance(spanned[1], Across) else Repeated(spanned[1]))

    def end_row(self) -> list[list[Block]] | None:
        """The cells of the row that ends here."""
        self.fill()
        cells, self.row = self.row, None
        self.spans.update((column, (rows, cell)) for column, rows, cell in self.opened)
        self.opened = []
        return cells


@dataclass
class _Reader:
    """Walks over block tags and cuts the text between them."""

    raw: str
    table: int
    blocks: list[Block] = field(default_factory=list)
    lists: int = 0
    ordered: list[int] = field(default_factory=list)  # per open list: 0, or the number of its next item
    tables: list[_Table] = field(default_factory=list)  # the open ones, innermost last
    terms: list[list[Block]] = field(default_factory=list)  # of the open definition list: the term, then its definitions
    tag: str = ""

    def text(self, start: int, end: int) -> None:
        """Take raw[start:end], which stands inside the open tag."""
        piece = without_bullet(clean_text(self.raw, start, end))
        if not piece:
            return
        made = [self._block(piece)]
        lines = [line for line in lines_of(self.raw, start, end) if line.text.strip()] if made[0].kind == "para" and not self.tables else []
        if len(lines) > 1 and (self.tag == "pre" or _is_roster(lines)):
            made = paragraphs(self.raw, lines)
        self._here().extend(made)

    def _here(self) -> list[Block]:
        """Where words go that stand here: into the open cell, the open term or definition, or the page."""
        if self.tables and (self.tables[-1].row is not None):
            if not self.tables[-1].row:
                self.tables[-1].cell("")
            return self.tables[-1].row[self.tables[-1].column]
        if self.terms:
            return self.terms[-1]
        return self.blocks

    def _block(self, piece: Text) -> Block:
        if self.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return Block("heading", piece, int(self.tag[1]))
        if self.lists and self.tag == "li":
            number = self.ordered[-1] if self.ordered else 0
            return Block("item", piece, self.lists - 1, str(number) if number > 0 else "-")
        return Block("para", piece)

    def open(self, tag: str, attributes: str) -> None:
        """A block tag is opened."""
        self.tag = tag if tag not in ("p", "div") or self.tag != "li" else self.tag
        if tag in ("ul", "ol") and self.lists < _DEEPEST:
            self.lists += 1
            self.ordered.append((_said(attributes, "start") - 1) if tag == "ol" else -1)
        elif tag == "li" and self.ordered and self.ordered[-1] >= 0:
            self.ordered[-1] += 1
        elif tag == "table" and len(self.tables) < _DEEPEST:
            self.table += 1
            self.tables.append(_Table(self.table))
        elif tag == "tr" and self.tables:
            self._end_row()
            self.tables[-1].row = []
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].cell(attributes)
        elif tag in ("dt", "dd"):
            self._define(tag)

    def close(self, tag: str) -> None:
        """A block tag is closed."""
        if tag in ("ul", "ol"):
            self.lists = max(0, self.lists - 1)
            self.ordered = self.ordered[:-1]
        elif tag == "tr" and self.tables:
            self._end_row()
        elif tag == "table" and self.tables:
            self._end_row()
            inner = self.tables.pop().inner
            (self.tables[-1].inner if self.tables else self.blocks).extend(inner)
        elif tag == "dl":
            self._end_term()
        if tag not in ("td", "th", "dd", "dt"):
            self.tag = "li" if tag in ("p", "div", "ul", "ol") and self.lists else ""

    def _end_row(self) -> None:
        table = self.tables[-1]
        cells = table.end_row()
        if cells is None:
            return
        rows = row_blocks(self.raw, cells, table.number)
        if len(self.tables) > 1:  # a table in a cell: its rows come behind the row that it stands in
            table.inner.extend(rows)
        else:
            self.blocks.extend([*rows, *table.inner])
            table.inner = []

    def _define(self, tag: str) -> None:
        if tag == "dt" and not (self.terms and len(self.terms) == 1 and not self.terms[0]):
            self._end_term()
        self.terms.append([])

    def _end_term(self) -> None:
        """A short term with a short definition is a label with its value; any other is a heading over text."""
        terms, self.terms = self.terms, []
        if not terms or not any(terms):
            return
        term, values = joined_blocks(self.raw, terms[0]), [block for part in terms[1:] for block in part]
        value = joined_blocks(self.raw, values)
        if term and value and len(term) <= _LONGEST_TERM and len(value) <= _LONGEST_VALUE:
            self.table += 1
            self._here().append(Block("row", joined(term, value, "\n"), cells=(term, value), table=self.table))
        else:
            self._here().extend([*([Block("heading", term, 7)] if term else []), *values])

    def end(self) -> None:
        """The page ends, whatever was left open."""
        self._end_term()
        while self.tables:
            self.close("table")


def _is_roster(lines: list[Line]) -> bool:
    """Whether lines that HTML would run together are entries all the same, as converters leave them: "Ann Bell, Brack Council" each."""
    texts = [line.text.rstrip() for line in lines]
    entries = sum("," in text or "(" in text for text in texts)
    return len(lines) > 2 and 4 * entries >= 3 * len(texts) and not any(text[0].isspace() or text.endswith(".") for text in texts[1:])


def _said(attributes: str, name: str) -> int:
    """A number that an attribute gives; 1 where it gives none."""
    found = _SPAN[name].search(attributes)
    return max(1, int(found[1])) if found else 1


def html_blocks(raw: str, start: int, end: int, table: int = -1) -> tuple[list[Block], int]:
    """The blocks of the HTML in raw[start:end], and the number of the last table met (tables count on from `table`)."""
    reader, left = _Reader(raw, table), left_words(raw)
    here = start
    for match in _BLOCK_TAG.finditer(raw, start, end):
        if left.end_of(match.start()) > match.start():
            continue  # a tag among words that are passed over
        reader.text(here, match.start())
        here = match.end()
        tag = match["tag"].lower()
        (reader.close(tag) if match["close"] else reader.open(tag, match.group()))
    reader.text(here, end)
    reader.end()
    return reader.blocks, reader.table


def row_blocks(raw: str, cells: list[list[Block]], table: int) -> list[Block]:
    """A table row as blocks: a row of cells, or, where only one cell holds anything, what that cell holds."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    texts = tuple(joined_blocks(raw, cell) for cell in cells)
    if len(filled) == 1 and len(cells) <= 2:
        first, *rest = _alone(filled[0])
        return [replace(first, alone=(table, texts)), *rest]
    own = [block for cell in cells if not isinstance(cell, Repeated) for block in cell]
    across = frozenset(at for at, cell in enumerate(cells) if isinstance(cell, Across))
    return [Block("row", joined_blocks(raw, own), cells=texts, table=table, across=across)] if own else []


def _alone(cell: list[Block]) -> list[Block]:
    if len(cell) == 1 and cell[0].kind == "para" and cell[0].text.bold and len(cell[0].clean) < 120:
        return [Block("heading", cell[0].text, 7)]
    return cell


def joined_blocks(raw: str, blocks: list[Block]) -> Text:
    """The words of all these blocks, a line end between them."""
    return joined_all((block.text for block in blocks), "\n") or clean_text(raw, 0, 0)
