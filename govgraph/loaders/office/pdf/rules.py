"""What is drawn on a PDF page: rules of tables as pdfplumber wants them, small marks that may be bullets, pictures, boxes and lines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from govgraph.loaders.office.pdf.glyphs import Box, turned

_SHORTEST = 3.0  # points; what is shorter is the end of a thick rule or a dot of a dotted one
_LONGEST = 10_000  # pieces of one path that are looked at
_PALE = 247  # of 255; lighter is paper
_PICTURE = 0.04  # of a page; smaller ones are badges and ornaments
_MARK = 9.0  # points; a bullet is smaller


@dataclass
class Rules:
    """What pdfplumber's table finder asks of a page: its edges and its box. nested: some stand in a form, where it must look itself.

    pictures: larger ones; boxes: shapes that may hold words; joints: lines that are no part of a shape.
    """

    bbox: Box
    edges: list[dict[str, Any]] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    nested: bool = False
    pictures: list[Box] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    joints: int = 0


def read_rules(page: Any, turn: int) -> Rules:
    """The rules and marks of a pypdfium2 page whose words are turned by `turn` degrees."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    found = Rules(turned((0, 0, width, height), width, height, turn))
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]):
        is_path = item.type == pdfium.FPDF_PAGEOBJ_PATH
        if item.level > 0:
            found.nested = found.nested or is_path
            continue
        x0, y0, x1, y1 = item.get_bounds()
        box = turned((x0 - left, y0 - bottom, x1 - left, y1 - bottom), width, height, turn)
        wide, high = x1 - x0, y1 - y0
        if not is_path:
            if wide * high > _PICTURE * width * height:
                found.pictures.append(box)
        elif max(wide, high) < _MARK:
            if wide > 1 and high > 1 and 0.6 < wide / high < 1.7:
                found.marks.append(box)
        else:
            if min(wide, high) > _MARK and _is_closed(item, pdfium):
                if _is_seen(item, pdfium):
                    found.boxes.append(box)
            else:
                found.joints += 1
            for a, b, c, d in _straight(item, pdfium):
                line = turned((min(a, c) - left, min(b, d) - bottom, max(a, c) - left, max(b, d) - bottom), width, height, turn)
                found.edges.extend(_edge(line))
    return found


def _is_closed(item: Any, pdfium: Any) -> bool:
    """Whether a path comes back to where it began, as a box does and a line does not."""
    count = min(pdfium.FPDFPath_CountSegments(item), _LONGEST)
    return count > 3 and bool(pdfium.FPDFPathSegment_GetClose(pdfium.FPDFPath_GetPathSegment(item, count - 1)))


def _is_seen(item: Any, pdfium: Any) -> bool:
    """Whether a shape has a line round it or a colour other than that of paper."""
    fill, line = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, line)
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    told = pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, cover)
    white = told and min(red.value, green.value, blue.value) > _PALE
    return bool(line.value) or bool(fill.value) and not white


def _straight(item: Any, pdfium: Any) -> Iterator[Box]:
    """The straight pieces of a path, as they stand on the page."""
    matrix, x, y = item.get_matrix(), ctypes.c_float(), ctypes.c_float()
    here = begin = (0.0, 0.0)
    for i in range(min(pdfium.FPDFPath_CountSegments(item), _LONGEST)):
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
