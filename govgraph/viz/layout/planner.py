"""Making plans: which boxes hang in columns, which are spread out in rows, after a habit that the page's shape decides."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.viz.cards import Card
from govgraph.viz.layout.forest import Forest
from govgraph.viz.layout.place import slot_size
from govgraph.viz.layout.plan import Plan
from govgraph.viz.style import styles


@dataclass(frozen=True, slots=True)
class Habit:
    """How trees are to grow. spread: from how many boxes beneath it a box spreads them out instead of hanging them in one column;
    column: how tall a column of leaves may be; broad: how wide a row of slots may be (pixels)."""

    spread: int
    column: float
    broad: float


class Planner:
    """Makes plans of a forest's trees after one habit; remembers sizes, since they are asked for often."""

    def __init__(self, forest: Forest, cards: dict[str, Card], habit: Habit) -> None:
        self.forest, self.cards, self.habit = forest, cards, habit
        self._below: dict[str, int] = {}

    def plan(self, key: str) -> Plan:
        """The plan of the tree that starts at `key`."""
        children = self.forest.children.get(key, [])
        asides = list(self.forest.asides.get(key, ()))
        if not children:
            return Plan(key, asides=asides)
        branches = [child for child in children if self.forest.children.get(child)]
        leaves = [child for child in children if not self.forest.children.get(child)]
        if self._hangs(key, branches, leaves):
            return Plan(key, "hang", [[[self.plan(child) for child in leaves + branches]]], asides)
        slots = [[self.plan(child)] for child in branches] + self._columns([self.plan(child) for child in leaves])
        return Plan(key, "spread", self._rows(slots), asides)

    def below(self, key: str) -> int:
        """How many boxes stand beneath `key`."""
        if key not in self._below:
            self._below[key] = sum(1 + self.below(child) for child in self.forest.children.get(key, ()))
        return self._below[key]

    def _hangs(self, key: str, branches: list[str], leaves: list[str]) -> bool:
        if not branches:
            return self._tall(leaves) <= self.habit.column
        return self.below(key) <= self.habit.spread

    def _tall(self, keys: list[str]) -> float:
        return sum(self.cards[key].h + styles().gaps["stack"] for key in keys)

    def _columns(self, plans: list[Plan]) -> list[list[Plan]]:
        """Leaves in as few columns as their height allows, filled in order and evenly."""
        total = self._tall([plan.key for plan in plans])
        count = max(1, -(-int(total) // int(self.habit.column)))
        columns: list[list[Plan]] = [[]]
        tall = 0.0
        for plan in plans:
            step = self.cards[plan.key].h + styles().gaps["stack"]
            if columns[-1] and tall + step / 2 > total / count and len(columns) < count:
                columns.append([])
                tall = 0.0
            columns[-1].append(plan)
            tall += step
        return [column for column in columns if column]

    def _rows(self, slots: list[list[Plan]]) -> list[list[list[Plan]]]:
        """Slots in as few rows as the habit allows, all about as wide."""
        widths = [slot_size(slot, self.cards)[0] + styles().gaps["slot"] for slot in slots]
        count = max(1, -(-int(sum(widths)) // int(self.habit.broad)))
        rows: list[list[list[Plan]]] = [[]]
        used, share = 0.0, sum(widths) / count
        for slot, wide in zip(slots, widths, strict=True):
            if rows[-1] and used + wide / 2 > share and len(rows) < count:
                rows.append([])
                used = 0.0
            rows[-1].append(slot)
            used += wide
        return rows
