"""What the values of a column look like: people, bodies, dates, ticks, numbers, prose; the other half of a column's meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from govgraph.loaders.tables.cells import is_blank, listed, role_of, status_of
from govgraph.loaders.tables.sorts import TOLD, mark_of, names_body, names_person
from govgraph.loaders.tables.vocabulary import plain, words

SAMPLE = 200  # values of a column that are looked at


@dataclass(frozen=True)
class Look:
    """The filled values of a column. Shares are from 0 to 1."""

    values: tuple[str, ...]

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """Values that are no blanks, the first of them only."""
        return tuple(islice((value for value in self.values if value and (not is_blank(value) or mark_of(value))), SAMPLE))

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Filled values but for "n/a" and "no", which may be ticks and name nobody."""
        return tuple(value for value in self.filled if not is_blank(value))

    def share(self, test: Callable[[str], object]) -> float:
        """How many of the filled values pass."""
        return sum(bool(test(value)) for value in self.filled) / len(self.filled) if self.filled else 0.0

    @cached_property
    def people(self) -> float:
        """Share of values that name people."""
        return self.share(names_person)

    @cached_property
    def bodies(self) -> float:
        """Share of values that call themselves a body, an organisation or a project."""
        return self.share(names_body)

    @cached_property
    def marks(self) -> float:
        """Share of ticks and their like."""
        return self.share(mark_of)

    @cached_property
    def roles(self) -> float:
        """Share of values that are roles of seats."""
        return self.share(role_of)

    @cached_property
    def repeats(self) -> float:
        """Share of values that stand further up already."""
        return 1 - len({plain(value) for value in self.filled}) / len(self.filled) if self.filled else 0.0

    @cached_property
    def told(self) -> str:
        """What the values seem to be, in words."""
        if not self.filled:
            return "nothing"
        return next((name for name, test in TOLD if self.share(test) >= 0.6), "words")


def references(values: Sequence[str], own: Sequence[str], find: Callable[[str], str | None]) -> list[tuple[str, str]]:
    """(row, row meant) for every part of a column's cells that names another row."""
    found = []
    for value, name in zip(values, own, strict=True):
        for part in [value] if find(value) else listed(value):
            meant = find(part)
            if meant and name and meant != name and not is_blank(part):
                found.append((name, meant))
    return found


def in_blocks(names: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a name stands once above the rows that it holds for: blank in many rows that say something, never said twice running."""
    rows = [(name, other) for name, other in zip(names, others, strict=True) if other]
    blank = sum(not name for name, _ in rows)
    twice = sum(bool(one) and one == other for one, other in zip(names, names[1:], strict=False))
    return bool(rows) and bool(rows[0][0]) and 10 * blank >= 3 * len(rows) and not twice


def parts_of(values: Sequence[str]) -> int:
    """How many names the filled cells of a column hold."""
    return sum(len(listed(value)) for value in values if value and not is_blank(value))


def circular(lines: Sequence[tuple[str, str]]) -> bool:
    """Whether lines from each to what stands above it run in a circle."""
    above: dict[str, set[str]] = {}
    for low, high in lines:
        above.setdefault(low, set()).add(high)
    state: dict[str, int] = {}
    for start in above:
        stack = [(start, iter(above.get(start, ())))]
        state.setdefault(start, 1)
        while stack:
            node, further = stack[-1]
            for one in further:
                if state.get(one) == 1 and one in {name for name, _ in stack}:
                    return True
                if one not in state:
                    state[one] = 1
                    stack.append((one, iter(above.get(one, ()))))
                    break
            else:
                state[node] = 2
                stack.pop()
    return False


def honorific(value: str) -> bool:
    """Whether a value is a title of honour alone."""
    return plain(value) in words("honorifics")


def is_state(value: str) -> bool:
    """Whether a cell of a matrix is a mark or a status."""
    return bool(value) and (mark_of(value) is not None or (len(value.split()) <= 4 and status_of(value) is not None))
