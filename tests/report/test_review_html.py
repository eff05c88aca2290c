"""The report as a page: self-contained, in order, readable in both themes, on paper and on a phone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from govgraph.viz.report import build, render
from tests.support.wendshire import findings, last_year, wendshire


@pytest.fixture(scope="module")
def page() -> str:
    made = build(wendshire(), findings(), previous=last_year(), previous_findings=[], title="Governance in Wendshire")
    return render(made, ".html").decode()


@pytest.fixture(scope="module")
def soup(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def test_nothing_runs_and_nothing_is_fetched(soup: BeautifulSoup) -> None:
    assert not soup.find_all(["script", "iframe", "object", "embed", "link", "form", "base", "svg"])
    assert all(item["src"].startswith("data:image/") for item in soup.find_all(src=True))
    assert all(item["href"].startswith("#") for item in soup.find_all(href=True))
    assert not [item for item in soup.find_all(True) for name in item.attrs if name.startswith("on") or name == "style"]


def test_the_policy_allows_the_one_style_sheet_only(soup: BeautifulSoup) -> None:
    policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert "default-src 'none'" in policy and "script" not in policy and "unsafe" not in policy
    assert len(soup.find_all("style")) == 1


def test_headings_go_down_one_level_at_a_time(soup: BeautifulSoup) -> None:
    levels = [int(item.name[1]) for item in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_section_is_in_the_contents_and_every_link_arrives(soup: BeautifulSoup) -> None:
    ids = [item["id"] for item in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert [item["href"][1:] for item in soup.nav.find_all("a")] == [item["id"] for item in soup.main.find_all("h2")]


def test_tables_have_captions_and_heads_with_a_scope(soup: BeautifulSoup) -> None:
    for table in soup.find_all("table"):
        assert table.caption.get_text(strip=True)
        assert {item["scope"] for item in table.thead.find_all("th")} == {"col"}
        assert all(row.find("th")["scope"] == "row" for row in table.tbody.find_all("tr"))


def test_landmarks_have_names_of_their_own(soup: BeautifulSoup) -> None:
    heads = {item["id"]: item.get_text() for item in soup.find_all("h2")}
    names = [item.get("aria-label") or heads[item["aria-labelledby"]] for item in soup.select("section, nav, [role=region]")]
    assert len(names) == len(set(names))


def test_the_picture_has_words(soup: BeautifulSoup) -> None:
    assert soup.find("img")["alt"].startswith("Who answers to whom: ")
    assert soup.html["lang"] == "en-GB"


def test_level_is_said_in_words(soup: BeautifulSoup) -> None:
    assert [item.get_text() for item in soup.select(".level")] == ["1 To act on:", "2 To act on:", "3 To ask:", "4 To ask:"]
    assert {item.get_text().split()[0] for item in soup.select(".rag")} <= {"Red", "Amber", "Green", "Grey"}


def test_it_has_room_to_write_in_and_neither_codes_nor_file_names(soup: BeautifulSoup) -> None:
    assert len(soup.select(".blank")) == 4 + 3 * len(soup.select(".finding"))
    text = soup.get_text(" ")
    assert not re.search(r"GG\d\d\d|REPORTS_TO|\.docx|\.pdf", text)
    assert "Partnerships in Wendshire: annual report to Cabinet" in text


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough_in_both_themes(theme: int) -> None:
    css = files("govgraph.viz.report").joinpath("report.css").read_text("utf-8")
    colours = dict(re.findall(r"--(\w+): (#\w+)", re.findall(r":root \{(.*?)\}", css, re.DOTALL)[theme]))
    for ink in ("ink", "soft", "link", "error", "warning", "remark"):
        for ground in ("paper", "tint"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ground in ("red", "amber", "green"):
        assert _contrast(colours["ink"], colours[ground]) >= 4.5, ground


def _contrast(one: str, two: str) -> float:
    high, low = sorted((_light(one), _light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    text = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(text[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.browser
def test_in_a_browser_it_is_quiet_offline_and_fits(page: str, tmp_path: Path, browser: Any) -> None:
    file = tmp_path / "review.html"
    file.write_text(page, "utf-8")
    for width, scheme in ((1200, "light"), (390, "dark")):
        seen = _open(browser, file, width, scheme)
        assert seen.pop("picture") > 400
        assert seen == {"requests": [], "console": [], "across": width}


def _open(browser: Any, file: Path, width: int, scheme: str) -> dict[str, Any]:
    requests, console = [], []
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab.on("request", lambda item: requests.append(item.url) if not item.url.startswith(("file:", "data:")) else None)
    tab.on("console", lambda item: console.append(item.text))
    tab.goto(file.as_uri())
    seen = {
        "requests": requests,
        "console": console,
        "across": tab.evaluate("document.documentElement.scrollWidth"),
        "picture": tab.evaluate("document.querySelector('img').naturalWidth"),
    }
    tab.close()
    return seen


@pytest.mark.browser
def test_it_prints_with_heads_repeated_and_nothing_cut(page: str, tmp_path: Path, browser: Any) -> None:
    file = tmp_path / "review.html"
    file.write_text(page, "utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    tab.close()


ASK = """
import hashlib
from tests.support.wendshire import findings, last_year, wendshire
from govgraph.viz.report import build, render
from govgraph.viz.mermaid import draw_mermaid
from govgraph.viz.dot import draw_dot
made = build(wendshire(), findings(), previous=last_year(), previous_findings=[])
for data in [*(render(made, kind) for kind in (".html", ".docx", ".xlsx")), draw_mermaid(wendshire()).encode(), draw_dot(wendshire()).encode()]:
    print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    root = Path(__file__).parents[2]
    told = [
        subprocess.run(
            [sys.executable, "-c", ASK],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            cwd=root,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] and len(told[0].split()) == 5
