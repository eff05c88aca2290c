"""What python-docx leaves to the caller: heads that repeat, fixed widths, marks, fields, language, landscape pages."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from govgraph.graph.cells import cell_text, clean_text
from govgraph.viz.report.model import Cell

FONT = "Arial"
_HEAD = ("E6ECF1", "1B2733")
SHORT = 8  # rows of a table that is not torn apart by a page's end
_NAMES = {"Title": 22, "Subtitle": 11, "Heading 1": 15, "Heading 2": 12, "Heading 3": 10, "Normal": 10, "Quote": 9, "List Bullet": 10}
_OWN = {"Small": (8.5, 3), "Cell": (8.5, 1)}
_SPACE = {  # points above and below
    "Title": (0, 2), "Heading 1": (12, 4), "Heading 2": (8, 2), "Heading 3": (9, 2),
    "Normal": (0, 3), "Quote": (0, 2), "List Bullet": (0, 2),
}  # fmt: skip
_RAG = {"Red": ("F6C9CC", "7D0A12"), "Amber": ("FBE3B5", "6B4200"), "Green": ("D3EBD8", "14512A"), "Grey": ("E6E9EC", "3C4650")}


def styles(document: Any) -> None:
    """One face, dark ink, sizes that print well; our own styles for small print and cells."""
    for name, points in _NAMES.items():
        _face(document.styles[name], points)
    for name, (size, after) in _OWN.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _face(style, size)
        style.paragraph_format.space_after = Pt(after)
    for name, (above, below) in _SPACE.items():
        form = document.styles[name].paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(above), Pt(below), 1.0
    document.styles["Quote"].paragraph_format.left_indent = Cm(0.6)


def _face(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string("1B2733")
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's face would win over ours
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)


def language(document: Any, tag: str) -> None:
    """The language of the whole text, for spelling and for screen readers."""
    for item in document.styles.element.iter(qn("w:lang")):
        item.set(qn("w:val"), tag)


def turn(document: Any, landscape: bool) -> None:
    """A new page in the other orientation where it changes; otherwise nothing."""
    page = document.sections[-1]
    if (page.orientation == WD_ORIENT.LANDSCAPE) != landscape:
        new = document.add_section(WD_SECTION.NEW_PAGE)
        new.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        new.page_width, new.page_height = page.page_height, page.page_width


def add_table(
    document: Any, title: str, columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...],
    *, rag: int | None = None, shares: tuple[float, ...] = (), high: int = 0, tinted: bool = True,
) -> None:  # fmt: skip
    """A table with a repeating head, fixed widths after its text or by `shares`, and `title` as its description.

    rag: the column whose words are tinted; high: least height of a row, to write in; tinted: whether the first row looks like a head.
    """
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    table.autofit = False
    _describe(table, title)
    _rules(table)
    page = document.sections[-1]
    across = page.page_width - page.left_margin - page.right_margin
    widths = [int(across * share / sum(shares)) for share in shares] or _widths(columns, rows, across)
    numbers = [any(isinstance(row[column], (int, float)) for row in rows) for column in range(len(columns))]
    lines = list(table._tbl.tr_lst)
    for number, (line, row) in enumerate(zip(lines, (columns, *rows), strict=True)):
        _row(line, head=number == 0, high=high if number else 0)
        # Straight to the XML: table.cell() walks the whole table for every cell.
        for place, (cell, value, width, numeric) in enumerate(zip(line.tc_lst, row, widths, numbers, strict=True)):
            cell.width = width
            look = _HEAD if number == 0 and tinted else _RAG.get(str(value).partition(" ")[0]) if place == rag else None
            _fill(cell, value, look, right=numeric)
            if number == 0 or (len(rows) <= SHORT and number < len(rows)):
                cell.p_lst[0].get_or_add_pPr().get_or_add_keepNext()
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width


def _fill(cell: Any, value: Cell, look: tuple[str, str] | None, right: bool) -> None:
    """The cell's text. look: its paper and its ink, and then in bold."""
    paragraph = cell.p_lst[0]
    paragraph.style = "Cell"  # the id that add_style gives; looking it up takes longer than all the rest
    run = paragraph.add_r()
    run.text = clean_text(cell_text(value))
    if look:
        run.get_or_add_rPr().append(OxmlElement("w:b"))
        ink = OxmlElement("w:color")
        ink.set(qn("w:val"), look[1])
        run.get_or_add_rPr().append(ink)
        tint = OxmlElement("w:shd")
        for key, item in (("val", "clear"), ("color", "auto"), ("fill", look[0])):
            tint.set(qn(f"w:{key}"), item)
        cell.get_or_add_tcPr().append(tint)
    if right:
        paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], across: int) -> list[int]:
    """Widths that add up to `across`: by the longest word and the square root of the text, so that long cells starve no short ones."""
    texts = [[name, *(cell_text(row[number]) for row in rows[:400])] for number, name in enumerate(columns)]
    words = [min(22, max(len(word) for text in column for word in (text.split() or [""]))) for column in texts]
    loads = [max(3.0, float(words[n])) + (sum(len(text) for text in column) / len(column)) ** 0.5 * 2 for n, column in enumerate(texts)]
    return [int(across * load / sum(loads)) for load in loads]


def _row(line: Any, head: bool, high: int) -> None:
    properties = line.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if high:
        least = OxmlElement("w:trHeight")
        least.set(qn("w:val"), str(int(Emu(high).pt * 20)))
        properties.append(least)
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _describe(table: Any, title: str) -> None:
    for tag in ("w:tblCaption", "w:tblDescription"):
        item = OxmlElement(tag)
        item.set(qn("w:val"), clean_text(title))
        table._tbl.tblPr.append(item)
    for edge in table._tbl.tblPr.iter(qn("w:tblLook")):
        edge.set(qn("w:firstRow"), "1")


def _rules(table: Any) -> None:
    """Thin grey lines between rows only: the words carry the columns."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{edge}")
        shown = edge in ("top", "bottom", "insideH")
        for key, value in (("val", "single" if shown else "nil"), ("sz", "4"), ("space", "0"), ("color", "AEB9C4")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")


def mark(heading: Any, key: str) -> None:
    """A bookmark around a heading, for links from other papers."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    number = str(sum(1 for _ in heading.part.element.iter(qn("w:bookmarkStart"))) + 1)
    for item in (start, end):
        item.set(qn("w:id"), number)
    start.set(qn("w:name"), f"part_{key}")
    heading._p.insert(1, start)
    heading._p.append(end)


def field(paragraph: Any, code: str) -> None:
    """A field such as PAGE."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()._r
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run.append(part)


def shade(run: Any, colour: str, bold: bool = True) -> Any:
    """A run in colour, and in bold unless told otherwise; gives the run back."""
    run.bold, run.font.color.rgb = bold, RGBColor.from_string(colour)
    return run
