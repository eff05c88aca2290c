"""What a reader of the page does in a real Chromium: clicks, searches, follows links and keys, walks a chain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.viz import draw_html
from tests.support.browser import Visit
from tests.support.county import county

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
BOARD = "Wendshire Environment Board"


def test_a_chain_is_presented_step_by_step(visit: Open, sixty: str) -> None:
    page = visit(sixty, hash="#body-00003")
    assert page.text("#gg-crumbs").split() == f"Wendshire County Council {BOARD}".split()
    page.page.click("text=Present its chain")
    assert page.text("#gg-talk .sentence") == f"{BOARD} reports to Wendshire County Council"
    assert page.text("#gg-talk-step") == "1 of 1"
    assert "“" in page.text("#gg-talk-words")
    page.page.keyboard.press("Escape")
    assert page.page.is_hidden("#gg-talk")
    page.page.click("#gg-close")
    page.page.click("#gg-present")
    page.page.keyboard.press("ArrowRight")
    assert page.text("#gg-talk-step").startswith("2 of ")


def test_click_a_body(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    page.click_box(BOARD)
    told = page.text("#gg-panel")
    for words in (
        BOARD,
        f"Above (1)\n{BOARD} reports to Wendshire County Council",
        "Below",
        "People (1)",
        "Places (1)",
        "Where it is named",
        "“",
        "stated, 90 %",
        "Partnerships update",
    ):
        assert words in told
    assert page.page.evaluate("location.hash") == "#body-00003"
    assert "answers to Wendshire County Council" in page.text("#gg-live")
    ups = page.page.evaluate("[...document.querySelectorAll('.gg-drawing .box.up .name')].map(t => t.textContent).join(' ')")
    assert "Wendshire County Council" in ups.replace("\n", " ")
    assert page.page.evaluate("document.querySelectorAll('.gg-drawing .box.down').length") > 3
    assert page.page.evaluate("document.querySelectorAll('.gg-drawing .way.up').length") == 1


def test_click_a_line(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    x, y = page.page.evaluate(
        "() => { const w = [...document.querySelectorAll('.gg-drawing .way:not(.off) .line')].find(p => !p.classList.contains('main') && p.getTotalLength() > 250);"
        " const at = w.getPointAtLength(w.getTotalLength() / 2); const c = document.getElementById('gg-canvas');"
        " const [s, ox, oy] = c.dataset.view.split(' ').map(Number); const r = c.getBoundingClientRect();"
        " return [r.left + ox + at.x * s, r.top + oy + at.y * s]; }"
    )
    page.page.mouse.click(x, y)
    page.page.wait_for_function("() => !document.getElementById('gg-panel').hidden")
    told = page.text("#gg-panel")
    assert " and " in page.text("#gg-panel-title")
    assert "“The body-" in told
    assert page.page.evaluate("document.querySelectorAll('.gg-drawing .way.up').length") == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("environment b", BOARD),
        ("WSCB", "Wendshire Safer Communities Board"),
        ("cllr person daa", "Cllr Person Daa"),
        ("rural partnership", "Wendshire Rural Partnership"),
    ],
)
def test_search_by_name_initials_alias_and_person(visit: Open, sixty: str, typed: str, found: str) -> None:
    page = visit(sixty)
    page.page.click("#gg-find")
    page.page.keyboard.type(typed)
    assert page.page.get_attribute("#gg-find", "aria-expanded") == "true"
    page.page.keyboard.press("ArrowDown")
    assert page.page.get_attribute("#gg-found-0", "aria-selected") == "true"
    page.page.keyboard.press("Enter")
    assert found in page.text("#gg-panel-title")


def test_search_that_finds_nothing_says_so(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    page.page.fill("#gg-find", "zebra crossing")
    assert page.text("#gg-live") == "nothing found"
    page.page.keyboard.press("Escape")


def test_keys_walk_the_reporting_lines(visit: Open, sixty: str) -> None:
    page = visit(sixty)
    page.page.focus("#gg-canvas")
    titles = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowUp"):
        page.page.keyboard.press(key)
        titles.append(page.text("#gg-panel-title"))
    assert titles[0] == "Wendshire County Council"
    assert titles[5] == "Wendshire County Council"
    assert len(set(titles)) == 4
    page.page.keyboard.press("Space")
    assert "folded away" in page.text("#gg-live")
    page.page.keyboard.press("Space")
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.id") == "gg-panel"
    page.page.keyboard.press("Escape")
    assert page.page.is_hidden("#gg-panel")


@pytest.mark.parametrize("hash", ["#body-00003", "#wenvb", "#wendshire-environment-board", "#Wendshire%20Environment%20Board"])
def test_a_link_to_a_body_opens_it(visit: Open, sixty: str, hash: str) -> None:
    assert visit(sixty, hash=hash).text("#gg-panel-title") == BOARD


@pytest.mark.parametrize("hash", ["#constructor", "#__proto__", "#%E0%A4%A", "#<img>", "#nobody"])
def test_a_link_to_nothing_does_nothing(visit: Open, sixty: str, hash: str) -> None:
    assert visit(sixty, hash=hash).page.is_hidden("#gg-panel")


def test_findings_and_likenesses_stand_in_the_panel(visit: Open) -> None:
    finding = {
        "id": "GG001-1", "code": "GG001", "level": "ask", "title": "No line", "why": "Nobody answers.", "remedy": "Ask its chair.",
        "subject": "body-00003", "message": "It has no line", "evidence": [{"quote": "it met", "document": "wendshire-update-2013.txt", "date": "2013"}],
    }  # fmt: skip
    page = visit(draw_html(county(20), [finding]), hash="#body-00003")
    told = page.text("#gg-panel")
    for words in (
        "Findings (1)",
        "ask GG001: It has no line",
        "Nobody answers.",
        "Ask its chair.",
        "“it met”",
        "Perhaps the same as",
        "likeness 81 %",
    ):
        assert words in told
