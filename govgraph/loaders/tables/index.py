"""Which row a name in another cell means, and which names may be passed on as aliases without bringing two rows together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from govgraph.graph.resolve.names import turned
from govgraph.loaders.names import name_key
from govgraph.loaders.tables.vocabulary import KEPT

if TYPE_CHECKING:
    from govgraph.loaders.tables.entries import Entry

_TRAILING = re.compile(r"^(?P<name>.{4,}?)\s*\((?P<short>[A-Z][A-Za-z&0-9/-]{1,11})\)$")


@lru_cache(KEPT)
def key_of(name: str) -> str:
    """The key of a name, turned round where a directory put its head last: "Correction, Board of" is the Board of Correction."""
    return name_key(turned(name))


@dataclass(slots=True)
class Index:
    """names: key of a name -> the rows called so; others: key of an alias, acronym or number -> the rows that carry it."""

    names: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    others: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def add(self, entry: Entry, others: list[str]) -> None:
        """Enter a row under its name and its other names."""
        self.names[key_of(entry.name)].append(entry)
        for other in others:
            if entry not in self.others[key_of(other)]:
                self.others[key_of(other)].append(entry)

    def find(self, text: str, near: Entry | None = None) -> Entry | None:
        """The one row that this text means, or None; of several the one in the table of `near`."""
        found = self.names.get(key_of(text)) or self.others.get(key_of(text)) or []
        if len(found) > 1 and near is not None:
            found = [entry for entry in found if entry.table is near.table and entry is not near]
        return found[0] if len(found) == 1 else None

    def shared(self, entry: Entry, other: str) -> bool:
        """Whether this other name of a row is also the name, or another name, of a different row."""
        key = key_of(other)
        return any(one is not entry for one in self.names.get(key, ())) or len(self.others.get(key, ())) > 1


def spelled(other: str) -> list[str]:
    """The names in a cell that gives one with its acronym in brackets: "Board of Correction (BOC)"."""
    match = _TRAILING.match(other)
    return [match["name"], match["short"]] if match else [other]
