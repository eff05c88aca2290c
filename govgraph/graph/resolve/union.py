"""Sets of things that are one, with pairs that must never become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

_NOBODY: frozenset[int] = frozenset()


class Union:
    """Union-find over 0..n-1 whose members may be enemies.

    hard enemies are never joined; soft enemies are joined by names that are the same, not by names that are alike.
    rows: for each item the register whose row it is, or ""; two rows of one register are never joined.
    """

    def __init__(self, count: int, rows: Sequence[str] = ()) -> None:
        registers = {register: frozenset([register] if register else []) for register in {"", *rows}}
        self._rows = [registers[register] for register in rows] or [registers[""]] * count
        self._parent = list(range(count))
        self._members = [[item] for item in range(count)]
        self._hard: dict[int, set[int]] = defaultdict(set)
        self._soft: dict[int, set[int]] = defaultdict(set)

    def root(self, item: int) -> int:
        """The item that stands for the set of this one."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def enemies(self, a: int, b: int, *, soft: bool = False) -> None:
        """Keep the sets of a and b apart."""
        a, b = self.root(a), self.root(b)
        table = self._soft if soft else self._hard
        if a != b:
            table[a].add(b)
            table[b].add(a)

    def may_join(self, a: int, b: int, *, alike: bool = False) -> bool:
        """Whether a and b may become one; alike: by likeness only, so that soft enmity counts too."""
        a, b = self.root(a), self.root(b)
        if b in self._hard.get(a, _NOBODY) or alike and b in self._soft.get(a, _NOBODY):
            return False
        return self._rows[a].isdisjoint(self._rows[b])

    def join(self, a: int, b: int, *, alike: bool = False, force: bool = False) -> bool:
        """Make one set of two; False when they are enemies and nothing was done."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if not force and not self.may_join(a, b, alike=alike):
            return False
        keep, lose = min(a, b), max(a, b)
        self._parent[lose] = keep
        self._members[keep] += self._members[lose]
        self._members[lose] = []
        self._rows[keep] = self._rows[keep] | self._rows[lose]
        for table in (self._hard, self._soft):
            for enemy in table.pop(lose, set()):
                table[enemy].discard(lose)
                if enemy != keep:
                    table[enemy].add(keep)
                    table[keep].add(enemy)
            if keep in table:
                table[keep].discard(lose)
        return True

    def sets(self) -> list[list[int]]:
        """All sets, each sorted, in the order of their first member."""
        return [sorted(members) for members in self._members if members]

    def members(self, item: int) -> list[int]:
        """The set of this item."""
        return self._members[self.root(item)]
