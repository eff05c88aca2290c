"""The desk in a real Chromium: papers in, statements settled by keyboard, a line added, taken back, names brought together, report out."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from govgraph.graph.claims import LedgerLine
from govgraph.graph.workspace import Workspace
from tests.web.conftest import PAPERS, ROOT, Served

pytestmark = pytest.mark.browser


def settle(tab: Any, key: str) -> None:
    """Press a key and wait until the card is settled."""
    done = tab.inner_text("#done")
    tab.keyboard.press(key)
    tab.wait_for_function("done => document.getElementById('done').textContent !== done", arg=done)


def settle_again(tab: Any, key: str) -> None:
    """Press a key on a card that is settled and wait until the desk took it."""
    with tab.expect_response(lambda answer: answer.request.method == "POST"):
        tab.keyboard.press(key)


def test_from_papers_to_report(served: Served, full: Any) -> None:
    assert "5 read" in full.inner_text("#said")
    assert full.locator(".paper").count() == 5
    full.goto(f"{served.address}/check")
    assert full.locator("mark.read").count() > 3
    for key in "rrwrrrrrrr":
        settle(full, key)
    said = [one.action for one in served.workspace.decisions().items]
    assert said == ["accept", "accept", "reject", *["accept"] * 7]
    assert full.locator("mark.here").count() > 0

    full.evaluate("getSelection().selectAllChildren(document.querySelector('.text mark.read[data-cards]'))")
    full.keyboard.press("a")
    quote = full.input_value("#adding [name=quote]")
    paper = full.input_value("#adding [name=document]")
    assert quote and paper in PAPERS
    full.fill("#adding [name=source]", "Lantern Working Group")
    full.select_option("#adding [name=type]", "REPORTS_TO")
    full.fill("#adding [name=target]", "Wendshire County Council")
    full.click("#adding button")
    full.wait_for_url(re.compile("said=Added"))
    added = served.workspace.decisions().items[-1]
    assert (added.action, added.fields["quote"], added.fields["document"], added.who) == ("add", quote, paper, "Jo Marsh")
    full.goto(f"{served.address}/map")
    frame = full.frame_locator("iframe.map")
    frame.locator(".box", has_text="Lantern Working").first.wait_for(state="attached")

    full.click(".undo button")
    full.wait_for_url(re.compile("said=Taken"))
    assert served.workspace.decisions().items[-1].action == "accept"
    assert "Lantern" not in " ".join(one.name for one in served.workspace.graph().entities)

    full.goto(f"{served.address}/report")
    full.uncheck("[name=section] >> nth=3")
    for ending, head in (("Word", b"PK"), ("Excel", b"PK"), ("Web page", b"<!DOCTYPE html>")):
        with full.expect_download() as got:
            full.click(f"main button:has-text('{ending}')")
        assert got.value.path().read_bytes().startswith(head)


def test_names_are_brought_together_and_parted_again(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/names")
    names = sorted(one.name for one in served.workspace.graph().entities if one.kind == "body")[:2]
    status, _, _ = served.inside(
        "POST", "/names", f"act=same_as&a={names[0].replace(' ', '+')}&b={names[1].replace(' ', '+')}".encode(), x_desk="1"
    )
    assert status == 200
    assert len([one for one in served.workspace.graph().entities if one.name in names]) == 1
    full.goto(f"{served.address}/names?q={names[0].replace(' ', '+')}")
    assert full.locator(".pair .side").count() >= 1
    full.click(".undo button")
    full.wait_for_url(re.compile("said=Taken"))
    assert len([one for one in served.workspace.graph().entities if one.name in names]) == 2


def test_a_finding_is_settled_with_owner_and_day(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/findings")
    first = full.locator(".finding").first
    first.locator("[name=owner]").fill("Jo Marsh")
    first.locator("[name=by]").fill("2026-05-31")
    first.locator("[name=why]").fill("asked in May")
    first.locator("button:has-text('Agreed')").click()
    full.wait_for_url(re.compile("said="))
    said = served.workspace.decisions().items[-1]
    assert (said.action, said.fields["as"], said.fields["owner"], said.why) == ("settle", "agreed", "Jo Marsh", "asked in May")


def test_a_question_is_answered_with_words_and_as_a_file(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/ask?question=orphans")
    assert full.locator("main h2").inner_text()
    assert "MATCH" in full.locator("pre").text_content()
    with full.expect_download() as got:
        full.click("button:has-text('CSV')")
    assert got.value.path().read_text("utf-8-sig").count("\n") >= 1


@pytest.mark.parametrize("width", [1366, 390])
def test_every_page_fits_the_window_and_shows_words_without_markup(served: Served, full: Any, width: int) -> None:
    full.set_viewport_size({"width": width, "height": 768})
    for path in (
        "papers",
        "check",
        "names?q=Wendshire+Health+and+Wellbeing+Board",
        "findings?all=1",
        "map",
        "ask?question=orphans",
        "report",
    ):
        full.goto(f"{served.address}/{path}")
        assert full.evaluate("document.documentElement.scrollWidth") <= width, path
        assert not [words for words in full.locator("blockquote").all_inner_texts() if re.search(r"</?[a-z]", words)], path


def test_papers_are_told_apart_by_their_dates(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/check")
    assert any("(2015-09-15)" in name for name in full.locator("#paper option").all_inner_texts())


def test_lines_that_were_not_understood_are_amber(served: Served, full: Any) -> None:
    source = next(one for one in served.workspace.sources() if one.info.file == "averton-stronger-neighbourhoods.txt")
    text = (ROOT / "examples" / source.info.file).read_text("utf-8")
    free = re.search(r"[^\n]{30,}", text[len(text) // 2 :])
    assert free
    start = len(text) // 2 + free.start()
    from dataclasses import replace

    line = LedgerLine(source.info.file, start, start + 30, text[start : start + 30], "not understood", "nothing fits", ("Averton",))
    served.workspace.replace([replace(source, ledger=(line,))])
    full.goto(f"{served.address}/check?paper={source.info.sha256}")
    assert "".join(full.locator(".text mark.amber").all_text_contents()) in line.quote


def test_a_quote_is_shown_where_it_stands(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/findings?all=1")
    words = full.locator("blockquote:has(a)").first.inner_text().splitlines()[0]
    full.locator("blockquote a").first.click()
    full.wait_for_url(re.compile("words="))
    shown = "[...document.querySelectorAll('mark.here')].map(mark => mark.textContent).join(' ') || String(getSelection())"
    bare = re.sub(r"\W", "", full.evaluate(shown))
    assert bare and (bare in re.sub(r"\W", "", words) or re.sub(r"\W", "", words) in bare)


def test_two_tabs_lose_nothing_and_tell(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/check")
    other = full.context.new_page()
    other.goto(f"{served.address}/check")
    settle(full, "r")
    settle(other, "r")
    assert len(served.workspace.decisions().items) == 2
    full.wait_for_selector("#changed:not([hidden])")


def test_hostile_names_stay_words(served: Served, tab: Any, tmp_path: Path) -> None:
    paper = tmp_path / "a <img src=x onerror=alert(1)>.txt"
    paper.write_text(
        "Report to Council\n\nThe <script>alert(1)</script> Board reports to the Wendshire County Council. The Skills Board reports to the Wendshire County Council.\n",
        "utf-8",
    )
    tab.set_input_files("#files", [str(paper)])
    tab.click("#drop button")
    tab.wait_for_url(re.compile(r"said="), timeout=60_000)
    kept = [path.name for path in (served.workspace.path / "papers").iterdir()]
    assert kept and all("<" not in name and "/" not in name for name in kept)
    for page in ("papers", "check", "names?q=board", "findings", "ask?question=orphans", "report"):
        tab.goto(f"{served.address}/{page}")
        assert tab.locator("script:not([src])").count() == 0
        assert tab.locator("img").count() == 0


@pytest.mark.parametrize("page", ["papers", "check", "names", "findings", "ask", "report"])
def test_axe_finds_nothing(served: Served, full: Any, page: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe
    full.goto(f"{served.address}/{page}")
    script = (Path(sys.modules["axe_playwright_python"].__file__).parent / "axe.min.js").read_text("utf-8")
    full.context.new_cdp_session(full).send("Page.setBypassCSP", {"enabled": True})
    full.reload()
    full.evaluate(script)
    found = full.evaluate("axe.run(document, {iframes: false})")
    assert axe
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found["violations"]] == []


def test_killed_between_two_presses_nothing_is_lost(tmp_path: Path, browser: Any) -> None:
    pytest.importorskip("uvicorn")
    workspace = tmp_path / "ws"
    run = [sys.executable, "-m", "govgraph"]
    subprocess.run(
        [*run, "load", "-q", "-w", str(workspace), *(str(ROOT / "examples" / name) for name in PAPERS[:2])], check=True, cwd=ROOT
    )
    for number in range(2):
        server = subprocess.Popen([*run, "serve", "-w", str(workspace), "--no-browser"], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert server.stdout
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address
        page = browser.new_page()
        page.goto(address[0])
        page.wait_for_url(re.compile("/check"))
        settle(page, "r")
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        page.close()
        assert len(Workspace(workspace).decisions().items) == number + 1
        assert Workspace(workspace).graph().entities


def test_a_line_from_amber_words_by_keyboard_and_back(served: Served, full: Any) -> None:
    full.click("a.go")
    full.wait_for_url(re.compile("/check"))
    waiting = int(full.inner_text("#wait"))
    settle(full, "r")
    assert int(full.inner_text("#wait")) == waiting - 1
    assert full.inner_text("#said").startswith("Right: ")
    full.keyboard.press("m")
    words = full.evaluate("String(getSelection())")
    assert len(words.split()) > 2 and words == full.locator(".text mark.amber").first.text_content()
    full.keyboard.press("a")
    assert full.input_value("#adding [name=quote]") == words.strip()
    full.fill("#adding [name=source]", "Lantern Working Group")
    full.fill("#adding [name=target]", "Wendshire County Council")
    full.click("#adding button")
    full.wait_for_url(re.compile("said=Added"))
    card = full.locator(".card.current")
    assert card.locator(".line").inner_text() == "Lantern Working Group reports to Wendshire County Council"
    assert card.locator(".state").inner_text().lower() == "added"
    here = " ".join(full.locator("mark.here").all_text_contents())
    assert here.split() == words.split(), "the words of the added line stand out where they stand"
    settle_again(full, "w")
    assert "Lantern Working Group" not in {one.name for one in served.workspace.graph().entities}
    full.keyboard.press("u")
    full.wait_for_url(re.compile("said=Taken"))
    assert "Lantern Working Group" in {one.name for one in served.workspace.graph().entities}
    full.keyboard.press("u")
    full.wait_for_url(re.compile("said=Taken"))
    full.locator("#said", has_text="Taken back: Lantern Working Group reports to Wendshire County Council: added").wait_for()


def test_quick_presses_settle_one_card_each(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/check")
    done = int(full.inner_text("#done"))
    held: list[Any] = []
    full.route("**/check", lambda route: route.continue_() if held else held.append(route))
    with full.expect_request("**/check"):
        full.keyboard.press("r")
    full.keyboard.press("w")
    full.keyboard.press("r")
    assert [full.locator(".card").nth(at).locator(".state").inner_text().lower() for at in range(4)] == ["right", "wrong", "right", ""]
    assert int(full.inner_text("#done")) == done, "only what the desk has taken counts"
    held[0].continue_()
    full.wait_for_function("count => document.getElementById('done').textContent === String(count)", arg=done + 3)
    assert [one.action for one in served.workspace.decisions().items] == ["accept", "reject", "accept"]
    assert len({one.claim for one in served.workspace.decisions().items}) == 3


def test_a_press_that_the_desk_does_not_take_brings_the_card_back(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/check")
    full.route("**/check", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    full.keyboard.press("r")
    full.locator("#said.error").wait_for()
    first = full.locator(".card").first
    assert "current" in first.get_attribute("class") and first.locator(".state").inner_text() == ""
    assert served.workspace.decisions().items == ()


def test_a_folder_is_dropped_and_a_newer_edition_tells_what_is_gone(served: Served, tab: Any, tmp_path: Path) -> None:
    folder = tmp_path / "papers in"
    (folder / "2017").mkdir(parents=True)
    register = (ROOT / "examples" / "register-2017-01.csv").read_text("utf-8")
    (folder / "2017" / "register.csv").write_text(register, "utf-8")
    (folder / "minutes.txt").write_bytes((ROOT / "examples" / "brackdale-transport-minutes.txt").read_bytes())
    (folder / "Thumbs.db").write_bytes(b"\0" * 9)
    (folder / "plan.xyz").write_bytes(b"\0" * 9)
    browser = tab.context.new_cdp_session(tab)
    box = tab.locator("#drop").bounding_box()
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
        browser.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 60, "y": box["y"] + 20, "data": data})
    tab.wait_for_url(re.compile(r"/papers\?said="), timeout=120_000)
    said = tab.inner_text("#said")
    assert said.startswith("2 read") and "plan.xyz: files ending in .xyz are not read" in said and "Thumbs" not in tab.inner_text("main")
    assert sorted(one.info.file for one in served.workspace.sources()) == ["minutes.txt", "register.csv"]

    newer = tmp_path / "register-2018.csv"
    newer.write_text("".join(register.splitlines(keepends=True)[:-1]), "utf-8")
    tab.set_input_files("#files", str(newer))
    tab.select_option("#replaces", "register.csv")
    tab.click("#drop button")
    tab.wait_for_url(re.compile("1%20read"), timeout=120_000)
    assert tab.inner_text("#said").endswith("Stands in it no longer: Station Quarter Project")


def test_what_if_two_bodies_became_one_and_what_it_takes(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/map")
    full.select_option("[name=act]", "merge")
    full.fill("[name=a]", "Wendshire Growth Board")
    full.click("button:has-text('What follows')")
    full.locator("p.error", has_text="it takes two").wait_for()
    assert full.input_value("[name=a]") == "Wendshire Growth Board", "what was filled in stays"
    full.fill("[name=b]", "Wendshire Health and Wellbeing Board")
    full.click("button:has-text('What follows')")
    full.locator("h2", has_text="If Wendshire Growth Board went into Wendshire Health and Wellbeing Board").wait_for()
    assert served.workspace.decisions().items == ()


def test_two_years_stand_side_by_side_on_the_map(served: Served, full: Any) -> None:
    full.goto(f"{served.address}/map")
    picture = full.frame_locator("iframe.map")
    picture.locator("button:has-text('Two years')").click()
    picture.get_by_text(re.compile(r"\d+ new since 2015")).wait_for()
