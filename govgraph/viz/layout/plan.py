"""The plan of a tree: how the boxes beneath each box are arranged. It holds no coordinates, so the page can unfold it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Plan:
    """One box and what is beneath it.

    mode: "leaf", "hang" (one indented column along a trunk) or "spread" (rows of slots under a bar).
    rows: rows of slots; a slot is a column of plans.  In "spread" a slot of one plan with children of its own hangs from its top,
    every other slot hangs along a trunk at its left.
    asides: single boxes beside this one.
    """

    key: str
    mode: str = "leaf"
    rows: list[list[list[Plan]]] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    size: tuple[float, float] | None = None  # kept once measured
    head: tuple[float, float] | None = None

    def data(self) -> dict[str, Any]:
        """The plan as plain data for the page; short names, empty fields left out."""
        data: dict[str, Any] = {"k": self.key}
        if self.rows:
            data["m"] = self.mode[0]
            data["r"] = [[[plan.data() for plan in slot] for slot in row] for row in self.rows]
        if self.asides:
            data["a"] = self.asides
        return data
