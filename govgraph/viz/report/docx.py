"""The review as a Word document: real headings, real tables whose heads repeat, the picture with its alternative text."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.shared import Cm, Emu

from govgraph.graph.cells import one_line
from govgraph.viz.report.docx_parts import add_table, field, language, link, mark, shade, styles, turn
from govgraph.viz.report.model import Block, Bullets, Card, Case, Figures, Heading, Outline, Picture, Review, Section, Table, Text
from govgraph.viz.report.parts import parts
from govgraph.viz.report.words import LEVELS, moment
from govgraph.viz.report.zips import repack

MARKS_WIDE = 9
_TINTS = {"act": "A1121B", "ask": "7A4B00", "note": "2C5A7D"}


def to_docx(review: Review) -> bytes:
    """The document's bytes; its dates are that of the newest source."""
    document = Document()
    styles(document)
    language(document, "en-GB")
    _properties(document, review)
    _front(document, review)
    for section in review.sections:
        _section(document, section)
    file = io.BytesIO()
    document.save(file)
    return repack(file.getvalue(), moment(review.date))


def _properties(document: Any, review: Review) -> None:
    core = document.core_properties
    core.title, core.author, core.comments, core.language = review.title[:255], "govgraph", review.subtitle, "en-GB"
    core.last_modified_by, core.revision = "govgraph", 1
    core.created = core.modified = moment(review.date)


def _front(document: Any, review: Review) -> None:
    document.add_paragraph(review.title, style="Title")
    document.add_paragraph(review.subtitle, style="Subtitle")
    for section in review.sections:
        link(document.add_paragraph(style="Contents Line"), section.title, section.key)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.header.paragraphs[0].text = review.title
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{review.subtitle}. Page ")
    field(foot, "PAGE")


def _section(document: Any, section: Section) -> None:
    if any(isinstance(block, Card | Figures) for block in section.blocks):
        turn(document, landscape=False)
    elif any(isinstance(block, Table) or (isinstance(block, Picture) and block.png) for block in section.blocks):
        turn(document, landscape=True)  # and it stays so for short sections that follow: fewer turns of the head
    mark(document.add_heading(section.title, 1), section.key)
    for number, block in enumerate(section.blocks):
        _block(document, block)
        if isinstance(block, Text) and isinstance(next(iter(section.blocks[number + 1 :]), None), Table):
            document.paragraphs[-1].paragraph_format.keep_with_next = True


def _block(document: Any, block: Block) -> None:
    if isinstance(block, Text):
        document.add_paragraph(block.text)
    elif isinstance(block, Heading):
        document.add_heading(block.text, 2)
    elif isinstance(block, Bullets):
        for item in block.items:
            document.add_paragraph(item, style="List Bullet")
    elif isinstance(block, Figures):
        add_table(document, "Numbers at a glance", ("What", "Number"), tuple((what, number) for number, what in block.items), narrow=True)
        document.add_paragraph(style="Small")
    elif isinstance(block, Card):
        _card(document, block)
    elif isinstance(block, Table):
        _table(document, block)
    elif isinstance(block, Outline):
        for depth, text in block.items:
            paragraph = document.add_paragraph(text, style="Outline Line")
            paragraph.paragraph_format.left_indent = Cm(0.7 * min(depth, 12))
            paragraph.runs[0].bold = depth == 0
    elif block.png:
        _picture(document, block)
    else:
        document.add_paragraph("The diagram stands in the HTML report.")


def _table(document: Any, table: Table) -> None:
    for part in parts(table, MARKS_WIDE):
        document.add_heading(part.title, 2)
        if part.note:
            document.add_paragraph(part.note, style="Small").paragraph_format.keep_with_next = True
        add_table(document, part.title, part.columns, part.rows)
        document.add_paragraph(style="Small")


def _card(document: Any, card: Card) -> None:
    number = f", {len(card.cases)} times" if len(card.cases) > 1 else ""
    document.add_heading(f"{card.title} ({card.code}{number})", 3)
    rows = (("Level: ", LEVELS.get(card.level, card.level)), ("Why it matters: ", card.why), ("What to do: ", card.remedy))
    for label, text in rows:
        if text:
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(label).bold = True
            run = paragraph.add_run(text)
            if label == "Level: ":
                shade(run, _TINTS.get(card.level, "2C5A7D"))
    for case in card.cases:
        _case(document, case)


def _case(document: Any, case: Case) -> None:
    document.add_paragraph(case.message, style="List Bullet").paragraph_format.keep_with_next = bool(case.quotes)
    for quote in case.quotes:
        paragraph = document.add_paragraph(f"“{quote.text}”", style="Quote")
        more = f"and {case.more} more" if case.more and quote is case.quotes[-1] else ""
        source = ", ".join(part for part in (quote.document, quote.date, more) if part)
        shade(paragraph.add_run(f"  {source}"), "4D5B69", bold=False).italic = False


def _picture(document: Any, picture: Picture) -> None:
    page = document.sections[-1]
    across = page.page_width - page.left_margin - page.right_margin
    down = page.page_height - page.top_margin - page.bottom_margin - Cm(2.5)
    shape = document.add_picture(io.BytesIO(picture.png or b""))
    factor = min(across / shape.width, down / shape.height)
    shape.width, shape.height = Emu(int(shape.width * factor)), Emu(int(shape.height * factor))
    shape._inline.docPr.set("descr", one_line(picture.alt))
