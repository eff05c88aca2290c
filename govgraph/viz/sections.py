"""One picture, or several: a large graph is cut into an overview of its top levels and a picture of each branch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from govgraph.graph.model import Graph
from govgraph.viz.build import build_view
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
    """To 150 boxes one picture; above, an overview of the top levels and a picture of each branch. What is folded does not count."""
    forest = plant(view.boxes, view.links)
    count = _standing(forest)
    if count <= ONE_PICTURE:
        return [Section("Everything", lay_out(view.boxes, view.links))]
    boxes, links = {box.key: box for box in view.boxes}, _by_box(view.links)
    top = _top(forest)
    first = Section("Overview", _scene(top, forest, boxes, links), _more(forest, top))
    return [first, *cut(view, forest, ONE_PICTURE, quick=count > OVERVIEW)]


def cut(view: View, forest: Forest, most: int, quick: bool = True, small: int = 0, loose: int = 0) -> list[Section]:
    """A picture of each branch, of no more than `most` boxes, those of at most `small` together; last the boxes without a line, `loose`
    at a time or (0) all together."""
    boxes, links = {box.key: box for box in view.boxes}, _by_box(view.links)
    parts = _merged([part for root in forest.roots for part in _branches(forest, root, view.names, most)], small or most // 10, most)
    step = loose or len(forest.loose) or 1
    parts += [("No line stated", forest.loose[start : start + step]) for start in range(0, len(forest.loose), step)]
    return [Section(title, _scene(keys, forest, boxes, links, quick), _more(forest, keys)) for title, keys in parts]


def joined(view: View, forest: Forest, parts: list[Section], fits: Callable[[Section], bool]) -> list[Section]:
    """Fewer, fuller pictures: each part together with the one before it where both still fit, boxes without a line by themselves."""
    boxes, links = {box.key: box for box in view.boxes}, _by_box(view.links)
    found: list[tuple[list[str], Section]] = []
    for part in parts:
        last = found[-1] if found and bool(found[-1][1].scene.forest.loose) == bool(part.scene.forest.loose) else ([], None)
        titles = list(dict.fromkeys([*last[0], part.title]))
        keys = sorted({*part.scene.boxes, *(last[1].scene.boxes if last[1] else ())})
        both = Section(_titled(titles), _scene(keys, forest, boxes, links, quick=len(keys) > 60), _more(forest, keys)) if last[1] else part
        if last[1] and fits(both):
            found[-1] = (titles, both)
        else:
            found.append(([part.title], part))
    return [part for _, part in found]


def _titled(titles: list[str]) -> str:
    return "; ".join(titles) if len(titles) < 4 else f"{'; '.join(titles[:2])} and {len(titles) - 2} more"


def _more(forest: Forest, keys: list[str]) -> dict[str, int]:
    shown = set(keys)
    hidden = {key: [child for child in forest.children.get(key, ()) if child not in shown] for key in keys}
    return {key: sum(len(_below(forest, child)) for child in children) for key, children in sorted(hidden.items()) if children}


def overview(view: View) -> Section:
    """Everything if one picture holds it, else the top levels: what a drawing of a single sheet shows."""
    forest = plant(view.boxes, view.links)
    if _standing(forest) <= ONE_PICTURE:
        return Section("Everything", lay_out(view.boxes, view.links))
    boxes, links = {box.key: box for box in view.boxes}, _by_box(view.links)
    keys = _top(forest)
    return Section("Overview", _scene(keys, forest, boxes, links), _more(forest, keys))


def _standing(forest: Forest) -> int:
    """How many boxes stand in the picture of everything: neither folded onto a card nor without a line."""
    return sum(1 for root in forest.roots for _ in _below(forest, root, with_folded=False))


def _top(forest: Forest) -> list[str]:
    """Whole levels from the top, as many as one picture holds; of single roots and small trees only those that still fit."""
    level = [root for root in forest.roots if forest.children.get(root)] or list(forest.roots)
    kept: list[str] = []
    while level and len(kept) + len(level) <= ONE_PICTURE:
        kept += level
        kept += [aside for key in level for aside in forest.asides.get(key, ())]
        level = [child for key in level for child in forest.children.get(key, ())]
    return kept[:ONE_PICTURE] or level[:ONE_PICTURE]


def _branches(forest: Forest, key: str, names: dict[str, str], most: int) -> list[tuple[str, list[str]]]:
    """The tree from `key` in parts of no more than `most` boxes; a part that was cut off begins with its own top."""
    if _size(forest, key) <= most:
        return [(names[key], _below(forest, key))]
    parts: list[tuple[str, list[str]]] = []
    chunks = [[key, *forest.asides.get(key, ()), *_folded(forest, key)]]
    room = most - 1
    for child in forest.children.get(key, ()):
        apart = _size(forest, child) > most // 4
        if apart:
            parts += _branches(forest, child, names, most)
        size = 1 if apart else _size(forest, child)
        if size > room:
            chunks.append([key])
            room = most - 1
        room -= size
        chunks[-1] += [child] if apart else _below(forest, child)
    return [(names[key] if len(chunks) == 1 else f"{names[key]}, part {number}", chunk) for number, chunk in enumerate(chunks, 1)] + parts


def _size(forest: Forest, key: str) -> int:
    """How many boxes of the tree from `key` stand in a picture, what is folded left out."""
    return len(_below(forest, key, with_folded=False))


def _below(forest: Forest, key: str, with_folded: bool = True) -> list[str]:
    found, waiting = [], [key]
    while waiting:
        here = waiting.pop()
        found.append(here)
        folded = forest.tucked.get(here, []) if with_folded else []
        waiting += [*folded, *reversed(forest.children.get(here, [])), *forest.asides.get(here, ())]
    return found


def _folded(forest: Forest, key: str) -> list[str]:
    return [one for project in forest.tucked.get(key, ()) for one in _below(forest, project)]


def _merged(parts: list[tuple[str, list[str]]], least: int, most: int) -> list[tuple[str, list[str]]]:
    """Small trees together in one picture, so that there are not hundreds of pictures of two boxes."""
    large = [part for part in parts if len(part[1]) > least]
    chunks: list[list[str]] = []
    for _, keys in (part for part in parts if len(part[1]) <= least):
        if not chunks or len(chunks[-1]) + len(keys) > most:
            chunks.append([])
        chunks[-1] += keys
    titles = ["Small groups"] if len(chunks) == 1 else [f"Small groups, part {number}" for number in range(1, len(chunks) + 1)]
    return large + list(zip(titles, chunks, strict=True))


def _by_box(links: Iterable[Link]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.lower, []).append(link)
    return found


def _scene(keys: list[str], forest: Forest, boxes: dict[str, Box], links: dict[str, list[Link]], quick: bool = False) -> Scene:
    # What is folded onto a card comes along into every picture: a box is as high, and says the same, in all of them.
    shown = {one for key in keys for one in (key, *_folded(forest, key))}
    kept = [link for key in sorted(shown) for link in links.get(key, ()) if link.upper in shown]
    joined = shown & {key for rows in links.values() for link in rows for key in (link.lower, link.upper)}
    return lay_out([boxes[key] for key in sorted(shown)], kept, quick=quick, joined=joined)


def size_notice(graph: Graph) -> str:
    """What to tell who draws a graph that one picture cannot hold, or ""."""
    view = build_view(graph)
    count = _standing(plant(view.boxes, view.links))
    if count <= ONE_PICTURE:
        return ""
    way = "an overview of the top and a picture of each branch"
    return f"{count:,} bodies and projects are too many for one picture: the page shows {way}. Draw one part with --focus NAME."
