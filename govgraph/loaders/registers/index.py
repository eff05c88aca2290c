"""Which row a name in another cell means, and which names may be passed on as aliases without bringing two rows together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from govgraph.loaders.names import name_key

_TRAILING = re.compile(r"^(?P<name>.{4,}?)\s*\((?P<short>[A-Z][A-Za-z&0-9/-]{1,11})\)$")


@dataclass(slots=True)
class Index:
    """names: key of a name -> row's name; others: key of an alias, acronym or number -> names of the rows that carry it."""

    names: dict[str, str] = field(default_factory=dict)
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, others: list[str]) -> bool:
        """Enter a row; False when another row has its name already."""
        new = name_key(name) not in self.names
        self.names.setdefault(name_key(name), name)
        for other in others:
            self.others[name_key(other)].add(self.names[name_key(name)])
        return new

    def find(self, text: str) -> str | None:
        """The name of the one row that this text means, or None."""
        key = name_key(text)
        if key in self.names:
            return self.names[key]
        rows = self.others.get(key, set())
        return next(iter(rows)) if len(rows) == 1 else None

    def shared(self, name: str, other: str) -> bool:
        """Whether this other name of a row is also the name, or another name, of a different row."""
        key, own = name_key(other), self.names[name_key(name)]
        return self.names.get(key, own) != own or len(self.others.get(key, ())) > 1


def spelled(other: str) -> list[str]:
    """The names in a cell that gives one with its acronym in brackets: "Board of Correction (BOC)"."""
    match = _TRAILING.match(other)
    return [match["name"], match["short"]] if match else [other]
