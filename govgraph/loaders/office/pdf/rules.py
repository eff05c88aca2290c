"""The lines that are drawn on a PDF page: rules of tables as pdfplumber wants them, and small solid marks that may be bullets."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from govgraph.loaders.office.pdf.glyphs import Box, turned

_SHORTEST = 3.0  # points; what is shorter is the end of a thick rule or a dot of a dotted one
_MARK = 9.0  # points; a bullet is smaller


@dataclass
class Rules:
    """What pdfplumber's table finder asks of a page: its edges and its box. nested: some stand in a form, where it must look itself."""

    bbox: Box
    edges: list[dict[str, Any]] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    nested: bool = False


def read_rules(page: Any, turn: int) -> Rules:
    """The rules and marks of a pypdfium2 page whose words are turned by `turn` degrees."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    found = Rules(turned((0, 0, width, height), width, height, turn))
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        if item.level > 0:
            found.nested = True
            continue
        x0, y0, x1, y1 = item.get_bounds()
        box = turned((x0 - left, y0 - bottom, x1 - left, y1 - bottom), width, height, turn)
        wide, high = x1 - x0, y1 - y0
        if max(wide, high) < _MARK:
            if wide > 1 and high > 1 and 0.6 < wide / high < 1.7:
                found.marks.append(box)
        else:
            for a, b, c, d in _straight(item, pdfium):
                line = turned((min(a, c) - left, min(b, d) - bottom, max(a, c) - left, max(b, d) - bottom), width, height, turn)
                found.edges.extend(_edge(line))
    return found


def _straight(item: Any, pdfium: Any) -> Iterator[Box]:
    """The straight pieces of a path, as they stand on the page."""
    matrix, x, y = item.get_matrix(), ctypes.c_float(), ctypes.c_float()
    here = begin = (0.0, 0.0)
    for i in range(min(pdfium.FPDFPath_CountSegments(item), 10_000)):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*here, *point)
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield (*here, *begin)
            here = begin


def _edge(box: Box) -> Iterator[dict[str, Any]]:
    """A line of a table as pdfplumber describes one; slanting and short ones are none."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if (width < 1) == (height < 1) or max(width, height) < _SHORTEST:
        return
    upright = width < 1
    yield {
        "object_type": "line", "orientation": "v" if upright else "h", "x0": x0, "x1": x0 if upright else x1,
        "top": top, "bottom": bottom if upright else top, "width": 0 if upright else width, "height": height if upright else 0,
    }  # fmt: skip
