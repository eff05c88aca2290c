"""Fixtures for pictures: pages written to files and opened in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govgraph.viz import draw_html
from tests.support.browser import Visit
from tests.support.county import county


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """visit(html, **options) opens a page; after the test all are closed and must have asked for nothing and said nothing."""
    opened: list[Visit] = []

    def open_page(html: str, *, broken: bool = False, **options: Any) -> Visit:
        path = tmp_path / f"page-{len(opened)}.html"
        path.write_text(html, "utf-8")
        opened.append(Visit(browser, path, **options))
        if options.get("java_script_enabled", True) and not broken:
            opened[-1].ready()
        return opened[-1]

    yield open_page
    for page in opened:
        assert page.requests == []
        assert page.said == []
        page.close()


@pytest.fixture(scope="session")
def sixty() -> str:
    """The page of a county of sixty bodies."""
    return draw_html(county(60), [], title="Wendshire")
