"""What papers are called: by their titles, else by whom they tell of most."""

from __future__ import annotations

from collections import Counter

from govgraph.graph.cells import one_line
from govgraph.graph.claims import SourceInfo
from govgraph.graph.model import Graph

UNTITLED = "Untitled paper on "


def titles_of(graph: Graph) -> dict[str, str]:
    """File → what the paper is called; two that would be called alike bear their files too."""
    found = {one.file: one_line(one.title or "").rstrip(".") or _untitled(graph, one) for one in graph.documents}
    alike = Counter(title for title in found.values() if title.startswith(UNTITLED))
    return {file: f"{title} ({one_line(file)})" if alike[title] > 1 else title for file, title in found.items()}


def _untitled(graph: Graph, paper: SourceInfo) -> str:
    """By the body on which most of its lines end; by its file where it has none, as a register is."""
    if paper.register:
        return one_line(paper.file)
    bodies = {one.id: one_line(one.name) for one in graph.entities if one.kind == "body"}
    lines = (one for one in graph.relations if any(proof.source == paper.sha256 for proof in one.evidence))
    ends = Counter(end for one in lines for end in (one.source, one.target) if end in bodies)
    most = min(ends, key=lambda key: (-ends[key], bodies[key]), default="")
    return f"{UNTITLED}{bodies[most]}" if most else one_line(paper.file)
