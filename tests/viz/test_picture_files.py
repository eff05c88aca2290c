"""Drawings as files: SVG that stands alone, PNG with the fonts that are shipped."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.errors import GovgraphError
from govgraph.viz import draw_png, draw_svg
from govgraph.viz.png import png
from tests.support.county import county
from tests.support.graphs import NAMES, build, entity, relation


def test_the_svg_says_what_the_picture_says() -> None:
    root = ElementTree.fromstring(draw_svg(county(60), title="Wendshire & Brack"))
    words = " ".join(element.text or "" for element in root.iter() if element.tag.endswith("}text"))
    for text in (
        "Wendshire & Brack",
        "52 bodies, 8 projects, 20 people",
        "Chair: Cllr Person",
        "✕ dissolved",
        "Board or partnership",
        "No line",
    ):
        assert text in words


def test_focus_draws_one_branch() -> None:
    whole, part = draw_svg(county(60)), draw_svg(county(60), focus="Wendshire Environment Board", depth=1)
    assert whole.count('class="box ') == 49, "projects and bodies without a line are folded"
    assert 3 < part.count('class="box ') < 20


def test_kinds_relations_and_day_cut_the_drawing() -> None:
    assert 'class="box k-project' not in draw_svg(county(60), kinds=["body", "organisation"])
    assert draw_svg(county(60), relations=["PART_OF"]).count('class="way"') < draw_svg(county(60)).count('class="way"')
    assert draw_svg(county(60), as_of="2014").count('class="box ') < 49


def test_a_body_that_ended_later_is_drawn_as_it_stood() -> None:
    graph = build(
        [entity("old", status="dissolved", properties={"ended": "2015-03"}), entity("new")], [relation("REPORTS_TO", "old", "new")]
    )
    assert "✕ dissolved" in draw_svg(graph)
    assert "✕ dissolved" not in draw_svg(graph, as_of="2014-12")
    assert "Old" in draw_svg(graph, as_of="2014-12")


def test_the_top_levels_stand_for_a_large_graph() -> None:
    assert 20 < draw_svg(county(2000)).count('class="box ') <= 150


def test_png_is_the_same_on_every_machine() -> None:
    data = draw_png(county(20))
    assert data.startswith(b"\x89PNG") and int.from_bytes(data[16:20], "big") > 800
    assert data == draw_png(county(20))


def test_what_is_no_drawing_cannot_be_painted() -> None:
    with pytest.raises(GovgraphError, match="cannot be painted"):
        png("<svg")


@given(st.sampled_from(NAMES))
def test_names_in_any_script_are_painted(name: str) -> None:
    blank = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text x="4" y="20" font-family="Arial">{}</text></svg>'
    assert png(blank.format(escape(name))).startswith(b"\x89PNG")
