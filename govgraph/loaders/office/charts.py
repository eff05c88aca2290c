"""Charts drawn of boxes and lines: which box stands above which, by the lines that join them and by where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import hypot

Place = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
LONGEST = 200  # characters; a longer text in a box is prose, not a name
_NEAR = 0.6  # of a box's height; a line that ends no farther from a box touches it
_LEVEL = 0.5  # of a box's height; boxes whose middles are nearer in height stand side by side


@dataclass(frozen=True)
class Shape:
    """A box with words. key: what lines call it."""

    key: str
    text: str
    place: Place = (0, 0, 0, 0)


@dataclass(frozen=True)
class Joint:
    """A line. ends: keys of the boxes that it joins, or "" where the file does not say; points: where it begins and ends."""

    ends: tuple[str, str] = ("", "")
    points: tuple[Point, Point] | None = None


@dataclass
class Chart:
    """What is drawn in one place. above: (key of the upper box, key of the lower one) where the file itself says so (SmartArt)."""

    shapes: list[Shape] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    above: list[tuple[str, str]] = field(default_factory=list)

    def lines(self) -> tuple[list[tuple[str, str]], int]:
        """((lower name, upper name) in reading order, how many lines joined no two boxes or boxes side by side)."""
        shapes = {shape.key: shape for shape in self.shapes}
        found: dict[tuple[str, str], None] = {}
        unclear = 0
        for upper, lower in self.above:
            if upper in shapes and lower in shapes and shapes[upper].text and shapes[lower].text:
                found[shapes[lower].text, shapes[upper].text] = None
        for joint in self.joints:
            pair = self._joined(joint, shapes)
            if pair is None:
                unclear += 1
            else:
                found[pair[1].text, pair[0].text] = None
        return [pair for pair in found if pair[0] != pair[1]], unclear

    def _joined(self, joint: Joint, shapes: dict[str, Shape]) -> tuple[Shape, Shape] | None:
        """(the upper box, the lower box); None where that is not clear."""
        points = joint.points or (None, None)
        ends = [shapes.get(key) or self._nearest(point) for key, point in zip(joint.ends, points, strict=True)]
        if ends[0] is None or ends[1] is None or ends[0] is ends[1] or not (ends[0].text and ends[1].text):
            return None
        upper, lower = sorted((ends[0], ends[1]), key=lambda shape: (shape.place[1] + shape.place[3]) / 2)
        apart = (lower.place[1] + lower.place[3] - upper.place[1] - upper.place[3]) / 2
        height = max(upper.place[3] - upper.place[1], lower.place[3] - lower.place[1])
        return (upper, lower) if apart > _LEVEL * height else None

    def _nearest(self, point: Point | None) -> Shape | None:
        if point is None:
            return None
        best = min(self.shapes, key=lambda shape: _distance(shape.place, point), default=None)
        if best is None or _distance(best.place, point) > _NEAR * max(1.0, best.place[3] - best.place[1]):
            return None
        return best


def _distance(place: Place, point: Point) -> float:
    across = max(place[0] - point[0], 0, point[0] - place[2])
    down = max(place[1] - point[1], 0, point[1] - place[3])
    return hypot(across, down)


def is_name(text: str) -> bool:
    """Whether the words of a box may name something."""
    return 1 < len(text) <= LONGEST and any(char.isalpha() for char in text)


def named(shapes: Iterable[Shape]) -> list[Shape]:
    """The shapes whose words may be names, white space folded."""
    return [Shape(shape.key, " ".join(shape.text.split()), shape.place) for shape in shapes if is_name(" ".join(shape.text.split()))]
