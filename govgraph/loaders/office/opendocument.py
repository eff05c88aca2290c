"""OpenDocument texts (.odt) to canonical text: headings, lists, tables, bold labels, line breaks, text boxes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from govgraph.graph.claims import Issue
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.office.canonical import Canonical, Piece, Runs, Writer, is_heading, marked, nested, plain
from govgraph.loaders.office.numbering import shown
from govgraph.loaders.office.odfstyles import DRAW, OFFICE, TABLE, TEXT, Styles
from govgraph.loaders.office.package import check_package

_THROUGH = {TEXT + "section", TEXT + "index-body", OFFICE + "text", TEXT + "list-header", TEXT + "numbered-paragraph"}
_INLINE = {TEXT + tag for tag in ("span", "a", "meta", "meta-field", "ruby", "ruby-base", "bookmark-ref", "reference-ref", "sequence")}
_MOST_REPEATS = 60  # a row or cell said to stand a thousand times is an empty margin


@dataclass
class _Text:
    """One document while it is read."""

    styles: Styles
    writer: Writer = field(default_factory=Writer)
    pictures: int = 0
    notes: int = 0
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
        for box in _boxes(node):
            self.body(box)

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
        given = item.get(TEXT + "start-value") or ""
        count = int(given) if given.isdecimal() else self.counts.get((style, level), start - 1) + 1
        self.counts = {key: old for key, old in self.counts.items() if key[0] != style or key[1] <= level}
        self.counts[style, level] = count
        return shown(form, count) if form else "-"

    def runs(self, node: Any) -> Runs:
        """The words of a paragraph in order, with their weight."""
        return list(self._runs(node, self.styles.bold(node.get(TEXT + "style-name"), False)))

    def _runs(self, node: Any, bold: bool) -> Iterator[tuple[str, bool]]:
        yield _folded(node.text), bold
        for child in node:
            tag = child.tag
            if tag in _INLINE:
                yield from self._runs(child, self.styles.bold(child.get(TEXT + "style-name"), bold))
            elif tag == TEXT + "s":
                count = child.get(TEXT + "c") or "1"
                yield " " * (min(int(count), 100) if count.isdecimal() else 1), bold
            elif tag in (TEXT + "tab", TEXT + "line-break"):
                yield ("\t" if tag.endswith("tab") else "\n"), bold
            elif tag == TEXT + "note":
                self.notes += 1
            elif tag == DRAW + "frame":
                self.pictures += not any(True for _ in child.iter(DRAW + "text-box"))
            elif isinstance(tag, str) and tag.startswith(TEXT) and child.text and not len(child):
                yield _folded(child.text), bold  # fields: dates, names, page numbers as they were last shown
            yield _folded(child.tail), bold

    def table(self, table: Any) -> None:
        """A table; a row of one cell alone stands for paragraphs of its own."""
        first, above = True, dict[int, tuple[int, list[Piece]]]()
        for row in _rows(table):
            cells = [cell for cell in row if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")]
            if len(cells) == 1 and _repeats(cells[0], "columns") == 1:
                self.body(cells[0])
                continue
            self.writer.row(self._row(cells, above), first)
            first = False

    def _row(self, cells: list[Any], above: dict[int, tuple[int, list[Piece]]]) -> list[list[Piece]]:
        """The cells of a row; a cell merged downward says its words again, one merged sideways leaves its neighbours empty."""
        found: list[list[Piece]] = []
        for cell in cells:
            left, pieces = above.pop(len(found), (0, []))
            if cell.tag == TABLE + "table-cell":
                pieces = self.pieces(cell)
                down = cell.get(TABLE + "number-rows-spanned") or "1"
                left = int(down) if down.isdecimal() and len(pieces) == 1 else 1
            elif left == 0:
                pieces = []
            if left > 1:
                above[len(found)] = (left - 1, pieces)
            found.extend([pieces] * _repeats(cell, "columns"))
        return found

    def pieces(self, cell: Any) -> list[Piece]:
        """The paragraphs and items of a cell; rows of a table inside it become lines."""
        found: list[Piece] = []
        for node in _content(cell):
            if node.tag == TABLE + "table":
                for row in _rows(node):
                    texts = [" ".join(piece.words for piece in self.pieces(inner)) for inner in row]
                    found.append(Piece(nested([text for text in texts if text])))
            elif node.tag == TEXT + "list":
                found.extend(Piece(marked(self.runs(node)), marker if kind else "") for kind, _, marker, node in self.items(node, 0, ""))
            else:
                found.append(Piece(marked(self.runs(node))))
                for box in _boxes(node):
                    found.extend(self.pieces(box))
        return [piece for piece in found if piece.words]


def read_opendocument(data: bytes, where: str, document: str) -> Canonical:
    """The text of an .odt file. Raises GovgraphError, in a line, where it is none, is damaged or is protected."""
    check_package(data, where, "content.xml", "OpenDocument text")
    damaged = GovgraphError("this OpenDocument text is damaged", where, "Open it in a word processor and save it again")
    parts = _parts(data, where, damaged)
    body = parts["content.xml"].find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise GovgraphError("this is no OpenDocument text", where, "Open it in a word processor and save it as .odt")
    text = _Text(Styles.of(parts.values()))
    try:
        text.body(body)
    except (ValueError, RecursionError) as err:
        raise damaged from err
    return text.writer.done(_issues(text, document))


def _parts(data: bytes, where: str, damaged: GovgraphError) -> dict[str, Any]:
    """The root elements of the text and its styles; nothing outside the file is fetched for them."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
                raise GovgraphError("it is protected by a password", where, "Save it without the password")
            return {name: etree.fromstring(package.read(name), parser) for name in ("styles.xml", "content.xml") if name in names}
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, ValueError, KeyError, EOFError, NotImplementedError) as err:
        raise damaged from err


def _issues(text: _Text, document: str) -> list[Issue]:
    found: list[Issue] = []
    if text.pictures:
        what = f"{text.pictures} picture(s) or diagram(s) were not read"
        found.append(Issue(document, "pictures", what, "If one shows who reports to whom, say so in words or in a register"))
    if text.notes:
        found.append(Issue(document, "notes", f"{text.notes} notes were not read", "Put what matters of them into the text"))
    return found


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
    count = node.get(f"{TABLE}number-{what}-repeated") or "1"
    return max(1, min(int(count), _MOST_REPEATS)) if count.isdecimal() else 1


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
