"""Opening a graph in the embedded store, for tests that make many."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govgraph.graph.model import Graph
from govgraph.graph.store.kglite import build_kglite, open_kglite
from govgraph.graph.store.protocol import Store


def opened(graph: Graph, path: Path) -> Store:
    """The graph, built at `path` and opened."""
    build_kglite(graph, path)
    return open_kglite(path)


@contextmanager
def store_for(graph: Graph) -> Iterator[Store]:
    """The graph in a store of its own for a while: for hypothesis, whose examples share a test's fixtures."""
    with tempfile.TemporaryDirectory() as folder:
        store = opened(graph, Path(folder) / "store.kgl")
        yield store
        store.close()
