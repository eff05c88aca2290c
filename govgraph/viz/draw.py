"""From a graph to a picture in one call: HTML, SVG, PNG, PDF or PowerPoint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govgraph.graph.model import Graph
from govgraph.viz.build import build_view
from govgraph.viz.dates import as_it_stood
from govgraph.viz.filters import select
from govgraph.viz.view import View


def _view(graph: Graph, findings: Iterable[Any], title: str | None, **cut: Any) -> View:
    kept = select(graph, **cut)
    if cut.get("as_of"):
        kept = as_it_stood(kept, cut["as_of"])
    shown = {entity.id for entity in kept.entities}
    view = build_view(kept, findings, title=title, as_of=cut.get("as_of"))
    facts = tuple(item for item in view.findings if item["subject"] in shown or not item["subject"])
    return View(view.title, view.boxes, view.links, kept, facts, view.as_of, view.names)


def draw_html(
    graph: Graph, findings: Iterable[Any] = (), *, title: str | None = None, focus: str | None = None, depth: int | None = None,
    as_of: str | None = None, kinds: Iterable[str] | None = None, relations: Iterable[str] | None = None, tab: str = "chart",
) -> str:  # fmt: skip
    """The page: diagram, panel, search, outline and table in one file that asks for nothing else.

    focus, depth: only what is within so many steps of one entity (id, name or alias).  as_of: ISO day, month or year.
    kinds, relations: schema keys to keep.  tab: "chart" or "network", which is open.
    findings: of `govgraph.queries.check`.  Raises GovgraphError for what is not there.
    """
    from govgraph.viz.page import page

    return page(_view(graph, findings, title, focus=focus, depth=depth, as_of=as_of, kinds=kinds, relations=relations), tab)


def draw_svg(
    graph: Graph, findings: Iterable[Any] = (), *, title: str | None = None, focus: str | None = None, depth: int | None = None,
    as_of: str | None = None, kinds: Iterable[str] | None = None, relations: Iterable[str] | None = None,
) -> str:  # fmt: skip
    """The diagram as one SVG file with title and legend; of a large graph its top levels. The arguments are those of `draw_html`."""
    return draw_part(graph, findings, title=title, focus=focus, depth=depth, as_of=as_of, kinds=kinds, relations=relations)


def draw_part(graph: Graph, findings: Iterable[Any], *, title: str | None, **cut: Any) -> str:
    """The SVG of a part of the graph. cut: as in `govgraph.viz.filters.select`."""
    from govgraph.viz.data import graph_summary
    from govgraph.viz.sections import overview
    from govgraph.viz.svg import svg

    view = _view(graph, findings, title, **cut)
    part = overview(view)
    return svg(part.scene, view.title, graph_summary(view, view.graph), more=part.more)


def draw_png(
    graph: Graph, findings: Iterable[Any] = (), *, title: str | None = None, focus: str | None = None, depth: int | None = None,
    as_of: str | None = None, kinds: Iterable[str] | None = None, relations: Iterable[str] | None = None,
) -> bytes:  # fmt: skip
    """The SVG as PNG at twice its size, with the fonts that are shipped."""
    from govgraph.viz.png import png

    return png(draw_svg(graph, findings, title=title, focus=focus, depth=depth, as_of=as_of, kinds=kinds, relations=relations))


def draw_pdf(
    graph: Graph, findings: Iterable[Any] = (), *, title: str | None = None, focus: str | None = None, depth: int | None = None,
    as_of: str | None = None, kinds: Iterable[str] | None = None, relations: Iterable[str] | None = None, paper: str = "a4",
) -> bytes:  # fmt: skip
    """The diagram on sheets of paper ("a4" or "a3"), names at 7 points or more. Raises GovgraphError where there is no browser."""
    from govgraph.viz.pdf import pdf
    from govgraph.viz.sheets import papers

    return pdf(_view(graph, findings, title, focus=focus, depth=depth, as_of=as_of, kinds=kinds, relations=relations), papers()[paper])


def draw_pptx(
    graph: Graph, findings: Iterable[Any] = (), *, title: str | None = None, focus: str | None = None, depth: int | None = None,
    as_of: str | None = None, kinds: Iterable[str] | None = None, relations: Iterable[str] | None = None,
) -> bytes:  # fmt: skip
    """The diagram as slides of boxes and connectors that can be edited. Raises GovgraphError where python-pptx is missing."""
    from govgraph.viz.pptx import pptx

    return pptx(_view(graph, findings, title, focus=focus, depth=depth, as_of=as_of, kinds=kinds, relations=relations))
