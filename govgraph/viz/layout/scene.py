"""The whole layout: from a view to a scene with a place for every box and a route for every line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from govgraph.viz.cards import Card, card
from govgraph.viz.layout.curves import curve
from govgraph.viz.layout.elbows import elbows
from govgraph.viz.layout.forest import Forest, plant
from govgraph.viz.layout.pack import pack
from govgraph.viz.layout.place import Places, place, plan_size
from govgraph.viz.layout.plan import Plan
from govgraph.viz.layout.planner import Habit, Planner
from govgraph.viz.style import styles
from govgraph.viz.view import Box, Link

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
LOOSE_HEAD = 26.0  # pixels above the unlinked boxes for their heading
LOOSE_SHUT = (178.0, 30.0)  # size of their frame while they are folded


@dataclass(frozen=True, slots=True)
class Route:
    """A line with its way. primary: it gives the lower box its place; path: SVG path data; points: along it, the link's lower end first."""

    link: Link
    primary: bool
    circle: bool
    path: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A laid-out picture. places: top left corners of what is not folded; loose: the frame of the unlinked boxes (x, y, w, h), if there
    are any; plans: the trees in the order of packing; page_width: what they were packed to; loose_columns: of the unlinked boxes, 0
    while they are folded; tucked: box → plans of the projects folded onto its card; hidden: lines that lead to what is folded."""

    boxes: dict[str, Box]
    cards: dict[str, Card]
    places: Places
    routes: tuple[Route, ...]
    forest: Forest
    plans: tuple[Plan, ...]
    width: float
    height: float
    page_width: float = 0.0
    loose: Rect | None = None
    loose_columns: int = 0
    tucked: dict[str, list[Plan]] = field(default_factory=dict)
    hidden: tuple[Link, ...] = ()

    def rect(self, key: str) -> Rect:
        """x, y, width, height of a box."""
        return (*self.places[key], self.cards[key].w, self.cards[key].h)


@dataclass(frozen=True, slots=True)
class _Page:
    plans: tuple[Plan, ...]
    spots: tuple[Point, ...]
    size: tuple[float, float]
    page_width: float
    columns: int

    @property
    def scale(self) -> float:
        page = styles().page
        return min(page["width"] / max(self.size[0], 1.0), page["height"] / max(self.size[1], 1.0))


def _worth(page: _Page, forest: Forest, cards: dict[str, Card], links: list[Link]) -> float:
    """The size of the text; a little less for every further line that does not run upward, and for long further lines."""
    places, _ = _places(page, forest, cards)
    primary = {link.id for link in forest.parents.values()}
    further = [link for link in links if link.id not in primary and link.lower in places and link.upper in places]
    ends = [(places[link.lower], places[link.upper]) for link in further]
    rising = [link.answers and link.id not in forest.cut for link in further]
    down = sum(1 for rises, (low, high) in zip(rising, ends, strict=True) if rises and high[1] >= low[1])
    far = sum(abs(low[0] - high[0]) + abs(low[1] - high[1]) for low, high in ends) / max(1, len(ends)) / max(1.0, sum(page.size))
    return round(page.scale * (1 - 0.02 * min(down, 10) - 0.15 * far), 5)


def lay_out(boxes: Iterable[Box], links: Iterable[Link], *, quick: bool = False, joined: Iterable[str] = ()) -> Scene:
    """The scene of these boxes and links; of all the ways to arrange it that are tried, the one with the largest text and the
    fewest and shortest lines astray. quick: try fewer ways, where there are many pictures to lay out; joined: see `plant`."""
    by_key = {box.key: box for box in boxes}
    kept = [link for link in links if link.lower in by_key and link.upper in by_key]
    forest = plant(by_key.values(), kept, frozenset(joined))
    cards = {key: card(box, folded_onto(forest, key)) for key, box in by_key.items()}
    pages = [_page(forest, cards, habit) for habit in _habits(len(by_key), quick)]
    page = max(pages, key=lambda item: _worth(item, forest, cards, kept)) if len(pages) > 1 else pages[0]
    places, loose = _places(page, forest, cards)
    seen = [link for link in kept if link.lower in places and link.upper in places]
    routes = _routes(seen, forest, page, cards, places, loose)
    width = max([page.size[0], *(x for route in routes for x, _ in route.points)])
    height = max([page.size[1], *(y for route in routes for _, y in route.points)])
    planner = Planner(forest, cards, Habit(12, 480.0, 2400.0))
    tucked = {key: [planner.plan(child) for child in children] for key, children in sorted(forest.tucked.items())}
    hidden = tuple(sorted(set(kept) - set(seen), key=lambda link: link.id))
    return Scene(by_key, cards, places, routes, forest, page.plans, width, height, page.page_width, loose, page.columns, tucked, hidden)


def folded_onto(forest: Forest, key: str) -> int:
    """How many projects stand as a count on this box's card."""

    def size(project: str) -> int:
        return 1 + sum(map(size, forest.children.get(project, ())))

    return sum(map(size, forest.tucked.get(key, ())))


def _habits(count: int, quick: bool) -> list[Habit]:
    # Beyond a few hundred boxes no arrangement fits a screen: one sensible habit is as good as the search.
    if count > 400:
        return [Habit(12, 480.0, 2400.0)]
    if quick:
        return [Habit(8, c, b) for c in (320.0, 560.0) for b in (1600.0, 2400.0)]
    return [Habit(s, c, b) for s in (6, 8, 12, 16) for c in (220.0, 320.0, 460.0, 640.0) for b in (1200.0, 1600.0, 2100.0, 2700.0, 3600.0)]


def _page(forest: Forest, cards: dict[str, Card], habit: Habit) -> _Page:
    planner = Planner(forest, cards, habit)
    plans = [planner.plan(root) for root in forest.roots]
    plans.sort(key=lambda plan: (forest.levels[plan.key], -round(plan_size(plan, cards)[1]), -plan_size(plan, cards)[0], plan.key))
    widest = max((plan_size(plan, cards)[0] for plan in plans), default=0.0)
    tries = [max(widest, habit.broad * share) for share in (1.0, 1.15, 1.3, 1.5)]
    pages = [_packed(plans, forest, cards, wide, columns) for wide in tries for columns in _loose_columns(forest, wide, cards)]
    return max(pages, key=lambda page: round(page.scale, 4))


def _loose_columns(forest: Forest, wide: float, cards: dict[str, Card]) -> list[int]:
    if not forest.loose or forest.roots:
        return [0]
    step = cards[forest.loose[0]].w + styles().gaps["slot"]
    most = max(1, min(len(forest.loose), int(wide // step)))
    return sorted({1, max(1, most // 4), max(1, most // 3), max(1, most // 2), most})


def _packed(plans: list[Plan], forest: Forest, cards: dict[str, Card], wide: float, columns: int) -> _Page:
    sizes = [plan_size(plan, cards) for plan in plans]
    if forest.loose:
        sizes.append(loose_grid(forest.loose, cards, columns)[1] if columns else LOOSE_SHUT)
    spots, size = pack(sizes, wide, styles().gaps["tree"])
    return _Page(tuple(plans), tuple(spots), size, wide, columns)


def loose_grid(keys: list[str], cards: dict[str, Card], columns: int) -> tuple[dict[str, Point], tuple[float, float]]:
    """Corners of unlinked boxes in a grid read row by row within their frame, and the frame's size."""
    gaps, places, y = styles().gaps, {}, LOOSE_HEAD
    step = cards[keys[0]].w + gaps["slot"]
    for start in range(0, len(keys), columns):
        row = keys[start : start + columns]
        for index, key in enumerate(row):
            places[key] = (gaps["stack"] + index * step, y)
        y += max(cards[key].h for key in row) + gaps["stack"]
    return places, (min(columns, len(keys)) * step - gaps["slot"] + gaps["stack"] * 2, y)


def _places(page: _Page, forest: Forest, cards: dict[str, Card]) -> tuple[Places, Rect | None]:
    places: Places = {}
    for plan, (x, y) in zip(page.plans, page.spots, strict=False):
        place(plan, cards, x, y, places)
    if not forest.loose:
        return places, None
    x, y = page.spots[-1]
    if not page.columns:
        return places, (x, y, *LOOSE_SHUT)
    grid, size = loose_grid(forest.loose, cards, page.columns)
    places.update({key: (x + dx, y + dy) for key, (dx, dy) in grid.items()})
    return places, (x, y, *size)


def _routes(
    links: list[Link], forest: Forest, page: _Page, cards: dict[str, Card], places: Places, loose: Rect | None
) -> tuple[Route, ...]:  # fmt: skip
    lanes = {lower: lane(link) for lower, link in forest.parents.items()}
    ways: dict[str, list[Point]] = {}
    for plan in page.plans:
        elbows(plan, cards, places, lanes, ways)
    primary = {link.id: lower for lower, link in forest.parents.items()}
    routes = []
    for link in sorted(links, key=lambda item: item.id):
        if link.id in primary:
            # A weak line may hang the other way round: its points still run from its own lower end.
            points = ways[primary[link.id]]
            turned = primary[link.id] != link.lower
            routes.append(Route(link, True, False, polyline(points), tuple(points[::-1] if turned else points)))
        else:
            routes.append(_curved(link, forest, cards, places, loose))
    return tuple(routes)


def _curved(link: Link, forest: Forest, cards: dict[str, Card], places: Places, loose: Rect | None) -> Route:
    rects = {key: (*places[key], cards[key].w, cards[key].h) for key in places}
    start, end = rects[link.lower], rects[link.upper]
    walls = [rect for key, rect in sorted(rects.items()) if key not in (link.lower, link.upper)]
    found = curve(start, end, walls + ([loose] if loose else []))
    return Route(link, False, link.id in forest.cut, found.path, found.points)


def lane(link: Link) -> float:
    """How far the trunk of a line is set to the left, by its style: drawn through, dashed, dotted."""
    dash = styles().lines[link.type].dash
    return 0.0 if not dash else 3.0 if dash.startswith(("7", "5")) else 5.0


def polyline(points: list[Point]) -> str:
    """SVG path data of a route of straight pieces."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in ((round(x, 1), round(y, 1)) for x, y in points))
