"""The picture on paper: a PDF of A3 or A4 sheets with real text, in as many parts as the size of the names asks for."""

from __future__ import annotations

import re

from govgraph.viz.browser import font_faces, paint
from govgraph.viz.data import graph_summary
from govgraph.viz.sheets import POINT, Sheet, sheets
from govgraph.viz.style import styles
from govgraph.viz.svg import svg
from govgraph.viz.view import View


def pdf(view: View, paper: Sheet) -> bytes:
    """One PDF. Raises GovgraphError where there is no browser to make it."""
    options = ["--no-pdf-header-footer", "--print-to-pdf={target}"]
    return paint(print_page(view, paper), ".html", "map.pdf", options, "PDF")


def print_page(view: View, paper: Sheet) -> str:
    """The sheets as one HTML page, each drawing at the size that it will have."""
    parts = sheets(view, paper)
    css = (
        f"{font_faces()}@page{{size:{paper.name} landscape;margin:10mm}}body{{margin:0}}"
        "section{break-after:page;break-inside:avoid}section:last-child{break-after:auto}svg{display:block}"
    )
    drawn = []
    for number, part in enumerate(parts, 1):
        more = " A number on a card's edge: so many more beneath it, on another sheet." if part.more else ""
        summary = graph_summary(view, view.graph) if len(parts) == 1 else f"{part.title}. Sheet {number} of {len(parts)}.{more}"
        drawing = svg(part.scene, view.title, summary, more=part.more)
        drawn.append(f"<section>{_sized(drawing, paper, paper.points(part) * POINT / styles().card['name'])}</section>")
    return f'<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>Map</title><style>{css}</style>{"".join(drawn)}</html>'


def _sized(drawing: str, paper: Sheet, unit: float) -> str:
    """The drawing in millimetres: a pixel is `unit` of them, or less where its legend is taller than was thought."""

    def millimetres(size: re.Match[str]) -> str:
        wide, high = int(size[1]), int(size[2])
        scale = min(unit, paper.width / wide, (paper.height - 1) / high)
        return f'width="{wide * scale:.1f}mm" height="{high * scale:.1f}mm"'

    return re.sub(r'width="(\d+)" height="(\d+)"', millimetres, drawing, count=1)
