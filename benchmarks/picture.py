"""How large, how fast and how legible pictures are: ours, and other programs' pictures of the same graph.

    python benchmarks/picture.py [-o benchmarks/picture.md]

Needs Chromium. Graphviz is measured where `dot` is installed, Mermaid where $GOVGRAPH_MERMAID names its mermaid.min.js.
Of other programs' pictures the straight lines between the middles of boxes are counted. Counties are invented (tests/support/county.py).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
WINDOW = {"width": 1600, "height": 1000}
HEAD = "| picture | boxes | size | built in | ready after | smallest text | crossings | superiors not above | requests |"
DRAW = """async text => {
  mermaid.initialize({ startOnLoad: false, maxEdges: 500, htmlLabels: false });
  document.getElementById('out').innerHTML = (await mermaid.render('g', text)).svg;
}"""
SETTLED = "() => { window.settled = false; network.once('stabilized', () => { window.settled = true; }); network.stabilize(300); }"
PLACES = "() => ({ at: network.getPositions(), scale: network.getScale() })"
MERMAID_PLACES = """() => {
  const svg = document.querySelector('#out svg'); const box = svg.viewBox.baseVal;
  const at = {};
  const s = svg.getBoundingClientRect();
  const k = box.width / s.width;
  svg.querySelectorAll('.node').forEach(n => {
    const b = n.getBoundingClientRect();
    at[n.id.split('-').slice(-2)[0]] = { x: (b.left + b.width / 2 - s.left) * k, y: (b.top + b.height / 2 - s.top) * k };
  });
  return { at, scale: Math.min(1600 / box.width, 1000 / box.height) };
}"""


def main() -> None:
    """Measure and print or write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", type=Path)
    output = parser.parse_args().output
    about = "Made by `python benchmarks/picture.py`; a window of 1600 × 1000; invented counties."
    lines = ["# Pictures, measured", "", about, "", HEAD, "|---|" + "---:|" * 8]
    for row in rows():
        lines.append("| " + " | ".join(str(cell) for cell in row) + " |")
        print(lines[-1], flush=True)
    if output:
        from govgraph.graph.files import write_atomic

        write_atomic(output, "\n".join(lines) + "\n")


def rows() -> Iterator[tuple[Any, ...]]:
    """One row per picture."""
    from tests.support.county import county
    from tests.support.pages import chromium

    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for bodies in (60, 100, 150, 600, 5000):
            yield ours(browser, Path(folder), county(bodies), bodies)
        graph = county(60)
        yield stock(browser, Path(folder), graph, "stock pyvis", hierarchical=False)
        yield stock(browser, Path(folder), graph, "stock pyvis, hierarchical", hierarchical=True)
        if shutil.which("dot"):
            yield graphviz(Path(folder), graph)
        if os.environ.get("GOVGRAPH_MERMAID"):
            yield mermaid(browser, Path(folder), graph, Path(os.environ["GOVGRAPH_MERMAID"]))


def ours(browser: Any, folder: Path, graph: Any, bodies: int) -> tuple[Any, ...]:
    """Our page."""
    from govgraph.viz import draw_html
    from govgraph.viz.build import build_view
    from govgraph.viz.layout import measure
    from govgraph.viz.sections import sections
    from tests.support.browser import Visit

    draw_html(graph)  # once to have everything imported
    start = time.perf_counter()
    html = draw_html(graph)
    built = time.perf_counter() - start
    path = folder / "ours.html"
    path.write_text(html, "utf-8")
    visits = [Visit(browser, path) for _ in range(3)]
    ready = sorted(visit.ready() for visit in visits)[1]
    asked = sum(len(visit.requests) for visit in visits)
    scale = float(visits[0].page.evaluate("document.getElementById('gg-canvas').dataset.view").split()[0])
    scene = sections(build_view(graph))[0].scene
    below = len(measure.superiors_below(scene)) + len(measure.further_down(scene))
    for visit in visits:
        visit.close()
    name = "govgraph" if bodies <= 150 else f"govgraph, first of {len(sections(build_view(graph)))} views"
    times = (f"{built:.2f} s", f"{ready} ms")
    boxes = len(build_view(graph).boxes)
    return name, boxes, kilobytes(html), *times, f"{scale * 11:.1f} px", measure.crossings(scene), below, asked


def kilobytes(text: str) -> str:
    """Size of a text in UTF-8."""
    return f"{len(text.encode()) / 1000:,.0f} kB"


def answers(graph: Any) -> list[tuple[str, str]]:
    """(subordinate, superior) of every line of accountability in the picture."""
    from govgraph.viz.build import build_view

    return [(link.lower, link.upper) for link in build_view(graph).links if link.answers]


def judged(graph: Any, at: dict[str, Any], links: list[tuple[str, str]]) -> tuple[int, int]:
    """Crossings of the straight lines between places, and superiors that do not stand above."""
    from govgraph.viz.layout.measure import _cross

    ends = [((at[a]["x"], at[a]["y"]), (at[b]["x"], at[b]["y"]), {a, b}) for a, b in links if a in at and b in at]
    pairs = ((ends[i], ends[j]) for i in range(len(ends)) for j in range(i + 1, len(ends)))
    crossings = sum(1 for one, two in pairs if not one[2] & two[2] and _cross(one[0], one[1], two[0], two[1]))
    return crossings, sum(1 for a, b in answers(graph) if a in at and b in at and at[b]["y"] >= at[a]["y"])


def stock(browser: Any, folder: Path, graph: Any, name: str, hierarchical: bool) -> tuple[Any, ...]:
    """pyvis as its own documentation uses it, without a network connection."""
    from pyvis.network import Network

    from govgraph.viz.build import build_view

    start = time.perf_counter()
    view = build_view(graph)
    net = Network(height="960px", directed=True, cdn_resources="in_line", layout=True if hierarchical else None)
    for box in view.boxes:
        net.add_node(box.key, label=box.name)
    for link in view.links:
        net.add_edge(link.lower, link.upper)
    if hierarchical:
        net.options.layout.hierarchical.sortMethod = "directed"
    html = net.generate_html()
    built = time.perf_counter() - start
    path = folder / "stock.html"
    path.write_text(html, "utf-8")
    page, asked = quiet_page(browser, path)
    began = time.perf_counter()
    page.goto(path.as_uri(), wait_until="load")
    page.evaluate(SETTLED)
    page.wait_for_function("window.settled", timeout=120000)
    ready = time.perf_counter() - began
    page.evaluate("network.fit({ animation: false })")
    found = page.evaluate(PLACES)
    page.context.close()
    crossings, below = judged(graph, found["at"], [(link.lower, link.upper) for link in view.links])
    times = (f"{built:.2f} s", f"{ready * 1000:.0f} ms")
    return name, len(view.boxes), kilobytes(html), *times, f"{found['scale'] * 14:.1f} px", crossings, below, len(asked)


def quiet_page(browser: Any, path: Path) -> tuple[Any, list[str]]:
    """A page that gets its own file and nothing else, and the list of what it asked for."""
    asked: list[str] = []

    def catch(route: Any) -> None:
        if route.request.url.split("#")[0] == path.as_uri():
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    page = browser.new_context(viewport=WINDOW).new_page()
    page.route("**/*", catch)
    return page, asked


def graphviz(folder: Path, graph: Any) -> tuple[Any, ...]:
    """Our DOT, laid out by Graphviz."""
    from govgraph.viz import draw_dot

    start = time.perf_counter()
    dot = draw_dot(graph)
    svg = subprocess.run(["dot", "-Tsvg"], input=dot.encode(), capture_output=True, check=True).stdout.decode()
    built = time.perf_counter() - start
    plain = subprocess.run(["dot", "-Tplain"], input=dot.encode(), capture_output=True, check=True).stdout.decode().splitlines()
    _, _, wide, tall = plain[0].split()[:4]
    scale = min(WINDOW["width"] / (float(wide) * 72), WINDOW["height"] / (float(tall) * 72))
    return "Graphviz dot", 61, kilobytes(svg), f"{built:.2f} s", "–", f"{scale * 11:.1f} px", "–", "–", 0


def mermaid(browser: Any, folder: Path, graph: Any, library: Path) -> tuple[Any, ...]:
    """The same bodies and lines as a Mermaid flow chart, names as labels."""
    from govgraph.viz.build import build_view

    view = build_view(graph)
    number = {box.key: f"n{index}" for index, box in enumerate(view.boxes)}
    text = "flowchart BT\n" + "".join(f'{number[box.key]}["{box.name}"]\n' for box in view.boxes)
    text += "".join(f"{number[link.lower]} --> {number[link.upper]}\n" for link in view.links)
    path = folder / "mermaid.html"
    path.write_text("<!DOCTYPE html><meta charset=utf-8><div id=out></div>", "utf-8")
    page, asked = quiet_page(browser, path)
    page.goto(path.as_uri())
    began = time.perf_counter()
    page.add_script_tag(content=library.read_text("utf-8"))
    page.evaluate(DRAW, text)
    ready = time.perf_counter() - began
    found = page.evaluate(MERMAID_PLACES)
    page.context.close()
    at = {key: found["at"][name] for key, name in number.items() if name in found["at"]}
    crossings, below = judged(graph, at, [(link.lower, link.upper) for link in view.links])
    size = f"{library.stat().st_size / 1000:,.0f} kB"
    return "Mermaid", len(view.boxes), size, "–", f"{ready * 1000:.0f} ms", f"{found['scale'] * 16:.1f} px", crossings, below, len(asked)


if __name__ == "__main__":
    main()
