"""The process in which a person's Cypher runs: reads a task from standard input, answers as JSON, holds the memory limit."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    """Read {store, cypher, params, timeout, memory, limit}; write {rows} or {error: [what, where, advice]}."""
    task: dict[str, Any] = json.load(sys.stdin)
    _hold_memory(task["memory"])
    json.dump(_answer(task), sys.stdout, ensure_ascii=True, default=str)


def _answer(task: dict[str, Any]) -> dict[str, Any]:
    from govgraph.graph.errors import GovgraphError
    from govgraph.graph.store.kglite import open_kglite

    try:
        store = open_kglite(Path(task["store"]))
        params = {"graph": store.graph_key, **task["params"]}
        return {"rows": store.run(task["cypher"], params, timeout=task["timeout"], limit=task["limit"])}
    except GovgraphError as err:
        return {"error": [err.what, err.where, err.advice]}


def _hold_memory(limit: int) -> None:
    # Windows has no such limit and macOS does not keep it; there the time limit alone guards.
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
