"""A graph in a store of its own for a while: as of a day, or as it would be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govgraph.graph.asof import in_force as live
from govgraph.graph.model import Graph
from govgraph.graph.store.kglite import build_kglite, open_kglite
from govgraph.graph.store.protocol import Store


@contextmanager
def made_store(graph: Graph, in_force: bool = False) -> Iterator[Store]:
    """A graph in a store of its own for a while."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store.kgl"
        build_kglite(live(graph) if in_force else graph, file)
        store = open_kglite(file)
        try:
            yield store
        finally:
            store.close()
