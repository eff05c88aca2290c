"""The review as a Word document: real headings, real tables whose heads repeat, room to write in, the picture with its words."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.shared import Cm, Emu, Pt

from govgraph.graph.cells import one_line
from govgraph.graph.zips import repack
from govgraph.viz.report.docx_parts import add_table, field, language, mark, shade, styles, turn
from govgraph.viz.report.model import Block, Bullets, Card, Heading, Picture, Review, Section, Table, Text
from govgraph.viz.report.opening import FILL, ROOM
from govgraph.viz.report.words import LEVELS, moment

_TINTS = {"act": "A1121B", "ask": "7A4B00"}
ACROSS = ("structure", "bodies")  # sections that lie across the sheet


def to_docx(review: Review) -> bytes:
    """The document's bytes; its dates are that of the newest source."""
    document = Document()
    styles(document)
    language(document, "en-GB")
    _properties(document, review)
    _front(document, review)
    for number, section in enumerate(review.sections, 1):
        _section(document, section, number)
    file = io.BytesIO()
    document.save(file)
    return repack(file.getvalue(), moment(review.date))


def _properties(document: Any, review: Review) -> None:
    core = document.core_properties
    core.title, core.author, core.comments, core.language = review.title[:255], "govgraph", review.subtitle, "en-GB"
    core.last_modified_by, core.revision = "govgraph", 1
    core.created = core.modified = moment(review.date)


def _front(document: Any, review: Review) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.8)
    page.top_margin, page.bottom_margin = Cm(1.9), Cm(1.6)
    page.header_distance = page.footer_distance = Cm(0.8)
    page.header.paragraphs[0].text = review.title
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{review.subtitle}. Page ")
    field(foot, "PAGE")
    foot.add_run(" of ")
    field(foot, "NUMPAGES")
    for paragraph in (page.header.paragraphs[0], foot):
        paragraph.style = document.styles["Small"]
    document.add_paragraph(review.title, style="Title")
    document.add_paragraph(review.subtitle, style="Subtitle")
    halves = tuple((*FILL[at : at + 1], "", *FILL[at + 1 : at + 2], "") for at in range(0, len(FILL), 2))
    add_table(document, "To be filled in", halves[0], halves[1:], shares=(1.2, 3, 1.4, 3), tinted=False)


def _section(document: Any, section: Section, number: int) -> None:
    turn(document, landscape=section.key in ACROSS)
    mark(document.add_heading(f"{number}  {section.title}", 1), section.key)
    for block in section.blocks:
        _block(document, block)


def _block(document: Any, block: Block) -> None:
    if isinstance(block, Text):
        document.add_paragraph(block.text)
    elif isinstance(block, Heading):
        document.add_heading(block.text, 2)
    elif isinstance(block, Bullets):
        for item in block.items:
            document.add_paragraph(item, style="List Bullet")
    elif isinstance(block, Card):
        _card(document, block)
    elif isinstance(block, Table):
        _table(document, block)
    elif isinstance(block, Picture):
        _picture(document, block)


def _table(document: Any, table: Table) -> None:
    if table.note:
        document.add_paragraph(table.note, style="Small").paragraph_format.keep_with_next = True
    add_table(document, table.title, table.columns, table.rows, rag=table.rag, shares=table.shares)
    document.add_paragraph(style="Small")


def _card(document: Any, card: Card) -> None:
    heading = document.add_heading("", 3)
    shade(heading.add_run(f"{card.number}  {LEVELS[card.level]}: "), _TINTS.get(card.level, "2C5A7D"))
    heading.add_run(card.message)
    for quote in card.quotes:
        paragraph = document.add_paragraph(f"“{quote.text}”", style="Quote")
        more = f"and {card.more} more in the annex" if card.more and quote is card.quotes[-1] else ""
        source = ", ".join(part for part in (quote.document, quote.date, more) if part)
        shade(paragraph.add_run(f"  {source}"), "4D5B69", bold=False).italic = False
        paragraph.paragraph_format.keep_with_next = True
    for label, text in (("Why it matters: ", card.why), ("Proposed: ", card.remedy)):
        if text:
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(label).bold = True
            paragraph.add_run(text)
    add_table(document, f"Point {card.number}: who acts", ROOM, ((card.owner, card.due, card.note),), shares=(3, 2, 6), high=Pt(17))


def _picture(document: Any, picture: Picture) -> None:
    shape = document.add_picture(io.BytesIO(picture.png))
    factor = Pt(picture.width) / shape.width
    shape.width, shape.height = Emu(int(shape.width * factor)), Emu(int(shape.height * factor))
    shape._inline.docPr.set("descr", one_line(picture.alt))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(picture.alt, style="Small")
