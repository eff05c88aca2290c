"""Slides: titles, lists, tables and charts that are drawn; each slide a page."""

from __future__ import annotations

import io

import pytest

pytest.importorskip("pptx", reason="python-pptx makes the slides of these tests")
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.office import office_text
from govgraph.loaders.office.canonical import Canonical


def read(deck: Presentation) -> Canonical:
    out = io.BytesIO()
    deck.save(out)
    return office_text(out.getvalue(), ".pptx", "deck.pptx", "deck.pptx")


def chart() -> Presentation:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Structure"
    boxes = []
    for words, left, top in (("Skills Board", 5, 4), ("Leaders Board", 3, 1.5), ("Growth Board", 1, 4)):
        box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(2), Inches(1))
        box.text_frame.text = words
        boxes.append(box)
    for lower in (boxes[0], boxes[2]):
        line = slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 1, 1)
        line.begin_connect(lower, 0)
        line.end_connect(boxes[1], 2)
    return deck


def test_a_chart_of_boxes_and_lines_is_read_by_who_stands_above_whom() -> None:
    canonical = read(chart())
    lines = [line for line in canonical.text.splitlines() if line.startswith("|")]
    assert lines == ["| Body | Reports to |", "| Skills Board | Leaders Board |", "| Growth Board | Leaders Board |"]
    at = canonical.text.index("| Skills Board")
    assert canonical.is_drawn(at) and not canonical.is_drawn(0)
    assert any("drawn chart" in issue.what for issue in canonical.issues)


def test_a_line_that_is_glued_to_nothing_goes_by_its_place() -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for words, top in (("Leaders Board", 1), ("Growth Board", 4)):
        slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(3), Inches(top), Inches(2), Inches(1)).text_frame.text = words
    slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(4), Inches(2.1), Inches(4), Inches(3.9))
    slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(8), Inches(8), Inches(9), Inches(9))
    canonical = read(deck)
    assert "| Growth Board | Leaders Board |" in canonical.text
    assert any(issue.what.startswith("1 line(s)") for issue in canonical.issues)


def test_titles_lists_and_tables_stand_on_their_slide() -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Membership"
    slide.placeholders[1].text_frame.text = "Ann Bell"
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(1)).table
    for at, words in enumerate(("Group", "Chair", "Lock Group", "Raj Patel")):
        table.cell(at // 2, at % 2).text = words
    canonical = read(deck)
    assert canonical.text.startswith("## Membership\n\n- Ann Bell\n") and "| Lock Group | Raj Patel |" in canonical.text
    assert [canonical.page(canonical.text.index(words)) for words in ("Ann Bell", "Lock Group")] == [1, 2]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_none_is_told_in_a_line(data: bytes) -> None:
    with pytest.raises(GovgraphError, match=r"^deck\.pptx: "):
        office_text(data, ".pptx", "deck.pptx", "deck.pptx")
