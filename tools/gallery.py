"""Take the pictures of docs/gallery from examples/: what the page looks like, on a screen, in the dark, on a phone, for one branch.

    python tools/gallery.py

Needs Chromium (or $GOVGRAPH_CHROMIUM) and playwright; the pictures are kept to 256 colours, so that the folder stays small.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "docs" / "gallery"
TITLE = "Partnerships in Wendshire"
BOARD = "Wendshire Health and Wellbeing Board"
Act = Callable[[Any], None]


def main() -> None:
    """Make every picture and the page that lists them."""
    from govgraph.graph.files import write_atomic
    from govgraph.viz import draw_html, draw_svg
    from tests.support.pages import chromium

    graph, findings = read_examples()
    html = draw_html(graph, findings, title=TITLE)
    write_atomic(FOLDER / "wendshire.svg", draw_svg(graph, findings, title=TITLE))
    write_atomic(FOLDER / "branch.svg", draw_svg(graph, findings, title=BOARD, focus=BOARD, depth=2))
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "wendshire.html")
        page.write_text(html, "utf-8")
        for name, (_, options, act) in SHOTS.items():
            write_atomic(FOLDER / f"{name}.png", shot(browser, page, options, act))
    write_atomic(ROOT / "docs" / "diagram.png", (FOLDER / "whole.png").read_bytes())
    write_atomic(FOLDER / "README.md", listing())


def read_examples() -> tuple[Any, list[Any]]:
    """The graph of examples/ and the findings about it."""
    from govgraph import Workspace
    from govgraph.loaders import load
    from govgraph.queries import check

    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder, "workspace"))
        load(workspace, [ROOT / "examples"])
        return workspace.graph(), check(workspace.store())


def shot(browser: Any, page: Path, options: dict[str, Any], act: Act) -> bytes:
    """One picture of the page after something was done with it."""
    from PIL import Image

    context = browser.new_context(**{"viewport": {"width": 1600, "height": 1000}, **options})
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_selector("html[data-ready]", state="attached")
    act(tab)
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    raw = tab.screenshot()
    context.close()
    small = io.BytesIO()
    # An octree keeps the legend's colours true, however small they are.
    seen = Image.open(io.BytesIO(raw)).convert("RGB")
    seen.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def find(text: str) -> Act:
    """Search for something and choose it."""

    def act(tab: Any) -> None:
        tab.fill("#gg-find", text)
        tab.keyboard.press("Enter")

    return act


def nothing(tab: Any) -> None:
    """Only look."""


def two_years(tab: Any) -> None:
    """2015 beside the last year."""
    tab.click("#gg-compare")


def without_projects(tab: Any) -> None:
    """Filter by the legend and its marks, and type a search."""
    tab.uncheck("#gg-legend input[value=project]")
    tab.click("#gg-legend summary")
    tab.uncheck("#gg-legend input[value=orphan]")
    tab.fill("#gg-find", "safeguarding")


SHOTS: dict[str, tuple[str, dict[str, Any], Act]] = {
    "whole": ("As it opens: the council and what answers to it, large enough to read.", {}, nothing),
    "years": ("Two years side by side: what is new in green, what is gone in violet.", {}, two_years),
    "chosen": (f"{BOARD} chosen: what it answers to in blue, what answers to it in green, the words behind every line.", {}, find(BOARD)),
    "person": ("A person chosen: every seat.", {}, find("Philippa Dunmore")),
    "filtered": ("The legend is the filter; search finds names, aliases, initials and people.", {}, without_projects),
    "dark": ("In the dark.", {"color_scheme": "dark"}, find(BOARD)),
    "phone": ("On a phone the outline comes first.", {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}, nothing),
}


def listing() -> str:
    """The page that shows them all."""
    parts = ["# Gallery", "", "Made by `make gallery` from `examples/`; the county of Wendshire is invented.", ""]
    for name, (words, _, _) in SHOTS.items():
        parts += [f"## {words}", "", f"![{words}]({name}.png)", ""]
    command = f"`govgraph draw -o branch.svg --focus '{BOARD}' --depth 2`"
    parts += ["## One branch as a drawing", "", command, "", "![One branch](branch.svg)", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    main()
