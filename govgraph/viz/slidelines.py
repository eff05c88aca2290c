"""Lines on slides: connectors that stay glued to their boxes where their way is one that PowerPoint has a connector for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govgraph.graph.schema import schema
from govgraph.viz.layout.scene import Route, Scene
from govgraph.viz.style import styles

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
DASHES = {
    "7 3": "DASH", "6 4": "DASH", "5 3": "SQUARE_DOT", "2 3": "ROUND_DOT", "10 3 2 3 2 3": "DASH_DOT_DOT", "8 3 2 3": "DASH_DOT",
}  # fmt: skip
# The sites at which a shape takes a connector, by their numbers in the office format. Shapes without a corner, and hexagons, number theirs
# otherwise, and programs do not agree how: nothing is glued to them.
SITES = {"top": 0, "left": 1, "bottom": 2, "right": 3}
UNGLUED = frozenset(("cut", "tab", "hexagon"))
MOST = 3  # straight pieces of an elbow connector; those of more exist, but only PowerPoint draws them where they were put


@dataclass(frozen=True, slots=True)
class Elbow:
    """A connector of the office format. x, y, w, h: its box before it is turned, in pixels; quarter: turned by 90° clockwise;
    flips: left with right, top with bottom, before it is turned; bend: where the middle one of three pieces stands, as a share of w."""

    preset: str
    x: float
    y: float
    w: float
    h: float
    quarter: bool
    flips: tuple[bool, bool]
    bend: float | None


def elbow(points: list[Point]) -> Elbow | None:
    """The connector that runs through these points, or None where its pieces are too many or not all level or upright."""
    pieces = len(points) - 1
    level = [abs(a[1] - b[1]) < 0.05 for a, b in zip(points, points[1:], strict=False)]
    upright = [abs(a[0] - b[0]) < 0.05 for a, b in zip(points, points[1:], strict=False)]
    if not 0 < pieces <= MOST or not all(one or other for one, other in zip(level, upright, strict=True)):
        return None
    (x0, y0), (x1, y1) = points[0], points[-1]
    dx, dy = x1 - x0, y1 - y0
    quarter = upright[0] and pieces > 1
    along, across = (dy, dx) if quarter else (dx, dy)
    w, h = max(abs(along), 0.01), max(abs(across), 0.01)
    turn = points[1][1] - y0 if quarter else points[1][0] - x0
    preset = "straightConnector1" if pieces == 1 else f"bentConnector{pieces}"
    flips = (along < 0, across > 0 if quarter else across < 0)
    return Elbow(preset, (x0 + x1 - w) / 2, (y0 + y1 - h) / 2, w, h, quarter, flips, turn / (along or 0.01) if pieces == MOST else None)


def way(route: Route, scene: Scene) -> tuple[list[Point], str, str]:
    """The points of a line and the keys of the boxes at its beginning and its end; a primary line begins at its superior."""
    points, lower, upper = list(route.points), route.link.lower, route.link.upper
    return (points[::-1], upper, lower) if scene.forest.parents.get(lower) is route.link else (points, lower, upper)


def glued(points: list[Point], scene: Scene, ends: tuple[str, str]) -> tuple[Elbow, list[int]] | None:
    """The connector for a line between two boxes, and the numbers of the sites that it is glued to; None where there is none that runs so.

    What hangs beneath its superior is glued to the left of both."""
    rects = [scene.rect(key) for key in ends]
    (x, y, w, h), (foot, low) = rects[0], points[0]
    if abs(low - y - h) < 1 and abs(foot - x - w / 2) > 1:
        trunk = x - styles().gaps["indent"] / 2
        points = [(x, y + h / 2), (trunk, y + h / 2), (trunk, points[-1][1]), points[-1]]
    sites = [_site(point, rect) for point, rect in zip((points[0], points[-1]), rects, strict=True)]
    made = elbow(points)
    if made is None or None in sites or any(styles().families[scene.boxes[key].family].shape in UNGLUED for key in ends):
        return None
    return made, [SITES[side] for side in sites if side]


def _site(point: Point, rect: Rect) -> str | None:
    """The side of a box in whose middle a point lies, None where it lies elsewhere."""
    x, y, w, h = rect
    middles = {"top": (x + w / 2, y), "left": (x, y + h / 2), "bottom": (x + w / 2, y + h), "right": (x + w, y + h / 2)}
    return next((side for side, (a, b) in middles.items() if abs(point[0] - a) < 1.5 and abs(point[1] - b) < 1.5), None)


def fasten(connector: Any, shapes: tuple[Any, Any], sites: list[int]) -> None:
    """Glue both ends of a connector to shapes, at sites by number."""
    holder = connector._element.nvCxnSpPr.cNvCxnSpPr
    for made, shape, number in zip((holder.get_or_add_stCxn(), holder.get_or_add_endCxn()), shapes, sites, strict=True):
        made.id, made.idx = shape.shape_id, number


def bend(connector: Any, made: Elbow, left: int, top: int, unit: float) -> None:
    """Give a connector its form. left, top: of the drawing on the slide; unit: of a pixel, all in English metric units."""
    place = connector._element.spPr.get_or_add_xfrm()
    place.x, place.y = int(left + made.x * unit), int(top + made.y * unit)
    place.cx, place.cy = int(made.w * unit), int(made.h * unit)
    place.flipH, place.flipV = made.flips
    place.rot = 90.0 if made.quarter else 0.0
    form = connector._element.spPr.prstGeom
    form.set("prst", made.preset)
    guides = form.get_or_add_avLst()
    if made.bend is not None:
        guides.append(guides.makeelement(_name("a:gd"), {"name": "adj1", "fmla": f"val {round(made.bend * 100000)}"}))


def paint(shape: Any, route: Route, begin: str) -> None:
    """Colour, weight, dashes and the arrow head of a line that begins at the box `begin`; none to the superior that stands above."""
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_LINE

    style, kind = styles().lines[route.link.type], schema().relations[route.link.type]
    main = route.primary and route.link.answers
    shape.line.color.rgb = RGBColor.from_string(styles().theme["light"]["line" if main else "thin"][1:])  # type: ignore[no-untyped-call]
    shape.line.width = 15875 if main else 9525
    live = schema().statuses[route.link.status].live
    if style.dash or not live:
        shape.line.dash_style = getattr(MSO_LINE, DASHES.get(style.dash, "DASH") if live else "ROUND_DOT")
    flat(shape)
    told = route.link.upper if style.above == "target" else route.link.lower
    if not kind.symmetric and not (main and told == begin):
        line = shape.line._get_or_add_ln()
        line.append(line.makeelement(_name("a:headEnd" if told == begin else "a:tailEnd"), {"type": "triangle", "w": "med", "len": "med"}))


def flat(shape: Any) -> None:
    """Without the shadow of the theme, which on a line drawn for each of ten sub-groups grows into a bar."""
    for effect in shape._element.iter(_name("a:effectRef")):
        effect.set("idx", "0")


def _name(name: str) -> str:
    """The qualified name of an element of the office format."""
    from pptx.oxml.ns import qn

    return str(qn(name))
