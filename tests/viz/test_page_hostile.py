"""Hostile names, quotes, files and findings on the page: nothing runs, with the policy and without it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from govgraph.viz import draw_html, draw_svg
from tests.support.browser import Visit
from tests.support.hostile import TEXTS, hostile_findings, hostile_graph

pytestmark = pytest.mark.browser
PARTS = [TEXTS[start : start + 24] for start in range(0, len(TEXTS), 24)]


@pytest.mark.parametrize("policy", [True, False], ids=["with policy", "without policy"])
@pytest.mark.parametrize("part", range(len(PARTS)))
def test_nothing_runs_and_nothing_is_asked_for(visit: Callable[..., Visit], part: int, policy: bool) -> None:
    graph = hostile_graph(PARTS[part])
    html = draw_html(graph, hostile_findings(PARTS[part]), title=PARTS[part][0])
    if not policy:
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    page = visit(html)
    for kind in ("body", "person", "project"):
        key = [one.id for one in graph.entities if one.kind == kind][3]
        page.page.evaluate("key => { location.hash = '#' + encodeURIComponent(key); }", key)
        page.page.wait_for_function("() => !document.getElementById('gg-panel').hidden")
    page.page.fill("#gg-find", "window")
    page.page.hover("#gg-canvas")
    assert page.page.evaluate("window.pwned") is None
    assert page.page.evaluate("document.querySelectorAll('iframe, img, base, link, object, embed').length") == 0
    assert page.page.evaluate("document.scripts.length") == 9


def test_the_drawing_is_well_formed_and_without_scripts() -> None:
    from xml.etree import ElementTree

    text = draw_svg(hostile_graph(), hostile_findings(), title=TEXTS[0])
    tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "g", "path", "text"}


def test_no_bidi_or_control_character_reaches_the_page() -> None:
    html = draw_html(hostile_graph(), hostile_findings())
    ours = re.sub(r"<script>.*?</script>", "", html, flags=re.S)  # vis-network's own code holds one in a regular expression
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", ours)
