"""Places and routes: nothing overlaps, no line runs behind a box, superiors stand above; the same in every run."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from govgraph.graph.model import Graph
from govgraph.viz import draw_html
from govgraph.viz.build import build_view
from govgraph.viz.layout import measure
from govgraph.viz.layout.pack import pack
from govgraph.viz.layout.scene import Scene, lay_out
from govgraph.viz.sections import ONE_PICTURE, sections, size_notice
from tests.support.county import county
from tests.support.graphs import build, entity, graphs, relation


def scene_of(graph: Graph) -> Scene:
    view = build_view(graph)
    return lay_out(view.boxes, view.links)


def check(scene: Scene) -> None:
    assert measure.overlaps(scene) == []
    assert measure.through_boxes(scene) == []
    assert measure.through_boxes(scene, primary=False) == []
    assert measure.superiors_below(scene) == []


@settings(max_examples=60)
@given(graphs(max_entities=24, max_relations=48))
def test_any_graph(graph: Graph) -> None:
    scene = scene_of(graph)
    boxes = {box.key for box in build_view(graph).boxes}
    assert set(scene.boxes) == boxes
    assert boxes - set(scene.places) == set(_folded(scene))
    check(scene)


def _folded(scene: Scene) -> Iterator[str]:
    """Projects that are a count on a card, and the boxes without a line where they are folded."""
    yield from () if scene.loose_columns else scene.forest.loose
    waiting = [key for keys in scene.forest.tucked.values() for key in keys]
    while waiting:
        yield (key := waiting.pop())
        waiting += scene.forest.children.get(key, ())


def test_projects_are_a_count_on_the_card_of_their_body() -> None:
    scene = scene_of(
        build(
            [entity("board"), entity("one", kind="project"), entity("two", kind="project")],
            [relation("OVERSEES", "board", "one"), relation("OVERSEES", "board", "two")],
        )
    )
    assert set(scene.places) == {"board"}
    assert [line.text for line in scene.cards["board"].lines if line.role == "fold"] == ["2 projects ►"]
    assert len(scene.hidden) == 2


def test_further_lines_run_level_and_upright_where_no_curve_is_free() -> None:
    from govgraph.viz.layout.paths import free_path

    corners = free_path((0, 0, 100, 40), (300, 200, 100, 40), [(120, -400, 140, 300)])
    assert all(abs(a[0] - b[0]) < 0.01 or abs(a[1] - b[1]) < 0.01 for a, b in zip(corners, corners[1:], strict=False))


def test_an_accountable_superior_comes_before_a_certain_one() -> None:
    council = entity("council", kind="organisation")
    lines = [relation("REPORTS_TO", "board", "alliance", confidence=0.99), relation("REPORTS_TO", "board", "council", confidence=0.8)]
    graph = build([replace(council, accountable=True), entity("board"), entity("alliance")], lines)
    assert scene_of(graph).forest.parents["board"].upper == "council"


def test_a_department_hangs_beneath_the_office_it_answers_to_and_a_council_beneath_none() -> None:
    department = entity("department", subtype="government department")
    council = entity("council", kind="organisation", subtype="county council")
    lines = [relation("REPORTS_TO", "department", "office"), relation("REPORTS_TO", "council", "board"), relation("REPORTS_TO", "sub", "board")]
    graph = build([department, council, entity("office"), entity("board"), entity("sub")], lines)
    assert department.accountable and council.accountable
    forest = scene_of(graph).forest
    assert forest.parents["department"].upper == "office"
    assert "council" not in forest.parents


def test_in_a_circle_the_accountable_one_stands_at_the_top() -> None:
    department = entity("a-department", subtype="government department")
    graph = build([department, entity("board")], [relation("REPORTS_TO", "a-department", "board"), relation("REPORTS_TO", "board", "a-department")])
    assert scene_of(graph).forest.parents["board"].upper == "a-department"


def test_of_two_trees_that_answer_to_each_other_the_larger_stands_above() -> None:
    large = [relation("REPORTS_TO", f"l{number}", "large") for number in range(4)]
    small = [relation("REPORTS_TO", f"s{number}", "small") for number in range(2)]
    across = [relation("OVERSEES", "small", "l0"), relation("OVERSEES", "large", "s0")]
    scene = scene_of(build([entity(key) for key in ("large", "small", "l0", "l1", "l2", "l3", "s0", "s1")], [*large, *small, *across]))
    assert [plan.key for plan in scene.plans] == ["large", "small"]


@pytest.mark.parametrize("bodies", [1, 2, 20, 60, 100, 150])
def test_counties(bodies: int) -> None:
    check(scene_of(county(bodies)))


def test_text_can_be_read_at_sixty_bodies() -> None:
    assert measure.text_size(scene_of(county(60)), 1600, 1000) >= 8
    assert measure.text_size(scene_of(county(60)), 1572, 812) >= 8  # beside the page's own head


def test_almost_all_further_lines_of_accountability_run_upward() -> None:
    scene = scene_of(county(100))
    further = [route for route in scene.routes if not route.primary and route.link.answers]
    assert len(measure.further_down(scene)) <= len(further) // 4


def test_a_card_says_the_same_in_every_picture_of_a_large_graph() -> None:
    cards: dict[str, set[float]] = {}
    for part in sections(build_view(county(400))):
        for key in part.scene.places:
            cards.setdefault(key, set()).add(part.scene.cards[key].h)
    assert any(len(part.scene.forest.tucked) for part in sections(build_view(county(400))))
    assert [key for key, heights in cards.items() if len(heights) > 1] == []


def test_measures_see_what_is_wrong() -> None:
    scene = scene_of(county(12))
    keys = sorted(scene.places)
    bad = {**scene.places, keys[1]: scene.places[keys[0]]}
    worse = Scene(scene.boxes, scene.cards, bad, scene.routes, scene.forest, scene.plans, scene.width, scene.height)
    assert measure.overlaps(worse)
    flat = {key: (x, 0.0) for key, (x, _) in scene.places.items()}
    assert measure.superiors_below(
        Scene(scene.boxes, scene.cards, flat, scene.routes, scene.forest, scene.plans, scene.width, scene.height)
    )
    assert measure.crossings(scene) >= 0


@pytest.mark.parametrize("sizes", [[], [(10.0, 10.0)], [(100.0, 20.0), (50.0, 50.0), (40.0, 10.0), (200.0, 5.0), (10.0, 90.0)]])
def test_packing_never_overlaps(sizes: list[tuple[float, float]]) -> None:
    spots, (width, height) = pack(sizes, 160.0, 10.0)
    rects = [(x, y, w, h) for (x, y), (w, h) in zip(spots, sizes, strict=True)]
    for index, (x, y, w, h) in enumerate(rects):
        assert x + w <= width
        assert y + h <= height
        assert all(x + w <= a or a + c <= x or y + h <= b or b + d <= y for a, b, c, d in rects[index + 1 :])


def test_large_graphs_are_cut_and_lose_nothing() -> None:
    assert size_notice(county(ONE_PICTURE)) == ""
    for bodies in (400, 1500):
        view = build_view(county(bodies))
        parts = sections(view)
        assert {box.key for box in view.boxes} == {key for part in parts for key in part.scene.boxes}
        assert all(len(part.scene.places) <= ONE_PICTURE + 1 for part in parts if part.title != "No line stated")
        assert parts[0].title == "Overview"
        assert "an overview of the top and a picture of each branch" in size_notice(county(bodies))


def test_a_chain_longer_than_any_real_one() -> None:
    keys = [f"link-{number:04d}" for number in range(1500)]
    lines = [relation("REPORTS_TO", lower, upper) for lower, upper in zip(keys[1:], keys, strict=False)]
    view = build_view(build([entity(key) for key in keys], lines))
    assert sum(len(part.scene.places) for part in sections(view)) >= 1500
    assert "link" in draw_html(build([entity(key) for key in keys[:140]], lines[:139])).lower()


SCRIPT = "import sys\nfrom tests.support.county import county\nfrom govgraph.viz import draw_html, draw_svg\nsys.stdout.write(draw_html(county(70)) + draw_svg(county(70)))"


def test_same_bytes_under_two_hash_seeds(project: Path) -> None:
    made = []
    for seed in ("1", "4711"):
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=project, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True
        )
        made.append(hashlib.sha256(run.stdout).hexdigest())
    assert made[0] == made[1]
