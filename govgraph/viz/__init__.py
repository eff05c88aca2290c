"""Pictures of a governance graph: pages, drawings, tables, reports. Everything is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.viz.dot import draw_dot as draw_dot
    from govgraph.viz.draw import draw_html as draw_html
    from govgraph.viz.draw import draw_pdf as draw_pdf
    from govgraph.viz.draw import draw_png as draw_png
    from govgraph.viz.draw import draw_pptx as draw_pptx
    from govgraph.viz.draw import draw_svg as draw_svg
    from govgraph.viz.mermaid import draw_mermaid as draw_mermaid
    from govgraph.viz.netview import network as network
    from govgraph.viz.sections import size_notice as size_notice

_HOMES = {
    "draw_dot": "dot",
    "draw_html": "draw",
    "draw_mermaid": "mermaid",
    "draw_pdf": "draw",
    "draw_png": "draw",
    "draw_pptx": "draw",
    "draw_svg": "draw",
    "network": "netview",
    "size_notice": "sections",
}
__all__ = ["draw_dot", "draw_html", "draw_mermaid", "draw_pdf", "draw_png", "draw_pptx", "draw_svg", "network", "size_notice"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"govgraph.viz.{_HOMES[name]}"), name)
