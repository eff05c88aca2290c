"""HTML to blocks: cuts at block tags only, so that every offset stays that of the file's own text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.loaders.blocks import Block
from govgraph.loaders.paragraphs import lines_of, paragraphs
from govgraph.loaders.text import Text, clean_text, joined, without_bullet

_BLOCK_TAG = re.compile(
    r"<!--.*?-->|<(?:script|style|head|noscript|nav|footer)\b.*?</(?:script|style|head|noscript|nav|footer)\s*>"
    r"|<(?P<close>/?)(?P<tag>p|div|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|section|article|main|header|dl|dt|dd|blockquote"
    r"|address|caption|figure|pre|hr|body|html)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
HAS_BLOCKS = re.compile(r"<(?:p|ul|ol|li|div|table|h[1-6])\b", re.IGNORECASE)


class Repeated(list[Block]):
    """The content of a cell that spans down into a row below: the row has it, its own words do not."""


@dataclass
class _Reader:
    """Walks over block tags and cuts the text between them."""

    raw: str
    table: int
    blocks: list[Block] = field(default_factory=list)
    lists: int = 0
    ordered: list[int] = field(default_factory=list)  # per open list: 0, or the number of its next item
    row: list[list[Block]] | None = None  # the cells of the open row, each a list of blocks
    tag: str = ""
    spans: dict[int, tuple[int, list[Block]]] = field(default_factory=dict)  # column -> (rows still to fill, what its cell holds)
    opened: list[tuple[int, int, list[Block]]] = field(default_factory=list)  # (column, rows, cell) of the open row that span rows

    def text(self, start: int, end: int) -> None:
        """Take raw[start:end], which stands inside the open tag."""
        piece = without_bullet(clean_text(self.raw, start, end))
        if not piece:
            return
        made = [self._block(piece)]
        if made[0].kind == "para" and self.row is None and "\n" in self.raw[start:end].strip():
            made = paragraphs(self.raw, [line for line in lines_of(self.raw, start, end) if line.text.strip()])
        if self.row is not None and not self.row:
            self.row.append([])
        (self.row[-1] if self.row is not None else self.blocks).extend(made)

    def _block(self, piece: Text) -> Block:
        if self.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return Block("heading", piece, int(self.tag[1]))
        if self.tag == "dt":
            return Block("heading", piece, 7)
        if self.lists and self.tag == "li":
            number = self.ordered[-1] if self.ordered else 0
            return Block("item", piece, self.lists - 1, str(number) if number > 0 else "-")
        return Block("para", piece)

    def open(self, tag: str, attributes: str) -> None:
        self.tag = tag if tag not in ("p", "div") or self.tag != "li" else self.tag
        if tag in ("ul", "ol"):
            self.lists += 1
            start = re.search(r"start=[\"']?(\d+)", attributes)
            self.ordered.append((int(start[1]) - 1 if start else 0) if tag == "ol" else -1)
        elif tag == "li" and self.ordered and self.ordered[-1] >= 0:
            self.ordered[-1] += 1
        elif tag == "table":
            self.table += 1
            self.spans = {}
        elif tag == "tr":
            self.row = []
            self.opened = []
        elif tag in ("td", "th"):
            self._cell(attributes)

    def _cell(self, attributes: str) -> None:
        """Open a cell: those that span down from rows above come before it, and it takes as many columns as it says."""
        self.row = self.row or []
        self._fill()
        self.row.append([])
        if down := re.search(r"rowspan=[\"']?(\d{1,3})", attributes, re.IGNORECASE):
            self.opened.append((len(self.row) - 1, int(down[1]) - 1, self.row[-1]))

    def _fill(self) -> None:
        while self.row is not None and (spanned := self.spans.get(len(self.row))) and spanned[0] > 0:
            self.spans[len(self.row)] = (spanned[0] - 1, spanned[1])
            self.row.append(Repeated(spanned[1]))

    def close(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists = max(0, self.lists - 1)
            self.ordered = self.ordered[:-1]
        elif tag in ("tr", "table") and self.row is not None:
            self._fill()
            cells, self.row = self.row, None
            self.spans.update((column, (rows, cell)) for column, rows, cell in self.opened if rows > 0)
            self.opened = []
            self.blocks.extend(row_blocks(self.raw, cells, self.table))
        if tag not in ("td", "th"):
            self.tag = "li" if tag in ("p", "div", "ul", "ol") and self.lists else ""


def html_blocks(raw: str, start: int, end: int, table: int = -1) -> tuple[list[Block], int]:
    """The blocks of the HTML in raw[start:end], and the number of the last table met (tables count on from `table`)."""
    reader = _Reader(raw, table)
    here = start
    for match in _BLOCK_TAG.finditer(raw, start, end):
        reader.text(here, match.start())
        here = match.end()
        tag = (match["tag"] or "").lower()
        if tag:
            (reader.close(tag) if match["close"] else reader.open(tag, match.group()))
    reader.text(here, end)
    if reader.row is not None:
        reader.close("tr")
    return reader.blocks, reader.table


def row_blocks(raw: str, cells: list[list[Block]], table: int) -> list[Block]:
    """A table row as blocks: a row of cells, or, where only one cell holds anything, what that cell holds."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    if len(filled) == 1 and len(cells) <= 2:
        return _alone(filled[0])
    texts = tuple(_joined(raw, cell) for cell in cells)
    own = [block for cell in cells if not isinstance(cell, Repeated) for block in cell]
    return [Block("row", _joined(raw, own), cells=texts, table=table)] if own else []


def _alone(cell: list[Block]) -> list[Block]:
    if len(cell) == 1 and cell[0].kind == "para" and cell[0].text.bold and len(cell[0].clean) < 120:
        return [Block("heading", cell[0].text, 7)]
    return cell


def _joined(raw: str, blocks: list[Block]) -> Text:
    text = clean_text(raw, 0, 0)
    for block in blocks:
        text = joined(text, block.text, "\n")
    return text
