"""The last review, against which this one is compared: a workspace's folder or an exported file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.model import Graph
    from govgraph.queries import Finding


def last_review(path: Path) -> tuple[Graph, list[Finding]]:
    """Its graph and findings. Raises GovgraphError if the path is neither."""
    from govgraph.graph.store.made import made_store
    from govgraph.queries import check

    graph = last_graph(path)
    with made_store(graph) as store:
        return graph, check(store)


def last_graph(path: Path) -> Graph:
    """The graph of a workspace's folder or of an exported file. Raises GovgraphError if the path is neither."""
    from govgraph.cli.common import Where

    return Where(path).read_graph() if path.is_dir() else _exported(path)


def _exported(path: Path) -> Graph:
    from govgraph.graph.exchange import load

    try:
        return load(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise GovgraphError("cannot be read as the last review", str(path), "Give a workspace or a file of “govgraph export”") from error
