"""A graph as an opened embedded store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from govgraph.graph.model import Graph
from govgraph.graph.store.protocol import Store
from tests.support.stores import opened


@pytest.fixture
def store_of(tmp_path: Path) -> Iterator[Callable[[Graph], Store]]:
    """Opens any number of graphs; closed at the end of the test."""
    made: list[Store] = []

    def make(graph: Graph) -> Store:
        made.append(opened(graph, tmp_path / f"{len(made)}.kgl"))
        return made[-1]

    yield make
    for store in made:
        store.close()
