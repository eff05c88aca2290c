"""Word documents (.docx) to canonical text: headings, lists, tables, bold labels, line breaks, text boxes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from govgraph.graph.claims import Issue
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.office.canonical import Canonical, Piece, Runs, Writer, is_heading, marked, nested, plain
from govgraph.loaders.office.numbering import Numbering, W
from govgraph.loaders.office.package import check_package

# Wrappers whose content counts as the document's own; deletions, field codes and fallbacks for old programs do not.
_THROUGH = {W + tag for tag in ("ins", "smartTag", "hyperlink", "sdt", "sdtContent", "customXml", "fldSimple", "moveTo")}
_CONTENTS = re.compile(r"^(?:toc \d|table of figures)$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^List (?P<kind>Bullet|Number|Continue)?\s?(?P<level>\d)?", re.IGNORECASE)


@dataclass(frozen=True)
class _Style:
    """What a paragraph style says: outline level (1 the highest, 0 for none), list and depth, bold."""

    name: str = ""
    heading: int = 0
    number: str | None = None
    level: int = 0
    bold: bool = False


@dataclass
class _Word:
    """One document while it is read."""

    numbering: Numbering
    styles: dict[str, _Style]
    strong: set[str]
    writer: Writer = field(default_factory=Writer)
    pictures: int = 0

    def body(self, element: Any) -> None:
        """Everything in the body, or in a cell that stands for a page of its own."""
        for node in _inside(element, "p", "tbl"):
            if node.tag == W + "tbl":
                self.table(node)
                continue
            kind, level, marker, runs = self.paragraph(node)
            if kind == "heading":
                self.writer.heading(level, runs)
            elif kind == "item":
                self.writer.item(level, marker, runs)
            elif kind == "paragraph":
                self.writer.paragraph(runs)
            for box in _boxes(node):
                self.body(box)

    def paragraph(self, node: Any) -> tuple[str, int, str, Runs]:
        """(kind, level, marker, runs) of a paragraph; kind "" where it is empty or a line of the table of contents."""
        settings = node.find(W + "pPr")
        style = self.styles.get(_val(settings, "pStyle"), self.styles.get("", _Style()))
        runs = list(self.runs(node))
        text = plain(runs).strip()
        outline = _val(settings, "outlineLvl")
        heading = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else style.heading
        if heading and is_heading(text):
            return ("heading" if text else ""), heading, "", runs
        number, level = self._list(settings, style)
        marker = self.numbering.marker(number, level) if number and text else None
        if not text or _CONTENTS.match(style.name):
            return "", 0, "", runs
        if style.bold:
            runs = [(words, True) for words, _ in runs]
        return ("item", level, marker, runs) if marker else ("paragraph", 0, "", runs)

    def _list(self, settings: Any, style: _Style) -> tuple[str | None, int]:
        props = settings.find(W + "numPr") if settings is not None else None
        if props is None:
            return style.number, style.level
        number, level = _val(props, "numId") or style.number, _val(props, "ilvl")
        return (None if number in ("", "0") else number), min(int(level), 8) if level.isdigit() else style.level

    def runs(self, node: Any) -> Iterator[tuple[str, bool]]:
        """The words of a paragraph in order, with their weight."""
        for child in node:
            if child.tag == W + "r":
                yield self._text(child), self._is_bold(child)
            elif child.tag in _THROUGH:
                yield from self.runs(child)

    def _text(self, run: Any) -> str:
        out: list[str] = []
        for node in run:
            tag = node.tag.removeprefix(W) if isinstance(node.tag, str) else ""
            if tag == "t":
                out.append(node.text or "")
            elif tag in ("br", "cr"):
                out.append("\n" if node.get(W + "type") in (None, "textWrapping") else " ")
            elif tag in ("tab", "ptab"):
                out.append("\t")
            elif tag == "noBreakHyphen":
                out.append("-")
            elif tag == "sym":
                out.append(_symbol(node))
            elif tag in ("drawing", "pict", "object"):
                self.pictures += not any(True for _ in node.iter(W + "txbxContent"))
        return "".join(out)

    def _is_bold(self, run: Any) -> bool:
        settings = run.find(W + "rPr")
        if settings is None:
            return False
        bold = settings.find(W + "b")
        return bold.get(W + "val") not in ("0", "false", "off") if bold is not None else _val(settings, "rStyle") in self.strong

    def table(self, table: Any) -> None:
        """A table; a row of one cell alone stands for paragraphs of its own."""
        first, above = True, dict[int, list[Piece]]()
        for row in _inside(table, "tr"):
            cells = list(_inside(row, "tc"))
            if len(cells) == 1:
                self.body(cells[0])
                continue
            self.writer.row(self._row(cells, above), first)
            first = False

    def _row(self, cells: list[Any], above: dict[int, list[Piece]]) -> list[list[Piece]]:
        """The cells of a row; a cell merged downward says its words again, one merged sideways leaves its neighbours empty."""
        found: list[list[Piece]] = []
        for cell in cells:
            settings = cell.find(W + "tcPr")
            merge = settings.find(W + "vMerge") if settings is not None else None
            goes_on = merge is not None and merge.get(W + "val") != "restart"
            pieces = above.get(len(found), []) if goes_on else self.pieces(cell)
            above[len(found)] = pieces if merge is not None and len(pieces) == 1 else []
            span = _val(settings, "gridSpan")
            found.append(pieces)
            found.extend([[]] * (min(int(span), 60) - 1 if span.isdigit() else 0))
        return found

    def pieces(self, cell: Any) -> list[Piece]:
        """The paragraphs and items of a cell; rows of a table inside it become lines."""
        found: list[Piece] = []
        for node in _inside(cell, "p", "tbl"):
            if node.tag == W + "tbl":
                for row in _inside(node, "tr"):
                    texts = [" ".join(piece.words for piece in self.pieces(inner)) for inner in _inside(row, "tc")]
                    found.append(Piece(nested([text for text in texts if text])))
                continue
            kind, _, marker, runs = self.paragraph(node)
            if kind:
                found.append(Piece(marked(runs), marker))
            for box in _boxes(node):
                found.extend(self.pieces(box))
        return [piece for piece in found if piece.words]


def read_word(data: bytes, where: str, document: str) -> Canonical:
    """The text of a .docx file. Raises GovgraphError, in a line, where it is none, is damaged or is protected."""
    check_package(data, where, "word/document.xml", "Word document")
    from docx import Document

    damaged = GovgraphError("this Word document is damaged", where, "Open it in a word processor and save it again")
    try:
        opened = Document(io.BytesIO(data))
        word = _Word(Numbering.of(_numbering(opened)), _styles(opened), _strong(opened))
    except Exception as err:  # whatever a damaged package makes the library say is one and the same to its owner
        raise damaged from err
    try:
        word.body(opened.element.body)
    except (ValueError, RecursionError) as err:
        raise damaged from err
    return word.writer.done(_issues(opened, word, document))


def _issues(opened: Any, word: _Word, document: str) -> list[Issue]:
    found: list[Issue] = []
    if word.pictures:
        what = f"{word.pictures} picture(s) or diagram(s) were not read"
        found.append(Issue(document, "pictures", what, "If one shows who reports to whom, say so in words or in a register"))
    for part in opened.part.package.iter_parts():
        if part.partname in ("/word/footnotes.xml", "/word/endnotes.xml"):
            notes = len(re.findall(rb"<w:(?:footnote|endnote)\b(?![^>]*w:type=)", part.blob))
            if notes:
                what = f"{notes} {part.partname[6:-5]} were not read"
                found.append(Issue(document, part.partname[6:-5], what, "Put what matters of them into the text"))
    return found


def _numbering(opened: Any) -> Any | None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    found = [rel for rel in opened.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING and not rel.is_external]
    return found[0].target_part.element if found else None


def _styles(opened: Any) -> dict[str, _Style]:
    nodes = {node.get(W + "styleId"): node for node in opened.styles.element.iter(W + "style") if node.get(W + "type") == "paragraph"}
    made = {key: _style(key, nodes, 0) for key in nodes}
    default = next((key for key, node in nodes.items() if node.get(W + "default") in ("1", "true")), None)
    return {**made, "": made[default] if default else _Style()}


def _style(key: str, nodes: dict[str, Any], depth: int) -> _Style:
    node = nodes[key]
    parent = _val(node, "basedOn")
    base = _style(parent, nodes, depth + 1) if parent in nodes and parent != key and depth < 20 else _Style()
    settings = node.find(W + "pPr")
    name, outline = _val(node, "name"), _val(settings, "outlineLvl")
    heading = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0 if outline else base.heading
    heading = {"title": 1, "subtitle": 2}.get(name.lower(), heading)
    props = settings.find(W + "numPr") if settings is not None else None
    number = _val(props, "numId") or base.number
    shift, listed = _val(props, "ilvl"), _LIST_STYLE.match(name)
    level = int(shift) if shift.isdigit() else int(listed["level"] or 1) - 1 if listed else base.level
    weight = node.find(f"{W}rPr/{W}b")
    bold = weight.get(W + "val") not in ("0", "false", "off") if weight is not None else base.bold
    return _Style(name, heading, None if number == "0" else number, level, bold and not heading)


def _strong(opened: Any) -> set[str]:
    """The character styles that print bold."""
    nodes = [node for node in opened.styles.element.iter(W + "style") if node.get(W + "type") == "character"]
    return {node.get(W + "styleId") for node in nodes if node.find(f"{W}rPr/{W}b") is not None}


def _inside(element: Any, *names: str) -> Iterator[Any]:
    """The children of these names, also those in content controls and insertions."""
    for node in element:
        if node.tag.removeprefix(W) in names:
            yield node
        elif node.tag in _THROUGH:
            yield from _inside(node, *names)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph; what is repeated for old programs is left out."""
    for box in paragraph.iter(W + "txbxContent"):
        above = [node.tag.rpartition("}")[2] for node in box.iterancestors() if isinstance(node.tag, str)]
        inside = above[: above.index("p")] if "p" in above else above
        if "Fallback" not in inside:
            yield box


def _symbol(node: Any) -> str:
    """Tick and cross of the symbol fonts; other symbols are dropped."""
    code, font = (node.get(W + "char") or "").upper(), (node.get(W + "font") or "").lower()
    if "wingdings" in font:
        return {"F0FC": "✓", "F0FE": "✓", "F0FB": "X", "F0FD": "X", "00FC": "✓", "00FB": "X", "F050": "✓"}.get(code, "")
    return ""


def _val(node: Any, tag: str) -> str:
    found = node.find(W + tag) if node is not None else None
    return (found.get(W + "val") or "") if found is not None else ""
