"""The chart in a real Chromium: drawn as Python laid it out, readable, folded, filtered, moved, as of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from govgraph.viz import draw_html
from tests.support.browser import Visit
from tests.support.county import county
from tests.support.graphs import build, entity, evidence, relation
from tools.gallery import SHOTS

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
BOARD = "Wendshire Environment Board"


def test_the_drawing_agrees_with_the_layout(visit: Open, sixty: str) -> None:
    """The page lays out again in JavaScript; unfolded and unfiltered it must come to the very places that Python chose."""
    boxes = re.findall(r'class="box ([^"]*)" transform="translate\(([-\d.]+) ([-\d.]+)\)"', sixty)
    from_python = [(float(x), float(y)) for classes, x, y in boxes if not classes.endswith(" off")]
    ways = [
        d for d in re.findall(r'class="line[^"]*" d="([^"]+)"', sixty.split('<figure class="gg-drawing')[1]) if d not in ("M0 0", "M0 9H30")
    ]
    page = visit(sixty)
    assert len(boxes) == 61
    assert len(from_python) == 49, "eight projects and four bodies without a line are folded"
    pairs = zip(sorted(page.places().values()), sorted(from_python), strict=True)
    assert max(abs(a - b) for here, there in pairs for a, b in zip(here, there, strict=True)) < 0.11
    drawn = page.page.evaluate("[...document.querySelectorAll('.gg-drawing .way:not(.off) .line')].map(p => p.getAttribute('d'))")
    close = [_numbers(a) == pytest.approx(_numbers(b), abs=0.2) for a, b in zip(ways, drawn, strict=True)]
    assert all(close)


def _numbers(path: str) -> list[float]:
    return [float(value) for value in re.findall(r"-?\d+\.?\d*", path)]


def test_the_network_is_made_when_its_tab_is_opened(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    assert page.page.evaluate("typeof vis") == "undefined"
    page.page.click("#gg-tab-network")
    page.page.wait_for_selector("#gg-net canvas")
    assert page.page.evaluate("typeof vis.Network") == "function"
    assert page.page.is_hidden("#gg-canvas")
    page.page.fill("#gg-find", BOARD)
    page.page.keyboard.press("Enter")
    assert page.text("#gg-panel-title") == BOARD
    page.page.click("#gg-tab-chart")
    assert page.page.is_visible("#gg-canvas .box.chosen")


def test_opens_readable_with_real_text(visit: Open, sixty: str) -> None:
    page = visit(sixty, viewport={"width": 1366, "height": 768})
    scale = float(page.page.evaluate("document.getElementById('gg-canvas').dataset.view").split()[0])
    assert scale * 12.5 >= 11
    top = page.page.locator(".box", has_text="Wendshire County").first
    assert top.bounding_box()["y"] > 0
    assert page.page.evaluate("window.find('Environment Board')"), "the browser's own search finds a name on the chart"


def test_no_words_run_over_the_edge_of_their_box_in_a_wider_font(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    page.page.evaluate("document.querySelectorAll('.box text').forEach(t => { t.style.fontFamily = 'DejaVu Sans, Verdana, monospace'; })")
    over = page.page.evaluate(
        "[...document.querySelectorAll('.gg-drawing.current .box:not(.off)')].flatMap(g => { const f = g.querySelector('.frame').getBBox();"
        " return [...g.querySelectorAll('text:not(.count)')].filter(t => t.getBBox().x + t.getBBox().width > f.x + f.width)"
        ".map(t => t.textContent); })"
    )
    assert over == []


def test_the_legend_is_wholly_in_the_window(visit: Open, sixty: str) -> None:
    for width in (1366, 390):
        page = visit(sixty, viewport={"width": width, "height": 768})
        ends = page.page.evaluate("[...document.querySelectorAll('#gg-legend label')].map(one => one.getBoundingClientRect().right)")
        assert max(ends) <= width


def test_projects_and_bodies_without_a_line_are_folded(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    before = page.shown()
    fold = page.page.locator(".box:not(.off) .fold").first
    count = int(fold.text_content().split()[0])
    fold.click()
    assert len(page.shown()) == len(before) + count
    fold.click()
    assert page.shown() == before
    page.page.click(".loose-block text")
    assert len(page.shown()) == len(before) + 4


def test_levels_by_depth(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    before = page.shown()
    page.page.select_option("#gg-depth", "1")
    tops = page.shown()
    assert len(tops) < len(before)
    page.page.select_option("#gg-depth", "2")
    assert tops < page.shown() < before
    page.page.select_option("#gg-depth", "0")
    assert page.shown() == before


def test_two_years_side_by_side(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    page.page.click("#gg-compare")
    assert page.page.locator(".gg-drawing.current").count() == 2
    assert page.page.locator(".second .came").count() > 0
    assert "+ new" in page.page.locator(".second .differs").all_text_contents()
    assert "new since 2013" in page.text("#gg-changes")
    page.page.click("#gg-compare")
    assert page.page.locator(".gg-drawing.current").count() == 1
    assert page.page.locator(".came, .went, .away").count() == 0


def test_a_year_stands_for_what_was_said_in_its_course(visit: Open) -> None:
    bodies = [entity(key, evidence=(evidence(key, number),)) for key, number in (("council", 0), ("early", 0), ("late", 1))]
    lines = [relation("REPORTS_TO", "early", "council", 0), relation("REPORTS_TO", "late", "council", 1), relation("CHAIRS", "ann", "early", 1, role="chair")]
    page = visit(draw_html(build([*bodies, entity("ann", "person")], lines), [], title="Two"))
    page.page.click("#gg-compare")
    assert page.text("#gg-changes") == "1 new since 2014, 0 not in 2016"
    found = [page.page.locator(f"{which} .name").all_text_contents() for which in (".gg-drawing:not(.second) .box.away", ".second .box.came")]
    assert found == [["Late"], ["Late"]]
    assert [page.page.locator(f".gg-drawing{which} text.chair:not(.off)").count() for which in (":not(.second)", ".second")] == [0, 1]


def test_a_count_on_a_cards_edge_is_words_not_outlines(visit: Open) -> None:
    page = visit(draw_html(county(200), [], title="Many"))
    look = "getComputedStyle(document.querySelector('.gg-drawing.current text.count'))"
    assert page.page.evaluate(f"{look}.stroke") == "none"
    assert page.page.evaluate(f"{look}.fill") == page.page.evaluate("getComputedStyle(document.querySelector('.gg-drawing.current text.name')).fill")


@pytest.mark.parametrize("name", sorted(SHOTS))
def test_what_the_gallery_shows_can_be_done(visit: Open, sixty: str, name: str) -> None:
    _, options, act = SHOTS[name]
    page = visit(sixty, **options)
    act(page.page)
    assert page.shown() or name == "phone"


def test_drag_wheel_and_small_map_move_the_window(visit: Open, sixty: str) -> None:
    page = visit(sixty, viewport={"width": 1000, "height": 600})
    look = "document.getElementById('gg-canvas').dataset.view"
    views = [page.page.evaluate(look)]
    free = "[...Array(900).keys()].map(n => [20 + (n % 30) * 30, 200 + Math.floor(n / 30) * 12]).find(([x, y]) => document.elementFromPoint(x, y)?.tagName === 'svg')"
    x, y = page.page.evaluate(free)
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x + 60, y + 40, steps=4)
    page.page.mouse.up()
    views.append(page.page.evaluate(look))
    page.page.mouse.wheel(0, -300)
    page.page.wait_for_function("before => document.getElementById('gg-canvas').dataset.view !== before", arg=views[-1])
    views.append(page.page.evaluate(look))
    page.page.click("#gg-small", position={"x": 90, "y": 40})
    views.append(page.page.evaluate(look))
    assert len(set(views)) == 4
    assert page.page.is_hidden("#gg-panel"), "a drag is no click"


def test_the_legend_filters_kinds_lines_and_marks(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    everything = page.shown()
    page.page.uncheck("#gg-legend input[name=kinds] >> nth=0")
    assert len(page.shown()) < len(everything)
    page.page.uncheck("#gg-legend input[value*=RELATED_TO]")
    assert (
        page.page.evaluate(
            "[...document.querySelectorAll('.gg-drawing .way:not(.off) .line')].some(p => p.getAttribute('stroke-dasharray') === '2 3')"
        )
        is False
    )
    page.page.click("#gg-legend summary")
    page.page.uncheck("#gg-legend input[value=dissolved]")
    page.page.click("#gg-all")
    assert page.shown() == everything
    assert page.page.is_checked("#gg-legend input[name=kinds] >> nth=0")


def test_folding_leaves_no_holes(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    before = page.places()
    page.click_box(BOARD)
    page.page.click("text=Fold what is beneath")
    after = page.places()
    assert len(after) < len(before)
    spread = (
        [max(x for x, _ in places.values()) for places in (before, after)],
        [max(y for _, y in places.values()) for places in (before, after)],
    )
    assert spread[0][1] <= spread[0][0]
    assert spread[1][1] <= spread[1][0]
    assert after != {key: before[key] for key in after}
    page.page.click("text=Unfold")
    assert page.places() == before


def test_the_day_respects_beginnings_and_ends(visit: Open) -> None:
    graph = county(60)
    gone = next(one for one in graph.entities if one.status == "dissolved")
    ended = replace(
        gone,
        properties={**gone.properties, "ended": "2016-03"},
        evidence=tuple(replace(item, source=graph.documents[0].sha256) for item in gone.evidence),
    )
    graph = replace(graph, entities=tuple(ended if one.id == gone.id else one for one in graph.entities))
    page = visit(draw_html(graph))
    number = page.number_of(gone.name)
    struck = f"document.querySelector('.gg-drawing .box[data-n=\"{number}\"]').classList.contains('struck')"
    assert page.page.evaluate(struck) is True
    late = page.shown()
    page.page.focus("#gg-day")
    page.page.keyboard.press("Home")
    assert page.text("#gg-day-text") == "2013-09-30"
    assert 0 < len(page.shown()) < len(late)
    assert page.page.evaluate(struck) is False
    page.page.keyboard.press("End")
    assert page.shown() == late
    assert page.page.evaluate(struck) is True


def test_branches_of_a_large_graph(visit: Open) -> None:
    page = visit(draw_html(county(400)))
    assert page.page.locator("#gg-view option").count() > 2
    overview = page.shown()
    page.page.select_option("#gg-view", index=1)
    assert page.shown() != overview
    page.page.select_option("#gg-view", index=0)
    cut_off = page.page.evaluate(
        "document.querySelector('.gg-drawing.current .tab').parentNode.querySelector('title').textContent.split(';')[0]"
    )
    page.page.fill("#gg-find", cut_off)
    page.page.keyboard.press("Enter")
    page.page.click("text=/Show \\d+ beneath/")
    assert page.text("#gg-panel-title") == cut_off
    assert page.page.input_value("#gg-view") != "0"
    page.page.fill("#gg-find", "Wendshire Health Board")
    page.page.keyboard.press("Enter")
    assert page.number_of("Wendshire Health Board") in page.shown()


def test_five_thousand_bodies_open(visit: Open) -> None:
    page = visit(draw_html(county(5000)))
    assert page.shown()
    assert page.page.locator("#gg-outline li").count() > 5000


def test_an_empty_graph_and_a_single_body(visit: Open) -> None:
    from govgraph.graph.model import Graph

    assert visit(draw_html(Graph())).shown() == set()
    assert len(visit(draw_html(county(1))).shown()) == 2
