"""Routes of further lines: thin curves between boxes which keep clear of every other box."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.viz.layout.paths import Point, Rect, free_path

CLEAR = 5.0  # pixels between a curve and a box that it passes
_SIDES = {"t": (0.5, 0.0, 0.0, -1.0), "b": (0.5, 1.0, 0.0, 1.0), "l": (0.0, 0.5, -1.0, 0.0), "r": (1.0, 0.5, 1.0, 0.0)}


@dataclass(frozen=True, slots=True)
class Curve:
    """A route as an SVG path, and points along it for measuring and for clicks."""

    path: str
    points: tuple[Point, ...]


def curve(start: Rect, end: Rect, others: Iterable[Rect]) -> Curve:
    """The shortest clear curve from one box to the other, its end pointing into the latter."""
    walls = [(x - CLEAR, y - CLEAR, x + w + CLEAR, y + h + CLEAR) for x, y, w, h in others]
    ways = sorted(_ways(start, end), key=lambda way: (way[0], way[1]))
    for length, _, points in ways:
        # Points close enough together that no box slips through between two of them.
        count = max(18, math.ceil(length / 10))
        drawn = [points[0], *(_bezier(points, index / count) for index in range(1, count)), points[3]]
        if _clear(drawn[1:-1], walls, start, end):
            return Curve(_cubic(points), tuple(drawn))
    return _around(start, end, walls)


def _ways(start: Rect, end: Rect) -> Iterable[tuple[float, str, list[Point]]]:
    for a, (ax, ay, adx, ady) in _SIDES.items():
        for b, (bx, by, bdx, bdy) in _SIDES.items():
            p, q = (start[0] + ax * start[2], start[1] + ay * start[3]), (end[0] + bx * end[2], end[1] + by * end[3])
            far = math.dist(p, q)
            for bend in (0.4, 0.75):
                reach = min(max(24.0, far * bend), 220.0)
                points = [p, (p[0] + adx * reach, p[1] + ady * reach), (q[0] + bdx * reach, q[1] + bdy * reach), q]
                length = sum(math.dist(points[i], points[i + 1]) for i in range(3))
                yield round(length, 3), f"{a}{b}{bend}", points


def _bezier(points: list[Point], t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    return (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)


def _clear(points: list[Point], walls: list[tuple[float, float, float, float]], start: Rect, end: Rect) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if top < -24 or left < -24:
        return False
    if any(_within(point, box) for point in points for box in (start, end)):
        return False
    near = [wall for wall in walls if wall[0] < right and wall[2] > left and wall[1] < bottom and wall[3] > top]
    return not any(a < x < c and b < y < d for a, b, c, d in near for x, y in points) if near else True


def _within(point: Point, box: Rect) -> bool:
    return box[0] < point[0] < box[0] + box[2] and box[1] < point[1] < box[1] + box[3]


def _cubic(points: list[Point]) -> str:
    return "M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}".format(*(value for point in points for value in point))


def _around(start: Rect, end: Rect, walls: list[tuple[float, float, float, float]]) -> Curve:
    """A path found through the free space, its corners rounded."""
    points = free_path(start, end, walls)
    return Curve(_round(points), tuple(_along(points)))


def _round(points: list[Point], radius: float = 14.0) -> str:
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _toward(corner, before, radius), _toward(corner, after, radius)
        path += f"L{into[0]:.1f} {into[1]:.1f}Q{corner[0]:.1f} {corner[1]:.1f} {out[0]:.1f} {out[1]:.1f}"
    return path + f"L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def _toward(start: Point, end: Point, far: float) -> Point:
    length = math.dist(start, end) or 1.0
    share = min(far, length / 2) / length
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _along(points: list[Point], step: float = 10.0) -> list[Point]:
    """Points at most `step` pixels apart along a polyline."""
    found = [points[0]]
    for a, b in zip(points, points[1:], strict=False):
        count = max(1, math.ceil(math.dist(a, b) / step))
        found += [(a[0] + (b[0] - a[0]) * i / count, a[1] + (b[1] - a[1]) * i / count) for i in range(1, count + 1)]
    return found
