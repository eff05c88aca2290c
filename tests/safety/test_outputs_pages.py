"""Hostile text in pages and pictures, in a real browser: no script of theirs runs, with the policy and without it; no word is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from govgraph.graph.cells import one_line
from govgraph.graph.model import Graph
from govgraph.viz.draw import draw_html, draw_svg
from govgraph.viz.report import build, render
from govgraph.viz.report.model import Picture, Section
from tests.support.hostile import NAMES, hostile_findings, hostile_graph

POLICY = re.compile(r"<meta[^>]*Content-Security-Policy[^>]*>", re.IGNORECASE)
FORBIDDEN = ["iframe", "object", "embed", "base", "form", "foreignobject"]
TITLE = NAMES["title-close"]


def report() -> str:
    review = build(hostile_graph(), hostile_findings(), previous=Graph(), previous_findings=[], title=TITLE)
    return render(review, ".html").decode()


def bare_report() -> str:
    """As if a picture came from elsewhere and were hostile through and through."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"><script>window.pwned=1</script><image href="https://hostile.invalid/x"/></svg>'
    made = build(hostile_graph(), hostile_findings())
    bad = Section("structure", "The structure", (Picture("hostile", svg, b"", 700.0),))
    return render(replace(made, sections=(bad, *made.sections[2:])), ".html").decode()


PAGES: dict[str, Callable[[], str]] = {
    "report": report,
    "report-with-hostile-picture": bare_report,
    "diagram": lambda: draw_html(hostile_graph(), hostile_findings(), title=TITLE),
    "picture": lambda: draw_svg(hostile_graph(), hostile_findings(), title=TITLE),
}


@pytest.fixture(scope="module", params=PAGES)
def made(request: pytest.FixtureRequest) -> tuple[str, str]:
    """(name, text) of a page or a picture."""
    return request.param, PAGES[request.param]()


def test_no_element_or_handler_came_in(made: tuple[str, str]) -> None:
    name, text = made
    soup = BeautifulSoup(text, "xml" if name == "picture" else "html.parser")
    assert not soup.find_all(FORBIDDEN)
    assert not [item for item in soup.find_all(True) for key in item.attrs if key.lower().startswith("on")]
    for key in ("href", "src", "xlink:href", "action", "formaction"):
        addresses = [item[key] for item in soup.find_all(attrs={key: True})]
        assert not [one for one in addresses if not one.startswith(("#", "data:image/", "data:font/"))]


def test_no_control_or_bidi_character_is_written(made: tuple[str, str]) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", made[1])
    made[1].encode("utf-8")


def test_a_picture_is_strict_xml() -> None:
    root = etree.fromstring(PAGES["picture"]().encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    names = {etree.QName(item).localname for item in root.iter(etree.Element)}
    assert not names & {"script", "foreignObject", "image", "use", "animate", "set", "handler"}
    assert {etree.QName(item).namespace for item in root.iter(etree.Element)} == {"http://www.w3.org/2000/svg"}


@pytest.mark.browser
@pytest.mark.parametrize("policy", [True, False], ids=["with-policy", "without-policy"])
def test_nothing_of_theirs_runs_or_is_fetched(browser: Any, made: tuple[str, str], policy: bool, tmp_path: Path) -> None:
    name, text = made
    file = tmp_path / f"page.{'svg' if name == 'picture' else 'html'}"
    file.write_text(text if policy else POLICY.sub("", text), "utf-8")
    seen: list[str] = []
    tab = browser.new_page()
    tab.on("request", lambda item: seen.append(item.url) if not item.url.startswith(("file:", "data:", "blob:")) else None)
    tab.on("dialog", lambda item: (seen.append(f"dialog {item.message}"), item.dismiss()))
    tab.on("console", lambda item: seen.append(item.text))
    tab.on("pageerror", lambda item: seen.append(str(item)))
    tab.goto(file.as_uri(), wait_until="load")
    _provoke(tab)
    assert tab.evaluate("window.pwned") is None
    assert seen == []
    tab.close()


def _provoke(tab: Any) -> None:
    """Everything that a handler might wait for."""
    tab.evaluate(
        """() => { for (const item of document.querySelectorAll('*')) for (const kind of ['mouseover', 'focus', 'toggle', 'error', 'load'])
                     item.dispatchEvent(new Event(kind)); }"""
    )
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")


@pytest.mark.browser
def test_every_point_can_be_read_in_the_report(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    file.write_text(PAGES["report"](), "utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    shown = " ".join(tab.evaluate("document.body.textContent").split())
    tab.close()
    points = [one_line(card.message) for card in build(hostile_graph(), hostile_findings()).cards()]
    assert len(points) == 10 and [text for text in points if text not in shown] == []
