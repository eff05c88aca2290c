"""What the values of a column look like: people, bodies, dates, ticks, numbers, prose; the other half of a column's meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from govgraph.loaders.tables.cells import date_of, is_blank, listed, role_of, status_of, without_brackets
from govgraph.loaders.tables.holders import holders
from govgraph.loaders.tables.kinds import is_person, is_post, kind_of
from govgraph.loaders.tables.vocabulary import plain, vocabulary, words

_UNTIL = re.compile(r"\b(?:until|from|since|to|till)\b", re.IGNORECASE)
SAMPLE = 200  # values of a column that are looked at


@dataclass(frozen=True)
class Look:
    """The filled values of a column. Shares are from 0 to 1."""

    values: tuple[str, ...]

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """Values that are no blanks, the first of them only."""
        return tuple(value for value in self.values if value and (not is_blank(value) or mark_of(value)))[:SAMPLE]

    def share(self, test: Callable[[str], object]) -> float:
        """How many of the filled values pass."""
        return sum(bool(test(value)) for value in self.filled) / len(self.filled) if self.filled else 0.0

    @cached_property
    def people(self) -> float:
        """Share of values that name people."""
        return self.share(lambda value: any(one.kind == "person" for one in holders(value, None)) and kind_of(value)[0] != "body")

    @cached_property
    def bodies(self) -> float:
        """Share of values that call themselves a body, an organisation or a project."""
        return self.share(
            lambda value: kind_of(value)[0] in ("body", "organisation", "project") or plain(value) in ("cabinet", "council", "executive")
        )

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
        tests: tuple[tuple[str, Callable[[str], object]], ...] = (
            ("yes and no, or ticks", mark_of), ("web addresses", lambda value: "://" in value or value.startswith("www.")),
            ("e-mail addresses", lambda value: "@" in value), ("numbers", is_number),
            ("dates", is_date), ("people", lambda value: is_person(value)), ("roles", role_of),
            ("posts", is_post), ("bodies or organisations", lambda value: kind_of(value)[0] in ("body", "organisation")),
            ("prose", lambda value: len(value.split()) > 8),
        )  # fmt: skip
        return next((name for name, test in tests if self.share(test) >= 0.6), "words")


def is_date(value: str) -> bool:
    """Whether a value is a date and no name with a date behind it ("Owen Marsh (until May 2017)")."""
    bare = _UNTIL.split(without_brackets(value))[0].strip() or value
    return len(value) < 30 and date_of(bare) is not None


def is_number(value: str) -> bool:
    """Whether a value is an amount or a number, with its signs."""
    return value.replace(",", "").replace(".", "").strip("£$%- ").isdigit()


def mark_of(value: str) -> str | None:
    """What a tick says: "yes", "no" or the role that it gives; "✓ (Chair)" is a chair's. None for other words."""
    said = value.strip().lower()
    for meaning, listed_marks in vocabulary()["marks"].items():
        if said in listed_marks or (plain(said) and plain(said) in listed_marks):
            return str(meaning)
    inner = said[1:].strip(" ()[]")
    if said[:1] in vocabulary()["marks"]["yes"] and not said[:1].isalnum() and inner:
        return role_of(inner) or "yes"
    return None


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
