"""How long a press on the desk takes: `python benchmarks/desk.py PAPERS...`; prints milliseconds, first and middle of twenty."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from govgraph.graph.claims import claim_id
from govgraph.graph.workspace import Workspace
from govgraph.loaders.loading import load
from govgraph.web import checking
from govgraph.web.desk import Desk


def main() -> None:
    """Read the papers, press twenty times, print."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        workspace = Workspace.create(Path(folder))
        summary = load(workspace, sys.argv[1:])
        desk = Desk(workspace, "bench")
        desk.graph()
        keys = [claim_id(claim) for source in desk.sources() for claim in source.claims][:20]
        took = []
        for key in keys:
            begin = time.perf_counter()
            checking.press(desk, {"act": ["accept"], "claim": [key], "paper": [""]})
            took.append((time.perf_counter() - begin) * 1000)
        middle = statistics.median(took)
        print(f"{len(summary.rows)} papers: first press {took[0]:.0f} ms, middle {middle:.0f} ms, worst {max(took):.0f} ms")


if __name__ == "__main__":
    main()
