"""Which row a name in another cell means, and which names may be passed on as aliases without bringing two rows together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from govgraph.loaders.names import name_key

_TRAILING = re.compile(r"^(?P<name>.{4,}?)\s*\((?P<short>[A-Z][A-Za-z&0-9/-]{1,11})\)$")
_INVERTED = re.compile(r"^(?P<head>[^,]+), (?P<tail>.*\b(?:of|for|on|to|the))$")


def key_of(name: str) -> str:
    """The key of a name, turned round where a directory put its head last: "Correction, Board of" is the Board of Correction."""
    match = _INVERTED.match(name)
    return name_key(f"{match['tail']} {match['head']}" if match else name)


@dataclass(slots=True)
class Index:
    """names: key of a name -> row's name; others: key of an alias, acronym or number -> names of the rows that carry it."""

    names: dict[str, str] = field(default_factory=dict)
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, others: list[str]) -> bool:
        """Enter a row; False when another row has its name already."""
        new = key_of(name) not in self.names
        self.names.setdefault(key_of(name), name)
        for other in others:
            self.others[key_of(other)].add(self.names[key_of(name)])
        return new

    def find(self, text: str) -> str | None:
        """The name of the one row that this text means, or None."""
        key = key_of(text)
        if key in self.names:
            return self.names[key]
        rows = self.others.get(key, set())
        return next(iter(rows)) if len(rows) == 1 else None

    def shared(self, name: str, other: str) -> bool:
        """Whether this other name of a row is also the name, or another name, of a different row."""
        key, own = key_of(other), self.names[key_of(name)]
        return self.names.get(key, own) != own or len(self.others.get(key, ())) > 1


def spelled(other: str) -> list[str]:
    """The names in a cell that gives one with its acronym in brackets: "Board of Correction (BOC)"."""
    match = _TRAILING.match(other)
    return [match["name"], match["short"]] if match else [other]
