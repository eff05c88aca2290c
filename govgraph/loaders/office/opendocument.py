"""OpenDocument texts (.odt) to canonical text: headings, lists, tables, bold labels, line breaks, text boxes, drawn charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from govgraph.graph.claims import Issue
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.limits import refuse_beyond
from govgraph.loaders.leftwords import told
from govgraph.loaders.numbers import whole
from govgraph.loaders.office.canonical import Canonical, Piece, Runs, Writer, again, is_heading, marked, nested, plain
from govgraph.loaders.office.numbering import shown
from govgraph.loaders.office.odfcharts import is_drawn, read_shapes
from govgraph.loaders.office.odfstyles import DRAW, OFFICE, STYLE, TABLE, TEXT, Styles
from govgraph.loaders.office.package import Package
from govgraph.loaders.office.signs import in_signs, is_note_mark, is_symbol_font

_THROUGH = {TEXT + "section", TEXT + "index-body", OFFICE + "text", TEXT + "list-header", TEXT + "numbered-paragraph"}
_INLINE = {TEXT + tag for tag in ("span", "a", "meta", "meta-field", "ruby", "ruby-base", "bookmark-ref", "reference-ref", "sequence")}
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
_MOST_REPEATS = 60  # a row or cell said to stand a thousand times is an empty margin
SECTION = 120  # characters; a longer row across the whole width is a paragraph, not a heading of the rows below


@dataclass
class _Text:
    """One document while it is read."""

    styles: Styles
    writer: Writer
    pictures: int = 0
    notes: int = 0
    comments: int = 0
    charts: int = 0
    unclear: int = 0
    left: Counter[str] = field(default_factory=Counter)
    shapes: list[Any] = field(default_factory=list)  # drawn in the paragraph that was read last
    counts: dict[tuple[str, int], int] = field(default_factory=dict)  # (list style, level): the number that came last

    def body(self, element: Any) -> None:
        """Everything in the body, a frame or a cell that stands for a page of its own."""
        for node in _content(element):
            if node.tag == TABLE + "table":
                self.table(node)
            elif node.tag == TEXT + "list":
                for kind, level, marker, paragraph in self.items(node, 0, ""):
                    self.paragraph(paragraph, kind, level, marker)
            else:
                self.paragraph(node)

    def paragraph(self, node: Any, kind: str = "", level: int = 0, marker: str = "") -> None:
        """Write a paragraph, a heading, or an item where `kind` says so."""
        runs = self.runs(node)
        heading = self.styles.heading(node)
        if heading and is_heading(plain(runs).strip()):
            self.writer.heading(heading, runs)
        elif kind == "item":
            self.writer.item(level, marker, runs)
        else:
            self.writer.paragraph(runs)
        self._draw()
        for box in _boxes(node):
            self.body(box)

    def _draw(self) -> None:
        """Write the shapes drawn in the paragraph read last: as a chart where lines join them, else their words."""
        shapes, self.shapes = self.shapes, []
        if not shapes:
            return
        chart = read_shapes(shapes)
        if chart.joints:
            self.charts += 1
            self.unclear += self.writer.chart(chart)
        if not chart.lines()[0]:
            for shape in chart.shapes:
                self.writer.paragraph([(shape.text, False)])

    def items(self, node: Any, level: int, style: str) -> Iterator[tuple[str, int, str, Any]]:
        """(kind, level, marker, paragraph) for all that a list holds; only an item's first paragraph bears a marker."""
        style = node.get(TEXT + "style-name") or style
        if level == 0 and node.get(TEXT + "continue-numbering") != "true" and not node.get(TEXT + "continue-list"):
            self.counts = {key: count for key, count in self.counts.items() if key[0] != style}
        for item in node:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            kind, marker = ("item", self._marker(style, level, item)) if item.tag == TEXT + "list-item" else ("", "")
            for child in _content(item):
                if child.tag == TEXT + "list":
                    yield from self.items(child, min(level + 1, 8), style)
                elif child.tag == TABLE + "table":
                    continue
                else:
                    yield (kind if marker else ""), level, marker, child
                    kind = ""

    def _marker(self, style: str, level: int, item: Any) -> str:
        form, start = self.styles.levels.get((style, level), ("", 1))
        first = next(_content(item), None)
        if form == "hidden" or first is None or first.tag == TEXT + "list":
            return ""
        count = whole(item.get(TEXT + "start-value"), self.counts.get((style, level), start - 1) + 1)
        self.counts = {key: old for key, old in self.counts.items() if key[0] != style or key[1] <= level}
        self.counts[style, level] = count
        return shown(form, count) if form else "-"

    def runs(self, node: Any) -> Runs:
        """The words of a paragraph in order, with their weight."""
        name = node.get(TEXT + "style-name")
        return list(self._runs(node, self.styles.bold(name, False), self.styles.gone(name, ""), self.styles.font(name, "")))

    def _said(self, text: str | None, gone: str, font: str) -> str:
        words = _folded(text)
        if gone and words.strip():
            self.left[gone] += 1
        return "" if gone else in_signs(font, words) if is_symbol_font(font) else words

    def _runs(self, node: Any, bold: bool, gone: str, font: str) -> Iterator[tuple[str, bool]]:
        yield self._said(node.text, gone, font), bold
        for child in node:
            tag = child.tag
            if tag in _INLINE:
                yield from self._inline(child, bold, gone, font)
            elif tag == TEXT + "s":
                yield " " * min(whole(child.get(TEXT + "c"), 1), 100), bold
            elif tag in (TEXT + "tab", TEXT + "line-break"):
                yield ("\t" if tag.endswith("tab") else "\n"), bold
            elif tag == TEXT + "note":
                self.notes += 1
            elif tag == OFFICE + "annotation":
                self.comments += 1
            elif is_drawn(tag):
                self.shapes.append(child)
            elif tag == DRAW + "frame":
                self.pictures += not any(True for _ in child.iter(DRAW + "text-box"))
            elif isinstance(tag, str) and tag.startswith(TEXT) and child.text and not len(child) and tag != TEXT + "hidden-text":
                yield self._said(child.text, gone, font), bold  # fields: dates, names, page numbers as they were last shown
            yield self._said(child.tail, gone, font), bold

    def _inline(self, span: Any, bold: bool, gone: str, font: str) -> Iterator[tuple[str, bool]]:
        name = span.get(TEXT + "style-name")
        if self.styles.raised(name) and is_note_mark("".join(span.itertext())):
            return
        yield from self._runs(span, self.styles.bold(name, bold), self.styles.gone(name, gone), self.styles.font(name, font))

    def table(self, table: Any) -> None:
        """A table, then those in its cells; one of a single column stands for paragraphs of its own."""
        rows = [[cell for cell in row if cell.tag in _CELLS] for row in _rows(table)]
        several = any(sum(map(_width, cells)) > 1 for cells in rows)
        first, above, shaded, inner = True, dict[int, tuple[int, list[Piece]]](), 0, list[Any]()
        for cells in rows:
            own = [cell for cell in cells if cell.tag == TABLE + "table-cell"]
            if len(own) == 1 and _repeats(own[0], "columns") == 1 and not (several and not first and _is_section(own[0])):
                self.body(own[0])
                continue
            row = self._row(cells, above, inner)
            shaded += sum(not list(cell.itertext()) and cell.get(TABLE + "style-name") in self.styles.shaded for cell in own)
            self.writer.row(row, first)
            first = False
        self.left["shaded"] += shaded if shaded > 1 else 0
        for one in inner:
            self.table(one)

    def _row(self, cells: list[Any], above: dict[int, tuple[int, list[Piece]]], inner: list[Any]) -> list[list[Piece]]:
        """The cells of a row; a cell merged downward says its words again, one merged sideways leaves its neighbours empty."""
        found: list[list[Piece]] = []
        for cell in cells:
            left, pieces = above.pop(len(found), (0, []))
            if cell.tag == TABLE + "table-cell":
                pieces = self.pieces(cell, inner)
                left = whole(cell.get(TABLE + "number-rows-spanned"), 1) if again(pieces) else 1
            elif left == 0:
                pieces = []
            if left > 1:
                above[len(found)] = (left - 1, pieces)
            found.extend([pieces] * _repeats(cell, "columns"))
            refuse_beyond("cells", len(found), "a row of its tables has this many cells:", self.writer.where, "Split it")
        return found

    def pieces(self, cell: Any, inner: list[Any]) -> list[Piece]:
        """The paragraphs and items of a cell; a table inside it goes to `inner`, or, where it has one column or row, becomes lines."""
        found: list[Piece] = []
        for node in _content(cell):
            if node.tag == TABLE + "table":
                rows = [[part for part in row if part.tag in _CELLS] for row in _rows(node)]
                if len(rows) > 1 and all(len(row) > 1 for row in rows):
                    inner.append(node)
                    continue
                for row in rows:
                    texts = [" ".join(piece.words for piece in self.pieces(part, inner)) for part in row]
                    found.append(Piece(nested([text for text in texts if text])))
            elif node.tag == TEXT + "list":
                found.extend(Piece(marked(self.runs(node)), marker if kind else "") for kind, _, marker, node in self.items(node, 0, ""))
            else:
                found.append(Piece(marked(self.runs(node))))
                self._draw()
                for box in _boxes(node):
                    found.extend(self.pieces(box, inner))
        return [piece for piece in found if piece.words]


def read_opendocument(data: bytes, where: str, document: str) -> Canonical:
    """The text of an .odt file. Raises GovgraphError, in a line, where it is none, is damaged or is protected."""
    package = Package.open_document(data, where, "OpenDocument text")
    parts = {name: package.xml(name) for name in ("styles.xml", "content.xml") if name in package}
    body = parts["content.xml"].find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise GovgraphError("this is no OpenDocument text", where, "Open it in a word processor and save it as .odt")
    text = _Text(Styles.of(parts.values()), Writer(where))
    try:
        text.body(body)
        margins = _margins(text, parts.get("styles.xml"))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as err:
        raise package.damaged() from err
    deleted = (
        "".join(chain.from_iterable(one.itertext() for one in gone.iter(TEXT + "p", TEXT + "h"))) for gone in body.iter(TEXT + "deletion")
    )
    text.left["struck"] += sum(bool(words.strip()) for words in deleted)
    return text.writer.done(_issues(text, document), margins)


def _margins(text: _Text, styles: Any | None) -> list[str]:
    """The words of headers and footers, each once."""
    found: dict[str, None] = {}
    for part in styles.iter(STYLE + "header", STYLE + "footer", STYLE + "header-first") if styles is not None else ():
        for node in part.iter(TEXT + "p", TEXT + "h"):
            if words := plain(text.runs(node)).strip():
                found[" ".join(words.split())] = None
    return list(found)


def _issues(text: _Text, document: str) -> list[Issue]:
    say = "If one shows who reports to whom, say so in words or in a register"
    chart = "drawn chart(s) of boxes and lines were read: upper boxes as superiors of lower ones"
    others = (
        (text.pictures, "pictures", "picture(s) or diagram(s) were not read", say),
        (text.charts, "drawn charts", chart, "Check them"),
        (text.unclear, "drawn charts", "line(s) of a drawn chart join no two boxes above each other and were not read", say),
        (
            text.left["shaded"],
            "colours",
            "cells say something by their colour alone (shading), which was not read",
            "Write it into the cells",
        ),
        (text.notes, "notes", "notes were not read", "Put what matters of them into the text"),
        (text.comments, "comments", "comments were not read", "Put what matters of them into the text"),
    )
    issues = [Issue(document, place, f"{number} {what}", advice) for number, place, what, advice in others if number]
    return [*told(document, text.left["struck"], text.left["hidden"]), *issues]


def _content(element: Any) -> Iterator[Any]:
    """The paragraphs, headings, lists and tables of a body, a cell, an item or a frame; not the table of contents."""
    for node in element:
        if node.tag in (TEXT + "p", TEXT + "h", TEXT + "list", TABLE + "table"):
            yield node
        elif node.tag in _THROUGH:
            yield from _content(node)
        elif node.tag == DRAW + "frame":
            for box in node.iterchildren(DRAW + "text-box"):
                yield from _content(box)


def _rows(table: Any) -> Iterator[Any]:
    for node in table:
        if node.tag == TABLE + "table-row":
            for _ in range(_repeats(node, "rows")):
                yield node
        elif node.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
            yield from _rows(node)


def _repeats(node: Any, what: str) -> int:
    return max(1, min(whole(node.get(f"{TABLE}number-{what}-repeated"), 1), _MOST_REPEATS))


def _width(cell: Any) -> int:
    return max(_repeats(cell, "columns"), min(whole(cell.get(TABLE + "number-columns-spanned"), 1), _MOST_REPEATS))


def _is_section(cell: Any) -> bool:
    nodes = [node for node in _content(cell) if "".join(node.itertext()).strip()]
    return len(nodes) == 1 and nodes[0].tag == TEXT + "p" and len("".join(nodes[0].itertext())) <= SECTION


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, those inside other boxes left to them."""
    for box in paragraph.iter(DRAW + "text-box"):
        if next((node for node in box.iterancestors(TEXT + "p", TEXT + "h")), None) is paragraph:
            yield box


def _folded(text: str | None) -> str:
    """White space in the file's XML is layout of the file, not of the text."""
    if not text:
        return ""
    words = " ".join(text.split())
    return (" " if text[0].isspace() else "") + words + (" " if words and text[-1].isspace() else "")
