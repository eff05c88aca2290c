"""The picture as slides: boxes and connectors that can be moved and edited, as officers paste them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema
from govgraph.graph.zips import repack
from govgraph.viz.layout.scene import Route, Scene
from govgraph.viz.legend import legend
from govgraph.viz.sections import Section
from govgraph.viz.sheets import papers, sheets
from govgraph.viz.style import styles
from govgraph.viz.view import View

MM = 36000  # English metric units in a millimetre
EDGE = 10.0  # millimetres around the drawing
TOP = 24.0  # millimetres from the slide's upper edge to the drawing
SHAPES = {
    "rect": "RECTANGLE", "round": "ROUNDED_RECTANGLE", "pill": "ROUNDED_RECTANGLE", "hexagon": "HEXAGON",
    "cut": "SNIP_1_RECTANGLE", "tab": "SNIP_2_DIAG_RECTANGLE", "double": "FLOWCHART_PREDEFINED_PROCESS",
}  # fmt: skip
SIDES = {"top": 0, "left": 1, "bottom": 2, "right": 3}  # connection sites of a box
DASHES = {"7 3": "DASH", "5 3": "SQUARE_DOT", "2 3": "ROUND_DOT", "10 3 2 3 2 3": "DASH_DOT_DOT", "8 3 2 3": "DASH_DOT"}


def pptx(view: View) -> bytes:
    """A presentation; of several slides where one cannot hold all. Raises GovgraphError where python-pptx is missing."""
    try:
        from pptx import Presentation
    except ImportError as err:
        raise GovgraphError("PowerPoint needs python-pptx", advice="Run: pip install 'govgraph[pptx]'") from err
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = int(338.6 * MM), int(190.5 * MM)
    parts = sheets(view, papers()["slide"])
    for number, part in enumerate(parts, 1):
        title = view.title if len(parts) == 1 else f"{view.title}: {part.title} ({number} of {len(parts)})"
        _Slide(deck, part, title)
    when = datetime(2000, 1, 1, tzinfo=UTC)
    deck.core_properties.title, deck.core_properties.author = view.title, "govgraph"
    deck.core_properties.created = deck.core_properties.modified = when.replace(tzinfo=None)
    out = io.BytesIO()
    deck.save(out)
    return repack(out.getvalue(), when)


def qn(name: str) -> str:
    """The qualified name of an element of the office format."""
    from pptx.oxml.ns import qn as qualified

    return str(qualified(name))


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour)  # type: ignore[no-untyped-call]


class _Slide:
    """One slide of one part."""

    def __init__(self, deck: Any, part: Section, title: str) -> None:
        self.scene: Scene = part.scene
        self.points = papers()["slide"].points(part)
        self.unit = self.points / styles().card["name"] * 25.4 / 72 * MM
        self.slide = deck.slides.add_slide(deck.slide_layouts[6])
        self._words(title, EDGE, 5.0, 318.0, 18, True)
        keys = [f"{entry.title} {entry.count}" for entry in legend(part.scene.boxes.values(), [route.link for route in part.scene.routes])]
        self._words("  ·  ".join(keys), EDGE, 14.0, 318.0, 8)
        shapes = {key: self._box(key, part.more.get(key, 0)) for key in sorted(part.scene.places)}
        for route in sorted(part.scene.routes, key=lambda one: (one.primary, one.link.id)):
            self._line(route, shapes)
        if part.scene.loose and not part.scene.loose_columns:
            names = ", ".join(sorted(part.scene.boxes[key].name for key in part.scene.forest.loose))
            slide_note = self.slide.notes_slide.notes_text_frame
            slide_note.text = f"No line stated: {names}"

    def _words(self, text: str, x: float, y: float, width: float, size: float, bold: bool = False) -> None:
        from pptx.util import Pt

        frame = self.slide.shapes.add_textbox(int(x * MM), int(y * MM), int(width * MM), int(8 * MM)).text_frame
        frame.margin_left = frame.margin_top = 0
        run = frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.bold, run.font.name = text, Pt(size), bold, "Arial"

    def _box(self, key: str, more: int) -> Any:
        from pptx.enum.shapes import MSO_SHAPE

        box, (x, y, w, h) = self.scene.boxes[key], self.scene.rect(key)
        family = styles().families[box.family]
        place = (int(EDGE * MM + x * self.unit), int(TOP * MM + y * self.unit), int(w * self.unit), int(h * self.unit))
        shape = self.slide.shapes.add_shape(getattr(MSO_SHAPE, SHAPES[family.shape]), *place)
        shape.name = box.name
        shape.shadow.inherit = False
        if family.shape in ("round", "pill"):
            shape.adjustments[0] = 0.1 if family.shape == "round" else 0.35
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(family.light[1:])
        shape.line.color.rgb = _rgb(styles().theme["light"]["frame"][1:])
        shape.line.width = 9525
        self._text(shape, key, more)
        return shape

    def _text(self, shape: Any, key: str, more: int) -> None:
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
        from pptx.util import Pt

        box, size, tone = self.scene.boxes[key], styles().card, styles().theme["light"]
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = int(size["pad"] * self.unit * 0.6)
        frame.margin_top = frame.margin_bottom = 0
        told = [("name", box.name), *(("chair", chair) for chair in box.chairs), *(("mark", mark) for mark in box.marks)]
        folds = [line.text.removesuffix(" ►") for line in self.scene.cards[key].lines if line.role == "fold"]
        told += [("fold", text) for text in (*folds, *([f"{more} beneath on another slide"] if more else []))]
        for index, (role, text) in enumerate(told):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            run = paragraph.add_run()
            mark = styles().marks[text] if role == "mark" else None
            run.text = f"{mark.sign} {mark.word}" if mark else text
            run.font.name, run.font.bold = "Arial", role != "chair"
            run.font.size = Pt(round(self.points * (1 if role == "name" else size["small"] / size["name"]), 1))
            run.font.color.rgb = _rgb(tone["act" if text == "act" and mark else "ink"][1:])

    def _line(self, route: Route, shapes: dict[str, Any]) -> None:
        """A connector that stays glued where the way is that of a connector, else the very way as a line of its own."""
        from pptx.enum.dml import MSO_LINE

        line = self._connector(route, shapes) if route.primary else None
        line = line or self._polyline(route)
        verb = schema().relations[route.link.type].verb
        line.name = f"{self.scene.boxes[route.link.lower].name} – {self.scene.boxes[route.link.upper].name}: {verb}"
        main = route.primary and route.link.answers
        line.line.color.rgb = _rgb(styles().theme["light"]["line" if main else "thin"][1:])
        line.line.width = 15875 if main else 9525
        dash = styles().lines[route.link.type].dash
        if dash:
            line.line.dash_style = getattr(MSO_LINE, DASHES.get(dash, "DASH"))

    def _polyline(self, route: Route) -> Any:
        points = [(EDGE * MM + x * self.unit, TOP * MM + y * self.unit) for x, y in route.points]
        builder = self.slide.shapes.build_freeform(int(points[0][0]), int(points[0][1]))
        builder.add_line_segments([(int(x), int(y)) for x, y in points[1:]], close=False)
        shape = builder.convert_to_shape()
        shape.fill.background()
        shape.shadow.inherit = False
        return shape

    def _connector(self, route: Route, shapes: dict[str, Any]) -> Any:
        """From the superior to the one beneath it: down from its bottom, or along its left edge. None where the way has more bends."""
        from pptx.enum.shapes import MSO_CONNECTOR

        lower, upper = (route.link.lower, route.link.upper)
        lower, upper = (upper, lower) if self.scene.forest.parents.get(lower) is not route.link else (lower, upper)
        ends = sorted((lower, upper), key=lambda key: self.scene.places[key][1])
        (x0, y0, w0, h0), (x1, y1, w1, h1) = self.scene.rect(ends[0]), self.scene.rect(ends[1])
        hangs = len(route.points) == 3
        if not hangs and (len(route.points) > 4 or abs(min(route.points[0][1], route.points[-1][1]) - y0 - h0) > 1):
            return None
        line = self.slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
        side = "left" if hangs else "bottom"
        line.begin_connect(shapes[ends[0]], SIDES[side])
        line.end_connect(shapes[ends[1]], SIDES["left" if hangs else "top"])
        if hangs:
            self._bend(line, (x0, y0 + h0 / 2), (x1, y1 + h1 / 2), -9.0, upright=False)
        else:
            self._bend(line, (x0 + w0 / 2, y0 + h0), (x1 + w1 / 2, y1), styles().gaps["bus"] / 2, upright=True)
        return line

    def _bend(self, line: Any, start: Any, end: Any, at: float, *, upright: bool) -> None:
        """The place of an elbow: `at` pixels from its start it turns. upright: it leaves downward, which PowerPoint draws turned by 90°."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        wide, high = (dy, abs(dx)) if upright else (max(dx, 0.01), abs(dy))
        centre = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        place = line._element.spPr.get_or_add_xfrm()
        place.off_x, place.off_y = (
            int(EDGE * MM + (centre[0] - wide / 2) * self.unit), int(TOP * MM + (centre[1] - high / 2) * self.unit),
        )  # fmt: skip
        place.ext.cx, place.ext.cy = int(wide * self.unit), int(high * self.unit)
        place.flipH = False
        place.flipV = upright and dx > 0
        place.rot = 90.0 if upright else 0.0
        guide = line._element.spPr.prstGeom.get_or_add_avLst()
        one = guide.makeelement(qn("a:gd"), {"name": "adj1", "fmla": f"val {int(at / wide * 100000)}"})
        guide.append(one)
