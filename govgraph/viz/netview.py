"""The network: people, bodies, organisations and projects as pyvis draws them best, with its own nodes, edges and physics."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from govgraph.graph.model import Graph
from govgraph.graph.schema import schema
from govgraph.viz.filters import select
from govgraph.viz.style import styles
from govgraph.viz.text import clean

if TYPE_CHECKING:
    from pyvis.network import Network

OPTIONS: dict[str, Any] = {
    "layout": {"randomSeed": 7, "improvedLayout": False},
    "physics": {
        "solver": "forceAtlas2Based", "forceAtlas2Based": {"springLength": 130, "avoidOverlap": 0.6}, "stabilization": {"iterations": 150},
    },
    "interaction": {"hover": True, "multiselect": False},
    "edges": {"smooth": False, "width": 1},
    "nodes": {
        "shape": "dot", "font": {"size": 15, "strokeWidth": 4}, "widthConstraint": {"maximum": 240},
        "scaling": {"min": 7, "max": 40, "label": {"enabled": True, "min": 14, "max": 30, "drawThreshold": 8}},
    },
}  # fmt: skip


MOST = 1500  # nodes that a browser still moves


def movable(graph: Graph) -> tuple[Graph, str]:
    """The graph as far as a browser can move it, by kinds in the order bodies, organisations, projects, people; and what is left out,
    in words, "" if nothing is."""
    joined = {end for one in graph.relations for end in (one.source, one.target)}
    count = Counter(one.kind for one in graph.entities if one.id in joined)
    kept, left, room = [], [], MOST
    for kind in ("body", "organisation", "project", "person"):
        if count[kind] <= room:
            kept.append(kind)
            room -= count[kind]
        else:
            left.append(f"{count[kind]:,} {schema().kinds[kind].plural}")
    return (select(graph, kinds=kept), _listed(left)) if left else (graph, "")


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[:-1] else parts)


def network(graph: Graph) -> Network:
    """A pyvis Network of the graph, to go on with: a node for each entity that has a line, an edge for each relation.

    Nodes carry label, group (the kind, which gives the colour), value (the number of lines, which gives the size); edges carry type, verb
    and status, dashes where the relation is not in force, and an arrow unless it has no direction. Places and plans are left out.
    There are no tooltips: pyvis would take names for HTML.
    """
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line", height="100%", width="100%")
    groups = {kind: {"color": color} for kind, color in styles().network.items()}
    net.set_options(json.dumps({**OPTIONS, "groups": groups}))
    kinds = {one.id: one.kind for one in graph.entities if one.kind in styles().network}
    lines = [one for one in graph.relations if one.source in kinds and one.target in kinds]
    count = Counter(end for one in lines for end in (one.source, one.target))
    for entity in graph.entities:
        if count[entity.id]:
            name = clean(entity.name) or "(no name)"
            net.add_node(entity.id, label=name, group=entity.kind, value=count[entity.id], shape="dot")
    for one in lines:
        kind, live = schema().relations[one.type], schema().statuses[one.status].live
        net.add_edge(
            one.source, one.target, type=one.type, verb=kind.verb, status=one.status, dashes=not live,
            arrows="" if kind.symmetric else "to",
        )  # fmt: skip
    return net
