"""What can be measured of a scene: overlaps, lines through boxes, superiors below, crossings, the size of the text on a screen."""

from __future__ import annotations

from govgraph.viz.layout.scene import Route, Scene
from govgraph.viz.style import styles

Point = tuple[float, float]
Rect = tuple[float, float, float, float]


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of boxes that share area."""
    keys = sorted(scene.places)
    return [(a, b) for index, a in enumerate(keys) for b in keys[index + 1 :] if _share(scene.rect(a), scene.rect(b))]


def _share(a: Rect, b: Rect) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def through_boxes(scene: Scene, primary: bool = True) -> list[tuple[str, str]]:
    """(line, box) for every primary (or, if not, further) line that runs behind a box which is not one of its ends."""
    found = []
    for route in scene.routes:
        if route.primary == primary:
            ends = (route.link.lower, route.link.upper)
            found += [(route.link.id, key) for key in sorted(scene.places) if key not in ends and _runs(route, scene.rect(key))]
    return found


def _runs(route: Route, box: Rect) -> bool:
    x, y, w, h = box
    inner = (x + 1, y + 1, x + w - 1, y + h - 1)
    return any(_enters(a, b, inner) for a, b in zip(route.points, route.points[1:], strict=False))


def _enters(a: Point, b: Point, box: Rect) -> bool:
    low, high = 0.0, 1.0
    for start, step, least, most in ((a[0], b[0] - a[0], box[0], box[2]), (a[1], b[1] - a[1], box[1], box[3])):
        if step == 0:
            if not least < start < most:
                return False
            continue
        near, far = sorted(((least - start) / step, (most - start) / step))
        low, high = max(low, near), min(high, far)
    return low < high


def superiors_below(scene: Scene) -> list[str]:
    """Primary lines of accountability whose superior does not stand above the box that answers to it; none is expected."""
    return [route.link.id for route in scene.routes if route.primary and route.link.answers and not _above(scene, route)]


def _above(scene: Scene, route: Route) -> bool:
    return scene.places[route.link.upper][1] < scene.places[route.link.lower][1]


def further_down(scene: Scene) -> list[str]:
    """Further lines of accountability that do not run upward, circles left out: they are named as such."""
    return [
        route.link.id for route in scene.routes
        if not route.primary and route.link.answers and not route.circle and not _above(scene, route)
    ]  # fmt: skip


def text_size(scene: Scene, width: float = 1600, height: float = 1000) -> float:
    """Pixels of the smallest text when the whole scene is fitted into a window of this size."""
    return min(styles().card["small"], styles().card["name"]) * min(width / (scene.width or 1), height / (scene.height or 1))


def crossings(scene: Scene) -> int:
    """How many pairs of lines cross, lines that share a box left out."""
    routes = scene.routes
    return sum(1 for index, a in enumerate(routes) for b in routes[index + 1 :] if not _joined(a, b) and _meet(a.points, b.points))


def _joined(a: Route, b: Route) -> bool:
    return bool({a.link.lower, a.link.upper} & {b.link.lower, b.link.upper})


def _meet(a: tuple[Point, ...], b: tuple[Point, ...]) -> bool:
    return any(_cross(p, q, r, s) for p, q in zip(a, a[1:], strict=False) for r, s in zip(b, b[1:], strict=False))


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    return _side(p, q, r) * _side(p, q, s) < 0 and _side(r, s, p) * _side(r, s, q) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
