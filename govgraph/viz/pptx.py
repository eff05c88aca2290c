"""The picture as slides: boxes and connectors that can be moved and edited, as officers paste them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema
from govgraph.graph.zips import repack
from govgraph.viz.layout.scene import Route, Scene
from govgraph.viz.legend import Entry, legend
from govgraph.viz.sections import Section
from govgraph.viz.sheets import POINT, papers, sheets
from govgraph.viz.slidelines import DASHES, bend, fasten, flat, glued, paint, way
from govgraph.viz.style import styles
from govgraph.viz.text import width
from govgraph.viz.view import View

MM = 36000  # English metric units in a millimetre
WIDE, HIGH = 338.6, 190.5  # millimetres of a slide
EDGE = 10.0  # millimetres around the drawing
TOP = 26.0  # millimetres from the slide's upper edge to the drawing
TITLE, KEY = (18.0, 11.0), 8.0  # points: the title at most and at least; the legend
SHAPES = {
    "rect": "RECTANGLE", "round": "ROUNDED_RECTANGLE", "pill": "ROUNDED_RECTANGLE", "hexagon": "HEXAGON",
    "cut": "SNIP_1_RECTANGLE", "tab": "SNIP_2_DIAG_RECTANGLE", "double": "RECTANGLE",
}  # fmt: skip
ADJUST = {"round": 5.0, "pill": 15.0, "hexagon": 11.0, "cut": 11.0, "tab": 11.0}  # pixels of a corner, as on the card
INSET = {"round": 1.5, "pill": 4.4, "hexagon": 14.0, "cut": 0.0, "tab": 5.5}  # pixels that the form itself keeps free at the left


def pptx(view: View) -> bytes:
    """A presentation; of several slides where one cannot hold all. Raises GovgraphError where python-pptx is missing."""
    try:
        from pptx import Presentation
    except ImportError as err:
        raise GovgraphError("PowerPoint needs python-pptx", advice="Run: pip install 'govgraph[pptx]'") from err
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = int(WIDE * MM), int(HIGH * MM)
    parts = sheets(view, papers()["slide"])
    titles = [view.title if len(parts) == 1 else f"{view.title}: {one.title} ({at} of {len(parts)})" for at, one in enumerate(parts, 1)]
    slides = [_Slide(deck, part, title) for part, title in zip(parts, titles, strict=True)]
    _lead_on(slides)
    when = datetime(2000, 1, 1, tzinfo=UTC)
    deck.core_properties.title, deck.core_properties.author = view.title, "govgraph"
    deck.core_properties.created = deck.core_properties.modified = when.replace(tzinfo=None)
    out = io.BytesIO()
    deck.save(out)
    return repack(out.getvalue(), when)


def _lead_on(slides: list[_Slide]) -> None:
    """Under a box whose sub-groups stand on another slide: how many, and on which slide, a click away."""
    for slide in slides:
        for key, count in sorted(slide.part.more.items()):
            holds = [(at, one) for at, one in enumerate(slides, 1) if one is not slide and key in one.scene.forest.children]
            at, other = holds[0] if holds else (0, None)
            slide.tab(key, f"{count} ► slide {at}" if other else f"{count} ►", other)


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour[1:])  # type: ignore[no-untyped-call]


class _Slide:
    """One slide of one part."""

    def __init__(self, deck: Any, part: Section, title: str) -> None:
        self.part, self.scene = part, part.scene
        self.points = papers()["slide"].points(part)
        self.unit = self.points / styles().card["name"] * POINT * MM
        self.slide = deck.slides.add_slide(deck.slide_layouts[5])
        self._title(title)
        scene: Scene = part.scene
        shown = [scene.boxes[key] for key in sorted(scene.places)]
        self._legend(legend(shown, [route.link for route in scene.routes]))
        shapes = {box.key: self._box(box.key) for box in shown}
        for route in sorted(scene.routes, key=lambda one: (one.primary, one.link.id)):
            self._line(route, shapes)
        if scene.loose and not scene.loose_columns:
            self._loose(scene)

    def _title(self, title: str) -> None:
        """The slide's own title, so that it stands in outlines, as large as it fits on one line."""
        shape = self.slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = int(EDGE * MM), int(4 * MM), int((WIDE - 2 * EDGE) * MM), int(10 * MM)
        room = (WIDE - 2 * EDGE) / POINT
        size = max(TITLE[1], min(TITLE[0], TITLE[0] * 0.97 * room / width(title, TITLE[0], True)))
        self._write(shape.text_frame, [("name", title)], size, 0.0)

    def _legend(self, entries: list[Entry]) -> None:
        """What occurs on this slide, with a sample of each, in a line or two."""
        x, y = EDGE, 15.0
        for entry in entries:
            words = f"{entry.sign} {entry.title} {entry.count}".strip()
            wide = width(words, KEY) * POINT + 3
            key = 9.0 if entry.group != "marks" else 0.0
            if x + key + wide > WIDE - EDGE:
                x, y = EDGE, y + 4.5
            self._key(entry, x, y)
            self._words(words, x + key, y, wide, 4.0)
            x += key + wide + 2

    def _key(self, entry: Entry, x: float, y: float) -> None:
        from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE

        if entry.group == "kinds":
            family = styles().families[entry.key]
            place = (int(x * MM), int((y + 0.5) * MM), 7 * MM, 3 * MM)
            self._look(self.slide.shapes.add_shape(getattr(MSO_SHAPE, SHAPES[family.shape]), *place), family.light)
        elif entry.group == "lines":
            ends = (int(x * MM), int((y + 2) * MM), int((x + 7.5) * MM), int((y + 2) * MM))
            line = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
            line.line.color.rgb, line.line.width = _rgb(styles().theme["light"]["line"]), 12700
            self._dashed(line, entry.dash)
            flat(line)

    def _words(self, text: str, x: float, y: float, wide: float, high: float) -> Any:
        shape = self.slide.shapes.add_textbox(int(x * MM), int(y * MM), int(wide * MM), int(high * MM))
        self._write(shape.text_frame, [("chair", text)], KEY / styles().card["small"] * styles().card["name"], 0.0)
        return shape

    def _look(self, shape: Any, fill: str, dash: str = "") -> None:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(fill)
        shape.line.color.rgb = _rgb(styles().theme["light"]["frame"])
        shape.line.width = 9525
        self._dashed(shape, dash)
        flat(shape)

    def _dashed(self, shape: Any, dash: str) -> None:
        from pptx.enum.dml import MSO_LINE

        if dash:
            shape.line.dash_style = getattr(MSO_LINE, DASHES.get(dash, "DASH"))

    def _place(self, x: float, y: float, w: float, h: float) -> tuple[int, int, int, int]:
        """Pixels of the drawing on the slide."""
        return int(EDGE * MM + x * self.unit), int(TOP * MM + y * self.unit), int(w * self.unit), int(h * self.unit)

    def _box(self, key: str) -> Any:
        from pptx.enum.shapes import MSO_SHAPE

        box, rect = self.scene.boxes[key], self.scene.rect(key)
        family, marks = styles().families[box.family], [styles().marks[mark] for mark in box.marks]
        shape = self.slide.shapes.add_shape(getattr(MSO_SHAPE, SHAPES[family.shape]), *self._place(*rect))
        shape.name = box.name
        if family.shape in ADJUST:
            shape.adjustments[0] = min(ADJUST[family.shape], rect[3] / 3) / rect[3]
        if family.shape == "tab":
            shape.adjustments[1] = 0.0
        self._look(shape, family.light, next((mark.dash for mark in marks if mark.dash), ""))
        if family.shape == "double":
            shape.line.width = 28575
            shape.line._get_or_add_ln().set("cmpd", "dbl")
        folds = [line.text.removesuffix(" ►") for line in self.scene.cards[key].lines if line.role == "fold"]
        told = [("struck" if any(mark.struck for mark in marks) else "name", box.name), *(("chair", chair) for chair in box.chairs)]
        told += [("act" if mark is styles().marks["act"] else "mark", f"{mark.sign} {mark.word}") for mark in marks]
        edge = max(0.0, styles().card["pad"] - 1 - INSET.get(family.shape, 0.0))
        self._write(shape.text_frame, [*told, *(("mark", fold) for fold in folds)], self.points, edge)
        return shape

    def _write(self, frame: Any, told: list[tuple[str, str]], size: float, edge: float = 5.4) -> None:
        """Lines of text by role (name, struck, chair, mark, act). size: of a name, in points; edge: left and right, in pixels."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
        from pptx.util import Pt

        look, tone = styles().card, styles().theme["light"]
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = int(edge * self.unit)
        frame.margin_top = frame.margin_bottom = 0
        for index, (role, text) in enumerate(told):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            run = paragraph.add_run()
            run.text, run.font.name, run.font.bold = text, "Arial", role != "chair"
            run.font.size = Pt(round(size * (1 if role in ("name", "struck") else look["small"] / look["name"]), 1))
            run.font.color.rgb = _rgb(tone["act" if role == "act" else "ink"])
            if role == "struck":
                run.font._element.set("strike", "sngStrike")

    def _line(self, route: Route, shapes: dict[str, Any]) -> None:
        """A connector where the office format has one that runs so, else the very way as a line of its own."""
        from pptx.enum.shapes import MSO_CONNECTOR

        points, begin, end = way(route, self.scene)
        made = glued(points, self.scene, (begin, end))
        if made:
            line = self.slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
            bend(line, made[0], int(EDGE * MM), int(TOP * MM), self.unit)
            fasten(line, (shapes[begin], shapes[end]), made[1])
        else:
            line = self._polyline(points)
        verb = schema().relations[route.link.type].verb
        line.name = f"{self.scene.boxes[route.link.lower].name} – {self.scene.boxes[route.link.upper].name}: {verb}"
        paint(line, route, begin)

    def _polyline(self, points: list[tuple[float, float]]) -> Any:
        places = [self._place(x, y, 0, 0)[:2] for x, y in points]
        builder = self.slide.shapes.build_freeform(*places[0])
        builder.add_line_segments(places[1:], close=False)
        shape = builder.convert_to_shape()
        shape.fill.background()
        return shape

    def _loose(self, scene: Scene) -> None:
        """The frame that stands for the boxes without a line; their names are in the notes."""
        from pptx.enum.shapes import MSO_SHAPE

        keys = scene.forest.loose
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *self._place(*scene.loose or (0, 0, 0, 0)))
        shape.name = "No line stated"
        self._look(shape, styles().theme["light"]["paper"], "6 4")
        self._write(shape.text_frame, [("name", f"No line stated: {len(keys)}"), ("chair", "named in the notes")], self.points)
        self.slide.notes_slide.notes_text_frame.text = f"No line stated: {', '.join(sorted(scene.boxes[key].name for key in keys))}"

    def tab(self, key: str, text: str, other: _Slide | None) -> None:
        """A small label under a box, that leads to another slide."""
        from pptx.enum.shapes import MSO_SHAPE

        x, y, w, h = self.scene.rect(key)
        wide = width(text, styles().card["small"], True) + 16
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *self._place(x + w - wide - 8, y + h - 6, wide, 14))
        shape.name = f"{self.scene.boxes[key].name}: more"
        self._look(shape, styles().theme["light"]["paper"])
        self._write(shape.text_frame, [("mark", text)], self.points * 0.9)
        if other:
            shape.click_action.target_slide = other.slide
