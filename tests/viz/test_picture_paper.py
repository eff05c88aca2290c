"""The picture on paper and on slides: names large enough, parts by branch, connectors that stay glued."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.viz import browser, draw_pdf, draw_pptx, network
from govgraph.viz.browser import find_browser, font_faces
from govgraph.viz.build import build_view
from govgraph.viz.pdf import print_page
from govgraph.viz.sheets import SMALLEST, papers, sheets
from govgraph.viz.slidelines import DASHES
from govgraph.viz.style import styles
from tests.support.county import county
from tests.support.graphs import build, entity, relation


@pytest.mark.parametrize("name", ["a4", "a3"])
def test_many_without_a_line_take_several_sheets_and_small_trees_share_one(name: str) -> None:
    trees = [entity(f"{part}-{number}") for number in range(12) for part in ("top", "sub")]
    graph = build([*trees, *(entity(f"alone-{number}") for number in range(460))], [relation("REPORTS_TO", f"sub-{number}", f"top-{number}") for number in range(12)])
    parts = sheets(build_view(graph), papers()[name])
    assert all(papers()[name].points(part) >= SMALLEST - 0.01 for part in parts)
    assert sum(len(part.scene.places) for part in parts) == 484
    with_lines = [part for part in parts if not part.scene.forest.loose]
    assert len(with_lines) == 1
    assert 1 < len(parts) - 1 < 10
    assert {part.title for part in parts if part.scene.forest.loose} == {"No line stated"}


@pytest.mark.parametrize("name", ["a4", "a3", "slide"])
def test_names_are_large_enough_and_nothing_is_lost(name: str) -> None:
    view = build_view(county(60))
    parts = sheets(view, papers()[name])
    assert all(papers()[name].points(part) >= SMALLEST - 0.01 for part in parts)
    assert {key for part in parts for key in part.scene.boxes} == {box.key for box in view.boxes}
    assert len(sheets(view, papers()["a3"])) <= len(sheets(view, papers()["a4"]))


def test_each_sheet_fits_the_paper() -> None:
    page = print_page(build_view(county(60)), papers()["a4"])
    sizes = [(float(w), float(h)) for w, h in re.findall(r'width="([\d.]+)mm" height="([\d.]+)mm"', page)]
    assert sizes
    assert all(w <= papers()["a4"].width and h <= papers()["a4"].height for w, h in sizes)
    assert "https:" not in page and "http://www.w3.org/2000/svg" in page


@pytest.mark.browser
def test_a_pdf_of_real_text(need: Callable[[object, str], None]) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    need(find_browser(), "Chromium: apt-get install chromium")
    document = pypdfium2.PdfDocument(draw_pdf(county(20), title="Wendshire", paper="a3"))
    assert len(document) == 1
    assert "Wendshire County Council" in document[0].get_textpage().get_text_bounded().replace("\r\n", " ")


def test_slides_hold_boxes_and_glued_connectors() -> None:
    pptx = pytest.importorskip("pptx")
    data = draw_pptx(county(30), title="Wendshire")
    assert data == draw_pptx(county(30), title="Wendshire")
    shapes: list[Any] = [shape for slide in pptx.Presentation(io.BytesIO(data)).slides for shape in slide.shapes]
    texts = " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert "Wendshire County Council" in texts
    glued = [shape for shape in shapes if shape._element.tag.endswith("cxnSp") and b"stCxn" in pptx.oxml.etree.tostring(shape._element)]
    assert len(glued) > 5


def test_every_style_of_line_is_one_that_slides_know() -> None:
    dml = pytest.importorskip("pptx.enum.dml")
    known = {member.name for member in dml.MSO_LINE}
    assert {line.dash for line in styles().lines.values() if line.dash} <= set(DASHES)
    assert set(DASHES.values()) <= known


def test_without_a_browser_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find_browser", lambda: None)
    with pytest.raises(GovgraphError, match="Install Chrome, Edge or Chromium"):
        draw_pdf(county(5))


def test_browsers_are_found_where_windows_keeps_them(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    edge = tmp_path / "Microsoft/Edge/Application/msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.write_bytes(b"")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("GOVGRAPH_CHROMIUM", raising=False)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert find_browser() == str(edge)


def test_the_font_travels_along() -> None:
    assert font_faces().count("data:font/ttf;base64,") == 2


def test_the_network_is_a_pyvis_network_to_go_on_with() -> None:
    graph = county(30)
    net = network(graph)
    assert type(net).__module__ == "pyvis.network"
    names = {one.id: one.name for one in graph.entities}
    assert all(node["label"] == names[node["id"]] for node in net.nodes)
    kinds = {one.id: one.kind for one in graph.entities}
    lines = [one for one in graph.relations if {kinds[one.source], kinds[one.target]} <= {"body", "organisation", "project", "person"}]
    assert len(net.edges) == len({(one.source, one.target) for one in lines}) or len(net.edges) == len(lines)
    assert all("title" not in node for node in net.nodes), "pyvis would take names for HTML"


def _ends(connector: Any) -> list[tuple[float, float]]:
    """Where a connector begins and ends on the slide: its box, mirrored, then turned about its middle, as the office format says."""
    place = connector._element.spPr.xfrm
    ends = [(0.0, 0.0), (float(place.cx), float(place.cy))]
    ends = [(place.cx - x if place.flipH else x, place.cy - y if place.flipV else y) for x, y in ends]
    middle = (place.cx / 2, place.cy / 2)
    if place.rot == 90.0:
        ends = [(middle[0] - (y - middle[1]), middle[1] + (x - middle[0])) for x, y in ends]
    return [(place.x + x, place.y + y) for x, y in ends]


def test_connectors_end_where_they_are_glued() -> None:
    pptx = pytest.importorskip("pptx")
    shapes = [shape for slide in pptx.Presentation(io.BytesIO(draw_pptx(county(60)))).slides for shape in slide.shapes]
    known = {(shape.part.partname, shape.shape_id): shape for shape in shapes}
    held = [shape for shape in shapes if shape._element.tag.endswith("cxnSp") and shape._element.findall(".//{*}stCxn")]
    assert {one._element.spPr.prstGeom.get("prst") for one in held} >= {"bentConnector3"}
    for one in held:
        glue = [*one._element.iter("{*}stCxn"), *one._element.iter("{*}endCxn")]
        for (x, y), end in zip(_ends(one), glue, strict=True):
            box = known[one.part.partname, int(end.get("id"))]
            site = [(0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5)][int(end.get("idx"))]
            assert abs(box.left + site[0] * box.width - x) < 20_000, one.name
            assert abs(box.top + site[1] * box.height - y) < 20_000, one.name


def test_a_slide_leads_to_the_one_that_goes_on() -> None:
    pptx = pytest.importorskip("pptx")
    slides = list(pptx.Presentation(io.BytesIO(draw_pptx(county(200)))).slides)
    tabs = [(number, shape) for number, slide in enumerate(slides, 1) for shape in slide.shapes if shape.name.endswith(": more")]
    assert tabs
    for number, tab in tabs:
        target = tab.click_action.target_slide
        assert target is not None and slides.index(target) + 1 != number
        assert tab.text_frame.text.endswith(f"slide {slides.index(target) + 1}")


def test_each_slide_has_a_title_of_its_own() -> None:
    pptx = pytest.importorskip("pptx")
    slides = list(pptx.Presentation(io.BytesIO(draw_pptx(county(200), title="Wendshire"))).slides)
    assert all(slide.shapes.title.text_frame.text.startswith("Wendshire: ") for slide in slides)
    assert len({slide.shapes.title.text_frame.text for slide in slides}) == len(slides) > 1
