"""What python-docx leaves to the caller: heads that repeat, fixed widths, links inside, fields, language, landscape pages."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from govgraph.graph.cells import cell_text, clean_text
from govgraph.viz.report.model import Cell

FONT = "Arial"
SHORT = 12  # rows of a table that is not torn apart by a page's end
_NAMES = {"Title": 24, "Subtitle": 11, "Heading 1": 17, "Heading 2": 13, "Heading 3": 11, "Normal": 10.5, "Quote": 10, "List Bullet": 10.5}
_OWN = {"Small": (9, 4), "Outline Line": (10, 1), "Contents Line": (10.5, 2), "Cell": (9, 2)}


def styles(document: Any) -> None:
    """One face, dark ink, sizes that print well; our own styles for outline, contents and cells."""
    for name, size in _NAMES.items():
        _face(document.styles[name], size)
    for name, (size, after) in _OWN.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _face(style, size)
        style.paragraph_format.space_after = Pt(after)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(18)
    document.styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(14)
    document.styles["Heading 3"].paragraph_format.space_before = Pt(12)
    document.styles["Normal"].paragraph_format.space_after = Pt(5)


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


def add_table(document: Any, title: str, columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], narrow: bool = False) -> None:
    """A table with a repeating head, fixed widths after its text, and `title` as its description."""
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    table.autofit = False
    _describe(table, title)
    _rules(table)
    page = document.sections[-1]
    across = page.page_width - page.left_margin - page.right_margin
    widths = _widths(columns, rows, Cm(8) if narrow else across)
    numbers = [any(isinstance(row[column], (int, float)) for row in rows) for column in range(len(columns))]
    lines = list(table._tbl.tr_lst)
    for number, (line, row) in enumerate(zip(lines, (columns, *rows), strict=True)):
        _row(line, head=number == 0)
        # Straight to the XML: table.cell() walks the whole table for every cell.
        for cell, value, width, numeric in zip(line.tc_lst, row, widths, numbers, strict=True):
            cell.width = width
            _fill(cell, value, head=number == 0, right=numeric)
            if number == 0 or (len(rows) <= SHORT and number < len(rows)):
                cell.p_lst[0].get_or_add_pPr().get_or_add_keepNext()
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width


def _fill(cell: Any, value: Cell, head: bool, right: bool) -> None:
    paragraph = cell.p_lst[0]
    paragraph.style = "Cell"  # the id that add_style gives; looking it up takes longer than all the rest
    run = paragraph.add_r()
    run.text = clean_text(cell_text(value))
    if head:
        run.get_or_add_rPr().append(OxmlElement("w:b"))
        tint = OxmlElement("w:shd")
        for key, item in (("val", "clear"), ("color", "auto"), ("fill", "E6ECF1")):
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


def _row(line: Any, head: bool) -> None:
    properties = line.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
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
    """A bookmark around a heading, for links."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    number = str(sum(1 for _ in heading.part.element.iter(qn("w:bookmarkStart"))) + 1)
    for item in (start, end):
        item.set(qn("w:id"), number)
    start.set(qn("w:name"), f"part_{key}")
    heading._p.insert(1, start)
    heading._p.append(end)


def link(paragraph: Any, text: str, key: str) -> None:
    """A link to a marked heading."""
    item = OxmlElement("w:hyperlink")
    item.set(qn("w:anchor"), f"part_{key}")
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = RGBColor.from_string("0B5394"), True
    item.append(run._r)
    paragraph._p.append(item)


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
