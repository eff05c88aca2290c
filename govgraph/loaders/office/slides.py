"""Slides (.pptx) to canonical text: titles as headings, texts, tables, charts drawn of boxes and lines, a slide as a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from govgraph.graph.claims import Issue
from govgraph.loaders.files.limits import refuse_beyond
from govgraph.loaders.numbers import whole
from govgraph.loaders.office.canonical import Canonical, Piece, Runs, Writer, marked
from govgraph.loaders.office.charts import named
from govgraph.loaders.office.drawings import A, R, read_drawing, read_smart_art
from govgraph.loaders.office.package import Package

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_TITLES = ("title", "ctrTitle")
_FURNITURE = ("dt", "ftr", "sldNum")
_DEEPEST = 50


def read_slides(data: bytes, where: str, document: str) -> Canonical:
    """The text of a .pptx file. Raises GovgraphError, in a line, where it is none, is damaged or is protected."""
    package = Package.open(data, where, "presentation")
    main = package.main("ppt/presentation.xml")
    slides = _slides(package, main)
    refuse_beyond("pages", len(slides), "it has this many slides:", where, "Split it")
    reader = _Reader(package, Writer(where))
    try:
        for number, part in enumerate(slides, 1):
            reader.slide(part, number)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as err:
        raise package.damaged() from err
    return replace(reader.writer.done(reader.issues(document)), starts=tuple(reader.starts))


def _slides(package: Package, main: str) -> list[str]:
    """The parts of the slides that are shown, in their order."""
    parts = {key: part for key, kind, part in package.related(main) if kind == "slide" and part in package}
    order = [node.get(R + "id") or "" for node in package.xml(main).iter(P + "sldId")]
    return [parts[key] for key in order if key in parts]


class _Reader:
    """One presentation while it is read."""

    def __init__(self, package: Package, writer: Writer) -> None:
        self.package, self.writer = package, writer
        self.starts: list[tuple[int, int]] = []
        self.told: dict[str, int] = {}

    def slide(self, part: str, number: int) -> None:
        """A slide: its title first, then the rest as it is drawn."""
        root = self.package.xml(part)
        if root.get("show") in ("0", "false"):
            self._count("hidden slide(s) were left out")
            return
        self.starts.append((self.writer.length, number))
        tree = root.find(f"{P}cSld/{P}spTree")
        if tree is None:
            return
        related = {key: target for key, _, target in self.package.related(part)}
        shapes = list(_shapes(tree, 0))
        for shape in sorted(shapes, key=lambda shape: _role(shape) not in _TITLES):
            self._shape(shape, related)
        self._drawn(tree, related)
        if any(target.startswith("ppt/notesslides") or "notesSlide" in target for target in related.values()):
            self._count("slide(s) have notes, which were not read")

    def _shape(self, shape: Any, related: dict[str, str]) -> None:
        role = _role(shape)
        if shape.tag == P + "graphicFrame":
            for table in shape.iter(A + "tbl"):
                self._table(table)
            return
        if role in _FURNITURE:
            return
        body = shape.find(P + "txBody")
        for paragraph in body.iterchildren(A + "p") if body is not None else ():
            runs = _runs(paragraph)
            settings = paragraph.find(A + "pPr")
            level = whole(settings.get("lvl"), 0) if settings is not None else 0
            if role in _TITLES:
                self.writer.heading(2, runs)
            elif role == "body" or (settings is not None and settings.find(A + "buChar") is not None):
                self.writer.item(min(level, 8), "-", runs)
            else:
                self.writer.paragraph(runs)

    def _table(self, table: Any) -> None:
        for number, row in enumerate(table.iterchildren(A + "tr")):
            cells = []
            for cell in row.iterchildren(A + "tc"):
                words = [marked(_runs(paragraph)) for paragraph in cell.iter(A + "p")]
                merged = cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true")
                cells.append([] if merged else [Piece(text) for text in words if text])
            self.writer.row(cells, number == 0)

    def _drawn(self, tree: Any, related: dict[str, str]) -> None:
        found = read_drawing(tree)
        found.chart.shapes = named(found.chart.shapes)
        charts = [found.chart] if found.is_chart else []
        charts += [read_smart_art(self.package.xml(related[key])) for key in found.diagrams if related.get(key, "") in self.package]
        for chart in charts:
            self._count("drawn chart(s) of boxes and lines were read: upper boxes as superiors of lower ones")
            self._count("line(s) of a drawn chart join no two boxes above each other and were not read", self.writer.chart(chart))
        if next(tree.iter(P + "pic"), None) is not None:
            self._count("picture(s) or diagram(s) were not read", sum(1 for _ in tree.iter(P + "pic")))

    def _count(self, what: str, number: int = 1) -> None:
        if number:
            self.told[what] = self.told.get(what, 0) + number

    def issues(self, document: str) -> list[Issue]:
        """What was left out, by kind."""
        advice = "If one shows who reports to whom, say so in words or in a register"
        return [Issue(document, "slides", f"{number} {what}", advice) for what, number in self.told.items()]


def _shapes(tree: Any, depth: int) -> Iterator[Any]:
    for node in tree:
        if node.tag == P + "grpSp" and depth < _DEEPEST:
            yield from _shapes(node, depth + 1)
        elif node.tag in (P + "sp", P + "graphicFrame"):
            yield node


def _role(shape: Any) -> str:
    """What a placeholder is for; "" for a shape of its own."""
    mark = next(shape.iter(P + "ph"), None)
    return "" if mark is None else mark.get("type") or "body"


def _runs(paragraph: Any) -> Runs:
    """The words of a paragraph with their weight; struck-out ones are left out."""
    runs: Runs = []
    for node in paragraph:
        settings = node.find(A + "rPr")
        struck = settings is not None and (settings.get("strike") or "noStrike") != "noStrike"
        if node.tag == A + "br":
            runs.append(("\n", False))
        elif node.tag in (A + "r", A + "fld") and not struck:
            text = node.find(A + "t")
            bold = settings is not None and settings.get("b") in ("1", "true")
            runs.append((text.text or "" if text is not None else "", bold))
    return runs
