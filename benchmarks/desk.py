"""How long a press on the desk takes: `python benchmarks/desk.py PAPERS...`; milliseconds of each kind, first, middle and worst."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request

from govgraph.graph.claims import claim_id
from govgraph.graph.workspace import Workspace
from govgraph.loaders.loading import load
from govgraph.web import checking, pictures
from govgraph.web.desk import Desk


def main() -> None:
    """Read the papers, press each button some times, print."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        workspace = Workspace.create(Path(folder))
        summary = load(workspace, sys.argv[1:])
        desk = Desk(workspace, "bench")
        desk.names()
        keys = [claim_id(claim) for source in desk.sources() for claim in source.claims][:20]
        papers = [source.info.sha256 for source in desk.sources()][:10]
        print(f"{len(summary.rows)} papers, {len(desk.claims())} statements\n\n| press | first | middle | worst |\n|---|---|---|---|")
        _took("right, the next at once", keys, lambda key: checking.press(desk, {"act": ["accept"], "claim": [key], "paper": [""]}))
        _took("add", papers, lambda paper: checking.press(desk, _added(paper)))
        names = [name for name, kind in desk.names().items() if kind == "body"]
        pairs = [f"{a}|{b}" for a, b in zip(names[:10], names[10:20], strict=True)]
        _took("these two differ", pairs, lambda pair: desk.press([("not_same", pair.split("|"), None)], ""))
        _took("undo", papers, lambda _: desk.undo())
        _took("another paper on Check", papers, lambda paper: checking.show(desk, _asked(f"paper={paper}")))
        _took("the map, after a press", keys[:3], lambda key: _map(desk, key))


def _took(name: str, items: list[str], press: Callable[[str], object]) -> None:
    took = []
    for item in items:
        begin = time.perf_counter()
        press(item)
        took.append((time.perf_counter() - begin) * 1000)
    print(f"| {name} | {took[0]:.0f} | {statistics.median(took):.0f} | {max(took):.0f} |", flush=True)


def _added(paper: str) -> dict[str, list[str]]:
    ends = {
        "source": f"Lantern Group {paper[:4]}",
        "type": "REPORTS_TO",
        "target": "Wendshire County Council",
        "quote": "The group reports to it",
    }
    return {"act": ["add"], "paper": [paper], "document": ["a.txt"]} | {key: [value] for key, value in ends.items()}


def _asked(query: str) -> Request:
    return Request({"type": "http", "query_string": quote(query, safe="=").encode(), "headers": []})


def _map(desk: Desk, key: str) -> None:
    checking.press(desk, {"act": ["reject"], "claim": [key], "paper": [""]})
    pictures.page(desk, _asked(""))


if __name__ == "__main__":
    main()
