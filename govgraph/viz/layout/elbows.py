"""Routes of primary lines: up a trunk at the left of a column, or up to a bar under the superior; only right angles."""

from __future__ import annotations

from govgraph.viz.layout.place import Cards, Places, head_height, head_span, hung_by_top, row_size
from govgraph.viz.layout.plan import Plan
from govgraph.viz.style import styles

Point = tuple[float, float]


def elbows(plan: Plan, cards: Cards, places: Places, lanes: dict[str, float], out: dict[str, list[Point]]) -> None:
    """Put the route from every box of the tree to its superior into `out`, by the lower box.

    lanes: for each lower box how far its trunk is set aside (pixels), so that lines of different kinds do not hide each other.
    """
    if plan.mode == "hang":
        _hang(plan, cards, places, lanes, out)
    elif plan.mode == "spread":
        _spread(plan, cards, places, lanes, out)
    for child in (child for row in plan.rows for slot in row for child in slot):
        elbows(child, cards, places, lanes, out)


def _hang(plan: Plan, cards: Cards, places: Places, lanes: dict[str, float], out: dict[str, list[Point]]) -> None:
    x, y = places[plan.key]
    for child in plan.rows[0][0]:
        trunk, middle = x + styles().gaps["indent"] / 2 - lanes[child.key], _middle(child, cards, places)
        out[child.key] = [(places[child.key][0], middle), (trunk, middle), (trunk, y + cards[plan.key].h)]


def _spread(plan: Plan, cards: Cards, places: Places, lanes: dict[str, float], out: dict[str, list[Point]]) -> None:
    x, y = places[plan.key]
    foot = (x + cards[plan.key].w / 2, y + cards[plan.key].h)
    first = bar = y + head_height(plan, cards) + styles().gaps["bus"] / 2
    edge = min(_left(row[0], cards, places) for row in plan.rows) - styles().gaps["trunk"] / 2
    for number, row in enumerate(plan.rows):
        for slot in row:
            for child in slot:
                start = _to_bar(child, slot, cards, places, lanes, bar)
                lift = [] if number == 0 else [(edge, bar), (edge, first)]
                out[child.key] = _tidy([*start, *lift, (foot[0], first), foot])
        bar += row_size(row, cards)[1] + styles().gaps["row"]


def _left(slot: list[Plan], cards: Cards, places: Places) -> float:
    """The left edge of a slot: of its trunk, or of the branch in it."""
    inset = head_span(slot[0], cards)[1] if hung_by_top(slot) else styles().gaps["trunk"]
    return places[slot[0].key][0] - inset


def _to_bar(child: Plan, slot: list[Plan], cards: Cards, places: Places, lanes: dict[str, float], bar: float) -> list[Point]:
    x, y = places[child.key]
    if hung_by_top(slot):
        middle = x + cards[child.key].w / 2
        return [(middle, y), (middle, bar)]
    trunk, middle = x - styles().gaps["trunk"] / 2 - lanes[child.key], _middle(child, cards, places)
    return [(x, middle), (trunk, middle), (trunk, bar)]


def _middle(plan: Plan, cards: Cards, places: Places) -> float:
    return places[plan.key][1] + cards[plan.key].h / 2


def _tidy(points: list[Point]) -> list[Point]:
    """Without points that repeat or lie on the straight between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
        else:
            kept.append(point)
    return kept
