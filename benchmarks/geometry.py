"""The geometry of pictures of real papers and registers: python benchmarks/geometry.py WORKSPACE... prints a row for each.

Counted over all views of a picture: boxes that overlap, primary and further lines behind boxes, superiors not above those who answer to
them by their primary line, further lines of accountability that do not rise (circles left out), lines that cross, and bytes of the page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sized
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
COLUMNS = (
    "picture", "views", "boxes", "overlaps", "primary behind boxes", "further behind", "superiors below", "further falling", "crossings",
    "size",
)  # fmt: skip


def main() -> None:
    """Print the table."""
    for cells in (COLUMNS, ("---", *["---:"] * 9), *(row(Path(name)) for name in sys.argv[1:])):
        print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def row(path: Path) -> tuple[Any, ...]:
    """What is counted of one workspace."""
    from govgraph.graph.workspace import Workspace
    from govgraph.queries import check
    from govgraph.viz import draw_html
    from govgraph.viz.build import build_view
    from govgraph.viz.layout import measure
    from govgraph.viz.sections import sections

    workspace = Workspace.find(path)
    graph, findings = workspace.graph(), check(workspace.store())
    scenes = [part.scene for part in sections(build_view(graph, findings))]
    behind = partial(measure.through_boxes, primary=False)
    counts: tuple[Callable[[Any], Sized], ...] = (
        measure.overlaps, measure.through_boxes, behind, measure.superiors_below, measure.further_down,
    )  # fmt: skip
    found = [sum(len(count(scene)) for scene in scenes) for count in counts]
    size = len(draw_html(graph, findings).encode())
    boxes = len({key for scene in scenes for key in scene.places})
    return path.name, len(scenes), boxes, *found, sum(map(measure.crossings, scenes)), f"{size / 1000:,.0f} kB"


if __name__ == "__main__":
    main()
