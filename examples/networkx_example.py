"""The graph as NetworkX: who answers to nobody, which body most others hang from, and the words behind one line."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import networkx as nx

from govgraph import Workspace
from govgraph.loaders.loading import load


def accountability(graph: nx.MultiDiGraph) -> nx.DiGraph:
    """Only the lines along which bodies answer to each other, one per pair, pointing upward."""
    upward = nx.DiGraph()
    for source, target, line in graph.edges(data=True):
        if line["type"] in ("REPORTS_TO", "PART_OF") and line["status"] == "active":
            upward.add_edge(source, target)
    return upward


def main(folder: Path) -> None:
    """Read `folder` into a workspace of its own, and print three things about it."""
    with tempfile.TemporaryDirectory() as place:
        workspace = Workspace.create(Path(place) / "workspace")
        load(workspace, [folder])
        graph = workspace.networkx()

    upward = accountability(graph)
    print(f"{graph.number_of_nodes()} entities, {graph.number_of_edges()} relations")

    most = max(sorted(upward), key=lambda body: len(nx.ancestors(upward, body)))
    print(f"Most hangs from {graph.nodes[most]['name']}: {len(nx.ancestors(upward, most))} bodies and projects")

    for circle in sorted(sorted(part) for part in nx.strongly_connected_components(upward) if len(part) > 1):
        print("Circle:", ", ".join(graph.nodes[body]["name"] for body in circle))

    source, target, key, line = min(graph.edges(keys=True, data=True), key=lambda edge: edge[2])
    print(f"{graph.nodes[source]['name']} {line['type']} {graph.nodes[target]['name']} ({key})")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
