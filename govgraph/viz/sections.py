"""One picture, or several: a large graph is cut into an overview of its top levels and a picture of each branch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from govgraph.graph.model import Graph
from govgraph.viz.layout.forest import Forest, plant
from govgraph.viz.layout.scene import Scene, lay_out
from govgraph.viz.view import Box, Link, View

ONE_PICTURE = 150
OVERVIEW = 600


@dataclass(frozen=True, slots=True)
class Section:
    """A picture of a part: its title, its layout, and how many boxes beneath some of its boxes stand in other pictures."""

    title: str
    scene: Scene
    more: dict[str, int] = field(default_factory=dict)


def sections(view: View) -> list[Section]:
    """To 150 boxes one picture; to 600 an overview and a picture of each branch; above, the pictures of the branches only."""
    count = sum(1 for box in view.boxes if box.kind != "organisation")
    if count <= ONE_PICTURE:
        return [Section("Everything", lay_out(view.boxes, view.links))]
    forest = plant(view.boxes, view.links)
    boxes, links = {box.key: box for box in view.boxes}, _by_box(view.links)
    parts: list[tuple[str, list[str]]] = [("Overview", _top(forest))] if count <= OVERVIEW else []
    parts += [part for root in forest.roots for part in _branches(forest, root, view.names)]
    parts = _merged(parts)
    for start in range(0, len(forest.loose), ONE_PICTURE):
        parts.append((_loose_title(start, len(forest.loose)), forest.loose[start : start + ONE_PICTURE]))
    quick = count > OVERVIEW
    return [Section(title, _scene(keys, boxes, links, quick), _more(forest, keys)) for title, keys in parts]


def _more(forest: Forest, keys: list[str]) -> dict[str, int]:
    shown = set(keys)
    hidden = {key: [child for child in forest.children.get(key, ()) if child not in shown] for key in keys}
    return {key: sum(len(_below(forest, child)) for child in children) for key, children in sorted(hidden.items()) if children}


def overview(view: View) -> Section:
    """Everything if one picture holds it, else the top levels: what a drawing of a single sheet shows."""
    if not size_notice(view.graph):
        return Section("Everything", lay_out(view.boxes, view.links))
    boxes, links = {box.key: box for box in view.boxes}, _by_box(view.links)
    forest = plant(view.boxes, view.links)
    keys = _top(forest)
    return Section("Overview", _scene(keys, boxes, links), _more(forest, keys))


def _loose_title(start: int, total: int) -> str:
    title = "Without any line"
    return title if total <= ONE_PICTURE else f"{title}, {start + 1} to {min(start + ONE_PICTURE, total)}"


def _top(forest: Forest) -> list[str]:
    """Whole levels from the top, as many as one picture holds; of single roots and small trees only those that still fit."""
    level = [root for root in forest.roots if forest.children.get(root)] or list(forest.roots)
    kept: list[str] = []
    while level and len(kept) + len(level) <= ONE_PICTURE:
        kept += level
        kept += [aside for key in level for aside in forest.asides.get(key, ())]
        level = [child for key in level for child in forest.children.get(key, ())]
    return kept[:ONE_PICTURE] or level[:ONE_PICTURE]


def _branches(forest: Forest, key: str, names: dict[str, str]) -> list[tuple[str, list[str]]]:
    """The tree from `key` in parts of no more than one picture each; a part that was cut off begins with its own top."""
    below = _below(forest, key)
    if len(below) <= ONE_PICTURE:
        return [(names[key], below)]
    parts: list[tuple[str, list[str]]] = []
    rest = [key, *forest.asides.get(key, ())]
    for child in forest.children.get(key, ()):
        size = len(_below(forest, child))
        if size > ONE_PICTURE // 4:
            parts += _branches(forest, child, names)
            rest.append(child)
        else:
            rest += _below(forest, child)
    chunks = [[key, *rest[1:][at : at + ONE_PICTURE - 1]] for at in range(0, max(len(rest) - 1, 1), ONE_PICTURE - 1)]
    return [(names[key] if len(chunks) == 1 else f"{names[key]}, part {number}", chunk) for number, chunk in enumerate(chunks, 1)] + parts


def _below(forest: Forest, key: str) -> list[str]:
    found, waiting = [], [key]
    while waiting:
        here = waiting.pop()
        found.append(here)
        waiting += [*reversed(forest.children.get(here, [])), *forest.asides.get(here, ())]
    return found


def _merged(parts: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Small trees together in one picture, so that there are not hundreds of pictures of two boxes."""
    large = [part for part in parts if len(part[1]) > ONE_PICTURE // 10]
    small = [key for _, keys in parts if len(keys) <= ONE_PICTURE // 10 for key in keys]
    chunks = [small[at : at + ONE_PICTURE] for at in range(0, len(small), ONE_PICTURE)]
    titles = ["Small groups"] if len(chunks) == 1 else [f"Small groups, part {number}" for number in range(1, len(chunks) + 1)]
    return large + list(zip(titles, chunks, strict=True))


def _by_box(links: Iterable[Link]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.lower, []).append(link)
    return found


def _scene(keys: list[str], boxes: dict[str, Box], links: dict[str, list[Link]], quick: bool = False) -> Scene:
    shown = set(keys)
    kept = [link for key in sorted(shown) for link in links.get(key, ()) if link.upper in shown]
    return lay_out([boxes[key] for key in sorted(shown)], kept, quick=quick)


def size_notice(graph: Graph) -> str:
    """What to tell who draws a graph that one picture cannot hold, or ""."""
    count = sum(1 for entity in graph.entities if entity.kind in ("body", "project"))
    if count <= ONE_PICTURE:
        return ""
    way = "an overview and a picture of each branch" if count <= OVERVIEW else "a picture of each branch, the outline and the table"
    return f"{count:,} bodies and projects are too many for one picture: the page shows {way}. Draw one part with --focus NAME."
