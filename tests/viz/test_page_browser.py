"""The page wherever it is opened: saved, printed, without script, on a phone, in the dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.browser import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
BOARD = "Wendshire Environment Board"


def test_png_and_svg_are_saved(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    with page.page.expect_download() as svg:
        page.page.click("text=Save")
        page.page.click("#gg-svg")
    text = svg.value.path().read_text("utf-8")
    assert svg.value.suggested_filename == "wendshire.svg"
    assert text.startswith("<svg") and "Wendshire County" in text and "<style" in text
    with page.page.expect_download() as png:
        page.page.click("#gg-png")
    data = png.value.path().read_bytes()
    assert data.startswith(b"\x89PNG") and int.from_bytes(data[16:20], "big") > 2000


@pytest.mark.parametrize("size", ["A3", "A4"])
def test_prints_as_vectors_on_one_sheet(visit: Open, sixty: str, size: str) -> None:
    pdf = visit(sixty).page.pdf(format=size, landscape=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/") == 1
    assert b"/Subtype /Image" not in pdf
    assert b"/Font" in pdf


def test_without_javascript_everything_can_be_read(visit: Open, sixty: str) -> None:
    page = visit(sixty, java_script_enabled=False)
    assert page.page.is_visible(".gg-drawing svg")
    assert page.page.is_hidden("#gg-find")
    assert f"{BOARD} reports to Wendshire County Council" in page.text("#gg-outline")
    assert "reports to" in page.text("#gg-table")


def test_a_script_that_fails_leaves_the_still_drawing(visit: Open, sixty: str) -> None:
    page = visit(sixty.replace('id="gg-data">', 'id="gg-data">no data'), broken=True)
    page.page.wait_for_selector("html:not(.js)", state="attached")
    assert page.page.is_visible(".gg-drawing svg")
    page.said.clear()


def test_at_phone_width_the_outline_comes_first(visit: Open, sixty: str) -> None:
    page = visit(sixty, viewport={"width": 390, "height": 800})
    top = "document.querySelector('{}').getBoundingClientRect().top"
    assert page.page.evaluate(top.format("#gg-outline")) < page.page.evaluate(top.format("#gg-map"))
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    page.page.click(f"#gg-outline a:text-is('{BOARD}')")
    assert page.text("#gg-panel-title") == BOARD


def test_dark_follows_the_system_and_the_button(visit: Open, sixty: str) -> None:
    page = visit(sixty, color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.page.evaluate(paper) == "rgb(20, 24, 29)"
    page.page.emulate_media(media="print")
    assert page.page.evaluate(paper) == "rgb(255, 255, 255)"
    page.page.emulate_media(media="screen")
    page.page.click("#gg-theme")
    assert page.page.evaluate(paper) == "rgb(255, 255, 255)"
