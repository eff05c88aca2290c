"""Hostile text in Mermaid and DOT: each line is of our own grammar, and the programs that read them see as many boxes as we drew."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.graph.model import Graph
from govgraph.viz.dot import draw_dot, quoted
from govgraph.viz.mermaid import draw_mermaid
from tests.support.graphs import graphs
from tests.support.hostile import NAMES, TEXTS, hostile_findings, hostile_graph

WORDS = r"(?:[A-Za-z0-9 ,.()'/\u0080-\U0010ffff-]|#\d+;|<br/>)*"
SHAPE = {"[": "]", "(": ")", "([": "])", "{{": "}}", "[[": "]]", ">": "]", "[/": "/]"}
BOX = "|".join(rf'{re.escape(left)}"{WORDS}"{re.escape(right)}' for left, right in SHAPE.items())
MERMAID = re.compile(
    rf"---|title: \"[^\n]*\"|flowchart BT|  n\d+(?:{BOX})|  n\d+ (?:-->|-\.->|---|-\.-)(?:\|\"{WORDS}\"\|)? n\d+"
    r"|  classDef \w+ [\w:, .-]+|  class n\d+(?:,n\d+)* \w+"
)
STRING = r'"(?:[^"\\\n]|\\\\|\\"|\\n)*"'
DOT = re.compile(rf"digraph \{{|\}}|  (?:graph|node|edge) \[.*\]|  label={STRING}|  n\d+(?: -> n\d+)? \[\w+={STRING}(?:, \w+={STRING})*\]")


def test_every_line_of_mermaid_is_of_our_grammar() -> None:
    text = draw_mermaid(hostile_graph(), hostile_findings(), title=NAMES["mermaid-subgraph"])
    assert [line for line in text.splitlines() if not MERMAID.fullmatch(line)] == []


def test_every_line_of_dot_is_of_our_grammar() -> None:
    text = draw_dot(hostile_graph(), hostile_findings(), title=NAMES["dot-break"])
    assert [line for line in text.splitlines() if not DOT.fullmatch(line)] == []


@settings(max_examples=60)
@given(graphs(), st.text())
def test_any_graph_under_any_title_keeps_to_the_grammars(graph: Graph, title: str) -> None:
    assert all(MERMAID.fullmatch(line) for line in draw_mermaid(graph, title=title).splitlines())
    assert all(DOT.fullmatch(line) for line in draw_dot(graph, title=title).splitlines())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_quoted_text_reads_back(text: str) -> None:
    inner = quoted(text)[1:-1]
    assert inner.replace('\\"', '"').replace("\\\\", "\\").replace("&amp;", "&") == text


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not on this machine")
def test_graphviz_reads_as_many_boxes_and_lines_as_we_drew() -> None:
    text = draw_dot(hostile_graph(), hostile_findings(), title=NAMES["dot-html"])
    read = subprocess.run(["dot", "-Tjson0"], input=text.encode(), capture_output=True, check=True, timeout=120)
    assert read.stderr == b""
    made = json.loads(read.stdout)
    boxes = {item["name"]: item for item in made["objects"]}
    assert len(boxes) == 2 * len(TEXTS) + 1 and all(re.fullmatch(r"n\d+", name) for name in boxes)
    assert len(made["edges"]) == 2 * len(TEXTS)
    assert not [item for item in boxes.values() if {"URL", "href", "image"} & item.keys()]


@pytest.mark.browser
@pytest.mark.skipif("GOVGRAPH_MERMAID" not in os.environ, reason="GOVGRAPH_MERMAID does not name a mermaid.min.js")
def test_mermaid_itself_draws_as_many_boxes_and_runs_nothing(browser: Any) -> None:
    text = draw_mermaid(hostile_graph(), hostile_findings(), title=NAMES["script"])
    code = "async text => (mermaid.initialize({startOnLoad: false, securityLevel: 'loose'}), document.body.innerHTML = (await mermaid.render('m', text)).svg)"
    tab = browser.new_page()
    tab.set_content("<p></p>")
    tab.add_script_tag(path=Path(os.environ["GOVGRAPH_MERMAID"]))
    tab.evaluate(code, text)
    assert tab.evaluate("window.pwned") is None
    assert tab.evaluate("document.querySelectorAll('g.node').length") == 2 * len(TEXTS) + 1
    assert not tab.evaluate("document.querySelectorAll('svg a, svg script, svg img, svg iframe').length")
