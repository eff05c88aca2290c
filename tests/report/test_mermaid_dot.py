"""Mermaid and DOT: the words of the picture, superiors above, and views that stay under Mermaid's limits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.graph.model import Graph
from govgraph.viz.branches import pack
from govgraph.viz.build import build_view
from govgraph.viz.dot import draw_dot
from govgraph.viz.mermaid import MOST_CHARACTERS, MOST_LINES, charts, draw_mermaid
from govgraph.viz.plain import LONGEST, shorten
from tests.support.graphs import graphs
from tests.support.wendshire import findings, line, one, wendshire


def wide(number: int, branches: int = 8) -> Graph:
    """A council, branches under it, and `number` bodies under those."""
    entities = [one("council", "organisation", "Wendshire County Council", "county council")]
    entities += [one(f"t{n}", "body", f"Branch {n}") for n in range(branches)] + [one(f"b{n}", "body", f"Group {n}") for n in range(number)]
    lines = [line("REPORTS_TO", f"t{n}", "council", "q") for n in range(branches)]
    lines += [line("REPORTS_TO", f"b{n}", f"t{n % branches}", "q") for n in range(number)]
    return Graph(entities=tuple(entities), relations=tuple(lines))


def edges(text: str) -> int:
    return len(re.findall(r"^  n\d+ (?:-->|-\.->|---|-\.-)", text, re.MULTILINE))


def test_a_small_graph_is_one_flowchart() -> None:
    text = draw_mermaid(wendshire(), findings(), title="Wendshire")
    assert text.startswith('---\ntitle: "Wendshire"\n---\nflowchart BT\n')
    assert '"Warm Homes Task and Finish Group<br/>‖ suspended"' in text
    assert '|"is overseen by"|' in text and '|"reports to (suspended)"|' in text
    assert "```" not in text


def test_lines_run_from_below_to_above() -> None:
    text = draw_mermaid(wendshire())
    ids = {name: key for key, name in re.findall(r'^  (n\d+)\W+?"([^"<]+)', text, re.MULTILINE)}
    assert f"  {ids['Health and Wellbeing Board']} --> {ids['Wendshire County Council']}\n" in text
    assert f'  {ids["First Steps"]} -.->|"is overseen by"| {ids["Children’s Trust"]}\n' in text


def test_a_large_graph_is_cut_by_branches_into_markdown() -> None:
    graph = wide(1500)
    text = draw_mermaid(graph, title="Large")
    views = re.findall(r"```mermaid\n(.*?)```", text, re.DOTALL)
    assert text.startswith("# Large\n") and len(views) > 2
    assert all(edges(view) <= MOST_LINES and len(view) < 50_000 for view in views)
    assert sum(map(edges, views)) == len(graph.relations)
    assert text.count("\n## ") == len(views)


def test_a_branch_stays_together_where_it_fits() -> None:
    view = build_view(wide(1600))
    for part in pack(view, MOST_LINES, MOST_CHARACTERS, lambda links, keys: 1):
        below = {link.lower for link in part.links if link.upper.startswith("t")}
        tops = {link.upper for link in part.links if link.upper.startswith("t")}
        assert len(below) == 200 * len(tops)


def test_long_names_are_cut_and_split_views_by_size() -> None:
    names = {n: f"{'Partnership of partnerships ' * 10}{n}" for n in range(400)}
    graph = Graph(entities=tuple(one(f"b{n}", "body", name) for n, name in names.items()))
    made = charts(build_view(graph))
    assert len(made) > 1 and all(len(chart.text) < 50_000 for chart in made)
    assert len(shorten(names[0])) == LONGEST and shorten("  ") == "(no name)"


def test_an_empty_graph_draws_an_empty_chart() -> None:
    assert "flowchart BT" in draw_mermaid(Graph()) and draw_dot(Graph()).startswith("digraph {")


@settings(max_examples=80)
@given(graphs(), st.integers(1, 6), st.integers(50, 400))
def test_every_line_stands_in_one_view_and_every_box_in_some(graph: Graph, most: int, size: int) -> None:
    view = build_view(graph)
    packs = pack(view, most, size, lambda links, keys: 20 * len(list(keys)) + 10 * len(links))
    links = [link.id for part in packs for link in part.links]
    assert sorted(links) == sorted(link.id for link in view.links)
    assert {key for part in packs for key in part.keys} == {box.key for box in view.boxes}
    assert all({link.lower, link.upper} <= set(part.keys) for part in packs for link in part.links)
    assert all(len(part.links) <= most for part in packs)


@pytest.mark.parametrize("draw", [draw_mermaid, draw_dot])
def test_focus_kinds_and_relations_cut_the_picture(draw: object) -> None:
    assert callable(draw)
    text = draw(wendshire(), findings(), focus="HWB", depth=1, kinds=["body"], relations=["REPORTS_TO", "PART_OF"])
    assert "Trust" in text and "Averton" not in text and "County Council" not in text


def test_dot_keeps_kind_and_status_and_marks() -> None:
    text = draw_dot(wendshire(), findings(), title='The "county"')
    assert 'label="The \\"county\\""' in text
    assert 'kind="project", status="completed"' in text
    assert re.search(r'label="Warm Homes Task and Finish\\nGroup\\n‖ suspended".*dashed', text)
    assert 'label="is scrutinised by", style="dashed", constraint="false"' in text
