"""Word documents (.docx) to canonical text: headings, lists, tables, bold labels, line breaks, text boxes, drawn charts."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import Any

from govgraph.graph.claims import Issue
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.leftwords import told
from govgraph.loaders.numbers import whole
from govgraph.loaders.office.canonical import Canonical, Piece, Writer, is_heading, marked, plain
from govgraph.loaders.office.canonical import Runs as Words
from govgraph.loaders.office.charts import Chart, named
from govgraph.loaders.office.drawings import R, read_drawing, read_smart_art
from govgraph.loaders.office.numbering import Numbering, W
from govgraph.loaders.office.package import Package
from govgraph.loaders.office.wordruns import Runs, inside
from govgraph.loaders.office.wordstyles import Styles, value
from govgraph.loaders.office.wordtables import Tables

_CONTENTS = re.compile(r"^(?:toc \d|table of figures)$", re.IGNORECASE)
_NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_DEEPEST = 3  # documents inserted into each other
_MOST_BOXED = 60  # text boxes and cells within each other


@dataclass
class Word:
    """One document while it is read. diagrams: by the ids of their parts; chunks: inserted documents, by the ids of theirs."""

    package: Package
    numbering: Numbering
    runs: Runs
    writer: Writer
    parts: dict[str, str] = field(default_factory=dict)
    pictures: int = 0
    unclear: int = 0
    charts: int = 0
    depth: int = 0
    boxed: int = 0
    inserted: list[str] = field(default_factory=list)  # kinds of inserted documents that were not read

    def body(self, element: Any) -> None:
        """Everything in the body, in a text box, or in a cell that stands for a page of its own."""
        self.boxed += 1
        if self.boxed > _MOST_BOXED:
            raise GovgraphError("its boxes and tables stand in each other too deeply", self.package.where, "Open it and save it again")
        for node in inside(element, "p", "tbl", "altChunk"):
            if node.tag == W + "tbl":
                Tables(self).write(node)
            elif node.tag == W + "altChunk":
                self._insert(node)
            else:
                self._write(node)
        self.boxed -= 1

    def _write(self, node: Any) -> None:
        kind, level, marker, words = self.paragraph(node)
        if kind == "heading":
            self.writer.heading(level, words)
        elif kind == "item":
            self.writer.item(level, marker, words)
        elif kind == "paragraph":
            self.writer.paragraph(words)
        for box in self.drawn():
            self.body(box)

    def paragraph(self, node: Any) -> tuple[str, int, str, Words]:
        """(kind, level, marker, runs) of a paragraph; kind "" where it is empty or a line of the table of contents."""
        settings = node.find(W + "pPr")
        style = self.runs.styles.of_paragraph(settings)
        words = list(self.runs.of(node, style.look))
        text = plain(words).strip()
        outline = value(settings, "outlineLvl")
        heading = depth + 1 if (depth := whole(outline, 9)) < 9 else style.heading
        if heading and is_heading(text):
            return ("heading" if text else ""), heading, "", words
        number, level = self._list(settings, style.number, style.level)
        marker = self.numbering.marker(number, level) if number and text else None
        if not text or _CONTENTS.match(style.name):
            return "", 0, "", words
        return ("item", level, marker, words) if marker else ("paragraph", 0, "", words)

    @staticmethod
    def _list(settings: Any, number: str | None, level: int) -> tuple[str | None, int]:
        props = settings.find(W + "numPr") if settings is not None else None
        if props is None:
            return number, level
        said, depth = value(props, "numId") or number, value(props, "ilvl")
        return (None if said in ("", "0") else said), min(whole(depth, level), 8)

    def drawn(self) -> list[Any]:
        """What was drawn in the paragraph read last: charts are written, the text boxes of the rest are given back."""
        drawings, self.runs.drawings = self.runs.drawings, []
        boxes: list[Any] = []
        for node in drawings:
            found = read_drawing([node])
            found.chart.shapes = named(found.chart.shapes)
            if found.is_chart:
                self._chart(found.chart)
            else:
                boxes.extend(found.boxes)
            for part in filter(None, map(self.parts.get, found.diagrams)):
                self._chart(read_smart_art(self.package.xml(part)))
            self.pictures += found.pictures
        return boxes

    def _chart(self, chart: Chart) -> None:
        self.charts += 1
        self.unclear += self.writer.chart(chart)
        if not chart.lines()[0]:
            for shape in chart.shapes:
                self.writer.paragraph([(shape.text, False)])

    def _insert(self, node: Any) -> None:
        """A document that was inserted whole: Word's own kind, text and HTML are read where they stand."""
        from govgraph.loaders.office.inserted import inserted_text

        part = self.parts.get(node.get(R + "id") or "", "")
        ending = posixpath.splitext(part)[1].lower()
        if part not in self.package or self.depth >= _DEEPEST:
            return
        data = self.package.read(part)
        if ending == ".docx":
            inner = open_word(data, self.package.where, self.writer, self.depth + 1)
            for name in ("pictures", "unclear", "charts"):
                setattr(self, name, getattr(self, name) + getattr(inner, name))
        elif (lines := inserted_text(data, ending)) is not None:
            for words in lines:
                self.writer.paragraph([(words, False)])
        else:
            self.inserted.append(ending or "no ending")


def open_word(data: bytes, where: str, writer: Writer, depth: int = 0) -> Word:
    """A document, read into the writer. Raises GovgraphError, in a line, where it is none, is damaged or is protected."""
    package = Package.open(data, where, "Word document")
    if "word/vbaProject.bin" in package and where.lower().endswith(".docx"):
        raise GovgraphError("it holds macros", where, "Save it as .docx, which holds none")
    main = package.main("word/document.xml")
    parts = package.related(main)
    by_kind = {kind: part for _, kind, part in parts if part in package}
    styles = Styles.of(package.xml(by_kind["styles"]) if "styles" in by_kind else None)
    numbering = Numbering.of(package.xml(by_kind["numbering"]) if "numbering" in by_kind else None)
    body = package.xml(main).find(W + "body")
    if body is None:
        raise package.damaged()
    word = Word(package, numbering, Runs(styles), writer, {key: part for key, _, part in parts if part in package}, depth=depth)
    try:
        word.body(body)
    except (ValueError, RecursionError, KeyError, AttributeError, TypeError) as err:
        raise package.damaged() from err
    return word


def read_word(data: bytes, where: str, document: str) -> Canonical:
    """The text of a .docx file. Raises GovgraphError, in a line, where it is none, is damaged or is protected."""
    writer = Writer(where)
    word = open_word(data, where, writer)
    return writer.done(_issues(word, document), _margins(word))


def _margins(word: Word) -> list[str]:
    """The words of headers and footers, each once."""
    package = word.package
    parts = [part for _, kind, part in package.related(package.main("word/document.xml")) if kind in ("header", "footer")]
    found: dict[str, None] = {}
    for part in parts:
        if part in package:
            for node in package.xml(part).iter(W + "p"):
                if text := plain(list(word.runs.of(node, word.runs.styles.of_paragraph(node.find(W + "pPr")).look))).strip():
                    found[" ".join(text.split())] = None
    return list(found)


def _issues(word: Word, document: str) -> list[Issue]:
    found: list[Issue] = []

    def tell(number: int, place: str, what: str, advice: str) -> None:
        if number:
            found.append(Issue(document, place, what.format(number), advice))

    say = "If one shows who reports to whom, say so in words or in a register"
    tell(word.pictures, "pictures", "{} picture(s) or diagram(s) were not read", say)
    tell(
        word.charts, "drawn charts", "{} drawn chart(s) of boxes and lines were read: upper boxes as superiors of lower ones", "Check them"
    )
    tell(word.unclear, "drawn charts", "{} line(s) of a drawn chart join no two boxes above each other and were not read", say)
    found += told(document, word.runs.left["struck"], word.runs.left["hidden"])
    tell(
        word.runs.left["shaded"],
        "colours",
        "{} cells say something by their colour alone (shading), which was not read",
        "Write it into the cells",
    )
    for ending in word.inserted:
        found.append(Issue(document, "inserted documents", f"an inserted document ({ending}) was not read", "Load it by itself"))
    package = word.package
    for _, kind, part in package.related(package.main("word/document.xml")):
        if kind in _NOTES and part in package:
            notes = [node for node in package.xml(part).iter(W + _NOTES[kind]) if node.get(W + "type") in (None, "normal")]
            tell(len(notes), kind, f"{{}} {kind} were not read", "Put what matters of them into the text")
    return found


def pieces_of(word: Word, node: Any) -> list[Piece]:
    """A paragraph of a cell, with the text boxes that hang on it."""
    kind, _, marker, words = word.paragraph(node)
    found = [Piece(marked(words), marker)] if kind else []
    for content in word.drawn():
        for inner in inside(content, "p"):
            found.extend(pieces_of(word, inner))
    return found
