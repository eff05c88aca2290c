"""From plans to places: sizes from the leaves up, positions from the root down. The page has the same few rules in JavaScript."""

from __future__ import annotations

from govgraph.viz.cards import Card
from govgraph.viz.layout.plan import Plan
from govgraph.viz.style import styles

Size = tuple[float, float]
Places = dict[str, tuple[float, float]]
Cards = dict[str, Card]


def hung_by_top(slot: list[Plan]) -> bool:
    """Whether the slot is one branch, whose line comes in at the top of its box."""
    return len(slot) == 1 and slot[0].mode != "leaf"


def slot_size(slot: list[Plan], cards: Cards) -> Size:
    """Width and height of a slot: a branch, or a column with its trunk."""
    gaps = styles().gaps
    sizes = [plan_size(plan, cards) for plan in slot]
    trunk = 0.0 if hung_by_top(slot) else gaps["trunk"]
    return trunk + max(w for w, _ in sizes), sum(h for _, h in sizes) + gaps["stack"] * (len(sizes) - 1)


def plan_size(plan: Plan, cards: Cards) -> Size:
    """Width and height of a tree."""
    if plan.size is None:
        plan.size = _measure(plan, cards)
    return plan.size


def _measure(plan: Plan, cards: Cards) -> Size:
    card = cards[plan.key]
    w, h = card.w, card.h
    if plan.mode == "hang":
        wide, tall = slot_size_plain(plan.rows[0][0], cards)
        w, h = max(w, styles().gaps["indent"] + wide), head_height(plan, cards) + styles().gaps["below"] + tall
    elif plan.mode == "spread":
        w, h = _spread_size(plan, cards)
    return max(w, head_span(plan, cards)[0]), max(h, head_height(plan, cards))


def slot_size_plain(plans: list[Plan], cards: Cards) -> Size:
    """Width and height of plans stacked without a trunk."""
    sizes = [plan_size(plan, cards) for plan in plans]
    return max(w for w, _ in sizes), sum(h for _, h in sizes) + styles().gaps["stack"] * (len(sizes) - 1)


def _spread_size(plan: Plan, cards: Cards) -> Size:
    gaps = styles().gaps
    rows = [row_size(row, cards) for row in plan.rows]
    margin = gaps["trunk"] if len(rows) > 1 else 0.0
    tall = head_height(plan, cards) + gaps["bus"] + sum(h for _, h in rows) + gaps["row"] * (len(rows) - 1)
    return max(cards[plan.key].w, margin + max(w for w, _ in rows)), tall


def row_size(row: list[list[Plan]], cards: Cards) -> Size:
    """Width and height of a row of slots."""
    sizes = [slot_size(slot, cards) for slot in row]
    return sum(w for w, _ in sizes) + styles().gaps["slot"] * (len(sizes) - 1), max(h for _, h in sizes)


def head_height(plan: Plan, cards: Cards) -> float:
    """Height of a box with its asides."""
    return max(cards[key].h for key in (plan.key, *plan.asides))


def head_span(plan: Plan, cards: Cards) -> tuple[float, float]:
    """The least width for a box with its asides, and where the box begins in a tree of that width or more (spread: centred)."""
    if plan.head is None:
        plan.head = _head(plan, cards)
    return plan.head


def _head(plan: Plan, cards: Cards) -> tuple[float, float]:
    aside = sum(cards[key].w + styles().gaps["tree"] for key in plan.asides)
    if plan.mode != "spread":
        return cards[plan.key].w + aside, 0.0
    wide = max(cards[plan.key].w + aside, _spread_size(plan, cards)[0])
    centre = head_centre(plan, cards)
    return wide, max(0.0, min(centre - cards[plan.key].w / 2, wide - cards[plan.key].w - aside))


def head_centre(plan: Plan, cards: Cards) -> float:
    """The middle between the first and the last line of the first row, from the tree's left edge."""
    gaps, x = styles().gaps, styles().gaps["trunk"] if len(plan.rows) > 1 else 0.0
    hooks = []
    for slot in plan.rows[0]:
        hooks.append(x + slot_hook(slot, cards))
        x += slot_size(slot, cards)[0] + gaps["slot"]
    return (hooks[0] + hooks[-1]) / 2


def slot_hook(slot: list[Plan], cards: Cards) -> float:
    """Where the line from the bar comes down, from the slot's left edge."""
    if not hung_by_top(slot):
        return styles().gaps["trunk"] / 2
    return head_span(slot[0], cards)[1] + cards[slot[0].key].w / 2


def place(plan: Plan, cards: Cards, x: float, y: float, out: Places) -> None:
    """Put the tree's boxes into `out` (top left corners), the tree's own corner being at x, y."""
    gaps, card = styles().gaps, cards[plan.key]
    _, start = head_span(plan, cards)
    out[plan.key] = (x + start, y)
    right = x + start + card.w
    for key in plan.asides:
        out[key] = (right + gaps["tree"], y)
        right += gaps["tree"] + cards[key].w
    if plan.mode == "hang":
        _place_stack(plan.rows[0][0], cards, x + gaps["indent"], y + head_height(plan, cards) + gaps["below"], out)
    elif plan.mode == "spread":
        _place_rows(plan, cards, x, y + head_height(plan, cards) + gaps["bus"], out)


def _place_rows(plan: Plan, cards: Cards, x: float, y: float, out: Places) -> None:
    gaps = styles().gaps
    left = x + (gaps["trunk"] if len(plan.rows) > 1 else 0.0)
    for row in plan.rows:
        at = left
        for slot in row:
            _place_stack(slot, cards, at + (0.0 if hung_by_top(slot) else gaps["trunk"]), y, out)
            at += slot_size(slot, cards)[0] + gaps["slot"]
        y += row_size(row, cards)[1] + gaps["row"]


def _place_stack(plans: list[Plan], cards: Cards, x: float, y: float, out: Places) -> None:
    for plan in plans:
        place(plan, cards, x, y, out)
        y += plan_size(plan, cards)[1] + styles().gaps["stack"]
