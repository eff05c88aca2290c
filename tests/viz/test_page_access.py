"""Accessibility by axe-core, in every state and theme."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.support.browser import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def axe(need: Callable[[object, str], None]) -> str:
    """The script of axe-core, from the package that brings it."""
    try:
        text = Path(str(files("axe_playwright_python").joinpath("axe.min.js"))).read_text("utf-8")
    except ModuleNotFoundError:
        text = ""
    need(text, "axe-core: pip install axe-playwright-python")
    return text


def violations(page: Visit, axe: str) -> list[Any]:
    page.page.evaluate(axe)  # evaluated by the test's own hand, so the page's policy stays as it is
    found = page.page.evaluate("axe.run(document).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]))")
    return list(found)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", ["plain", "chosen", "searching", "phone"])
def test_axe_finds_nothing(visit: Callable[..., Visit], sixty: str, axe: str, theme: str, state: str) -> None:
    size = {"width": 390, "height": 800} if state == "phone" else {"width": 1600, "height": 1000}
    page = visit(sixty, color_scheme=theme, viewport=size, hash="#body-00003" if state == "chosen" else "")
    if state == "searching":
        page.page.fill("#gg-find", "wendshire")
        page.page.keyboard.press("ArrowDown")
    assert violations(page, axe) == []


def test_headings_and_table_heads_without_javascript(visit: Callable[..., Visit], sixty: str) -> None:
    page = visit(sixty, java_script_enabled=False)
    assert page.page.locator("h1").count() == 1
    assert page.page.locator("#gg-table th[scope=col]").count() == 7
