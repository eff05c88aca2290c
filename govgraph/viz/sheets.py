"""Sheets of paper and slides: the picture in one part, or in several by branch, so that the names can be read on each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govgraph.viz.layout.forest import plant
from govgraph.viz.layout.scene import lay_out
from govgraph.viz.sections import Section, cut, joined
from govgraph.viz.style import styles
from govgraph.viz.view import View

SMALLEST, LARGEST = 7.0, 9.0  # points: the least and the greatest size of a name on paper
POINT = 25.4 / 72  # millimetres
FRAME = (48.0, 166.0)  # pixels that margins, title and legend add to a scene
TRIES = (150, 90, 60, 40, 26, 16, 10)  # boxes in a part, until all parts fit


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of paper, landscape: its name in CSS and the millimetres that can be printed on."""

    name: str
    width: float
    height: float

    def points(self, section: Section) -> float:
        """The size of a name, in points, when this part is as large as the sheet allows, and never above the greatest."""
        wide, high = section.scene.width + FRAME[0], section.scene.height + FRAME[1]
        return min(LARGEST, min(self.width / wide, self.height / high) / POINT * styles().card["name"])


@cache
def papers() -> dict[str, Sheet]:
    """The sheets that can be chosen by name; a slide is as wide as PowerPoint makes it."""
    return {"a4": Sheet("A4", 277.0, 190.0), "a3": Sheet("A3", 400.0, 277.0), "slide": Sheet("slide", 330.0, 190.0)}


def sheets(view: View, paper: Sheet) -> list[Section]:
    """The whole where one sheet holds it, else a part for each branch, cut finer until every part fits or nothing is left to cut."""
    parts = [Section("Everything", lay_out(view.boxes, view.links))] if len(view.boxes) <= TRIES[0] * 3 else []
    if parts and _fits(parts[0], paper):
        return parts
    forest = plant(view.boxes, view.links)
    for most in TRIES:
        parts = cut(view, forest, most, small=1, loose=most)
        if all(_fits(part, paper) for part in parts):
            break
    return joined(view, forest, parts, lambda part: _fits(part, paper))


def _fits(part: Section, paper: Sheet) -> bool:
    return paper.points(part) >= SMALLEST - 0.01
