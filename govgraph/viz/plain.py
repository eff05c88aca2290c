"""What Mermaid and DOT say of a box and of a line: the same words as the picture, without places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govgraph.graph.cells import one_line
from govgraph.graph.model import Graph, Relation
from govgraph.graph.schema import schema
from govgraph.viz.build import build_view
from govgraph.viz.filters import select
from govgraph.viz.style import styles
from govgraph.viz.view import Box, Link, View

LONGEST = 140  # characters of a name; more would tear the boxes apart


def view_of(
    graph: Graph,
    findings: Iterable[Any],
    title: str | None,
    focus: str | None,
    depth: int | None,
    as_of: str | None,
    kinds: Iterable[str] | None,
    relations: Iterable[str] | None,
) -> View:
    """The view of the part of the graph that was asked for. Raises GovgraphError as `select` does."""
    part = select(graph, focus=focus, depth=depth, as_of=as_of, kinds=kinds, relations=relations)
    return build_view(part, findings, title=title, as_of=as_of)


def relations_of(view: View) -> dict[str, Relation]:
    """The relations behind the view, by id."""
    return {one.id: one for one in view.graph.relations}


def shorten(text: str) -> str:
    """`text` on one line, cut with an ellipsis where it is too long; never empty."""
    line = one_line(text) or "(no name)"
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def box_lines(box: Box) -> list[str]:
    """Name, chairs and marks: what stands on the card."""
    marks = [styles().marks[key] for key in box.marks]
    told = [shorten(box.name), *(shorten(chair) for chair in box.chairs), *(f"{mark.sign} {mark.word}" for mark in marks)]
    return told if box.kind != "organisation" or box.accountable else [*told, "(organisation)"]


def link_words(link: Link, relations: dict[str, Relation]) -> str:
    """The line as said of its lower end: "is part of"; with its status unless in force; "" for a plain "reports to"."""
    kind, status = schema().relations[link.type], schema().statuses[link.status]
    from_below = relations[link.relations[0]].source == link.lower
    words = kind.verb if from_below else kind.inverse
    if not status.live:
        return f"{words} ({status.title})"
    return "" if link.type == "REPORTS_TO" and from_below else words
