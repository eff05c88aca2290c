"""A client for tests that die: pushes a chain of bodies, says so after each batch and waits for a line before the next."""

from __future__ import annotations

import sys

from govgraph.graph.store import push as pushing
from govgraph.graph.store.connect import connect
from tests.support.graphs import build, entity, relation


def main(uri: str, name: str, size: int) -> None:
    """Push `size` bodies under `name` in batches of ten."""
    ids = [f"b-{number:03}" for number in range(size)]
    graph = build([entity(id) for id in ids], [relation("REPORTS_TO", a, b) for a, b in zip(ids, ids[1:], strict=False)])
    pushing.BATCH = 10

    def wait(done: int, total: int) -> None:
        print(done, total, flush=True)
        sys.stdin.readline()

    pushing.push_graph(connect(uri), graph, name, "tests", progress=wait)
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
