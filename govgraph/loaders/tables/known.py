"""registers.yaml of a workspace: what people said of the columns of their registers, found again by the headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import plain


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of table: its headings in plain form, the shape ("" when the reader finds it), plain heading to key, and its place."""

    headings: frozenset[str]
    shape: str
    columns: Mapping[str, str]
    place: str


@dataclass(frozen=True, slots=True)
class Known:
    """All entries, in the order of the file."""

    entries: tuple[Entry, ...] = ()

    def entry_for(self, table: Table) -> Entry | None:
        """The entry whose headings are those of the table: all of its own, and most of the table's."""
        heads = {plain(head) for head in table.heads if head}
        fitting = [entry for entry in self.entries if entry.headings and entry.headings <= heads and 2 * len(entry.headings) >= len(heads)]
        return max(fitting, key=lambda entry: len(entry.headings), default=None)
