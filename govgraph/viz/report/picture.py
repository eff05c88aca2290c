"""The picture of the report: who answers to whom, on one sheet of A4 across, nothing on it smaller than 7 points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from govgraph.graph.model import Graph
from govgraph.viz.build import build_view
from govgraph.viz.layout.forest import Forest, plant
from govgraph.viz.layout.scene import lay_out
from govgraph.viz.png import png
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Outline, Picture
from govgraph.viz.report.words import count, is_live
from govgraph.viz.style import styles
from govgraph.viz.svg import svg
from govgraph.viz.view import Box, Link

SHEET = (757.0, 445.0)  # points that A4 across leaves to the picture beneath its heading
LEAST = 7.0  # points of the smallest text
GREATEST = 0.85  # points a pixel: a few boxes are not blown up to fill the sheet
FULL = 90  # boxes; more fit on no sheet
SHARP = 2.6  # pixels of the PNG for each of the drawing
MARKS = ("suspended", "proposed", "dissolved", "past", "circle")  # what else is doubtful stands in the table
MORE = "A number on a card's edge: so many more below it, which the table has."
_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
Boxes = dict[str, Box]


def picture(index: Index) -> tuple[Picture | None, Outline]:
    """The picture, None where nobody answers to anybody, and the same as an outline in words."""
    boxes, links = _answering(index.graph)
    forest = plant(boxes.values(), links)
    outline = Outline(tuple(_outline(index, forest)))
    if not links:
        return None, outline
    drawing = ""
    for kept in _fewer(forest):
        if len(kept) > FULL:
            continue
        shown = {key: boxes[key] for key in kept}
        drawing = _drawn(shown, links, forest)
        if points(drawing) >= LEAST:
            break
    more = f" {MORE}" if 'class="tab"' in drawing else ""
    alone = sum(one.id not in boxes and index.owes(one) for one in index.of_kind("body", live=True))
    rest = f" {count(alone, 'body', 'bodies').capitalize()} without such a line stand in the table only." if alone else ""
    alt = f"Who answers to whom: {count(len(boxes), 'body or organisation', 'bodies and organisations')} joined by lines.{more}{rest}"
    size = _size(drawing)
    scale = min(SHEET[0] / size[0], SHEET[1] / size[1], GREATEST)
    return Picture(alt, drawing, png(drawing, SHARP), size[0] * scale), outline


def points(drawing: str) -> float:
    """How many points the smallest text has when the drawing fills its sheet."""
    w, h = _size(drawing)
    return styles().card["small"] * min(SHEET[0] / w, SHEET[1] / h)


def _size(drawing: str) -> tuple[float, float]:
    found = _SIZE.search(drawing)
    return (float(found[1]), float(found[2])) if found else (1.0, 1.0)


def _answering(graph: Graph) -> tuple[Boxes, list[Link]]:
    """Bodies in lines of accountability that are in force; projects as a number on the card of the body they answer to."""
    view = build_view(graph)
    boxes = {box.key: box for box in view.boxes}
    links = [link for link in view.links if link.answers and is_live(link.status)]
    projects = Counter(link.upper for link in links if boxes[link.lower].kind == "project")
    kept = [link for link in links if boxes[link.lower].kind != "project" and boxes[link.upper].kind != "project"]
    joined = {key for link in kept for key in (link.lower, link.upper)}
    return {key: _plain(boxes[key], projects[key]) for key in sorted(joined)}, kept


def _plain(box: Box, projects: int) -> Box:
    told = (*box.chairs, count(projects, "project")) if projects else box.chairs
    return replace(box, chairs=told, marks=tuple(mark for mark in box.marks if mark in MARKS))


def _by_level(forest: Forest) -> list[list[str]]:
    levels = [[*forest.roots, *(one for asides in forest.asides.values() for one in asides)]]
    while below := [child for key in levels[-1] for child in forest.children.get(key, ())]:
        levels.append(below)
    return levels


def _fewer(forest: Forest) -> Iterator[list[str]]:
    """All boxes; then without what hangs under more and more of the largest groups beneath the tops; at last the largest trees only."""
    levels = _by_level(forest)
    lower = {key for level in levels[1:] for key in level}
    parents = sorted((key for key in lower if forest.children.get(key)), key=lambda key: (-len(forest.children[key]), key))
    for most in (0, 1, 2, 4, 8, len(parents)):
        folded = {child for key in parents[:most] for child in _below(forest, key)}
        yield [key for level in levels for key in level if key not in folded]
    tops = sorted(levels[0], key=lambda key: -len(forest.children.get(key, ())))
    for most in (12, 6, 3):
        yield [key for top in tops[:most] for key in (top, *forest.children.get(top, ())[: most * 3])]


def _below(forest: Forest, key: str) -> list[str]:
    found = list(forest.children.get(key, ()))
    for child in found:
        found += forest.children.get(child, ())
    return found


def _drawn(boxes: Boxes, links: list[Link], forest: Forest) -> str:
    scene = lay_out(boxes.values(), [link for link in links if link.lower in boxes and link.upper in boxes])
    hidden = {key: sum(child not in boxes for child in _below(forest, key)) if _folded(forest, key, boxes) else 0 for key in boxes}
    return svg(scene, "Who answers to whom", "By the lines in force that the papers state", more={key: n for key, n in hidden.items() if n})


def _folded(forest: Forest, key: str, boxes: Boxes) -> bool:
    return any(child not in boxes for child in forest.children.get(key, ()))


def _outline(index: Index, forest: Forest) -> list[tuple[int, str]]:
    """As the picture has it: each once, under its primary superior; further superiors beside it."""
    items: list[tuple[int, str]] = []
    tops = [*forest.roots, *(one for asides in forest.asides.values() for one in asides)]
    stack = [(top, 0) for top in reversed(tops)]
    while stack:
        key, depth = stack.pop()
        above = forest.parents[key].upper if key in forest.parents else ""
        further = [f"{step.verb} {index.marked(step.superior)}" for step in index.above.get(key, []) if step.superior != above]
        also = f" – {'also ' if above else ''}{'; '.join(further)}" if further else ""
        items.append((depth, f"{index.marked(key)}{also}"))
        stack += [(child, depth + 1) for child in reversed(forest.children.get(key, []))]
    return items
