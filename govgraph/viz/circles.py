"""Circles of accountability: bodies that answer, in the end, to themselves."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.viz.view import Link


def circles(links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Every group of bodies in which each answers to each other over some steps; keys sorted, groups sorted."""
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph([(link.lower, link.upper) for link in links if link.answers])
    return sorted(tuple(sorted(ring)) for ring in networkx.strongly_connected_components(graph) if len(ring) > 1)
