"""The rows of a register that have a name: their cells by meaning, their kind and status; and what there is to say about the rest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from govgraph.graph.claims import Issue, Mention
from govgraph.graph.schema import schema
from govgraph.loaders.names import name_key
from govgraph.loaders.registers.columns import column, name_heading, plain, vocabulary
from govgraph.loaders.registers.index import Index, spelled
from govgraph.loaders.registers.kinds import kind_of, kind_of_row
from govgraph.loaders.registers.sheet import Field, Row, Sheet
from govgraph.loaders.registers.values import is_blank, several, status_of, superiors

# Under such a heading stand projects, whatever their names.
_PROJECTS = re.compile(r"\b(?:project|programme|scheme|initiative|workstream)\b(?! board| group)")


@dataclass(slots=True)
class Entry:
    """A row that has a name, its cells sorted by what their columns mean."""

    name: str
    name_cell: Field
    cells: dict[str, list[Field]]
    mention: Mention
    status: str = "active"

    def first(self, meaning: str) -> str:
        """The value of the first filled cell of that meaning, or ""."""
        return next((cell.value for cell in self.cells.get(meaning, ()) if not is_blank(cell.value)), "")

    def other_names(self) -> list[str]:
        """All other names of the row, from every column that holds some, without blanks and twins."""
        cells = [*self.cells.get("alias", ()), *self.cells.get("acronym", ())]
        names = [" ".join(name.split()) for cell in cells for part in several(cell.value) for name in spelled(part)]
        return list(dict.fromkeys(name for name in names if name_key(name)))

    def must_be_body(self) -> bool:
        """Whether its own cells draw lines that its kind does not admit."""
        return any(
            self.first(meaning) and self.mention.kind not in schema().relations[rule["type"]].ends[0 if rule["from"] == "row" else 1]
            for meaning, rule in vocabulary()["relations"].items()
            if meaning != "members" or self.mention.kind != "project"  # partners of a project deliver it
        )


@dataclass(slots=True)
class Register:
    """All sheets of one file on their way to claims.

    mentions: key of a row's name -> how claims mention it.  said: (place, what, advice) told once with its number of rows.
    """

    file: str
    entries: list[Entry] = field(default_factory=list)
    mentions: dict[str, Mention] = field(default_factory=dict)
    index: Index = field(default_factory=Index)
    issues: list[Issue] = field(default_factory=list)
    said: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def take(self, sheet: Sheet) -> None:
        """Enter the rows of a sheet, and say which of its columns nobody knows."""
        for heading in sorted({one for one in sheet.headings if column(one) is None}):
            self.tell(f'column "{heading}"', "this column is not known and was left out", "Rename it if it matters")
        named = name_heading(sheet.headings)
        for row in sheet.rows:
            self._enter(row, named)

    def tell(self, place: str, what: str, advice: str) -> None:
        """Note an issue at one place."""
        self.issues.append(Issue(self.file, place, what, advice))

    def _enter(self, row: Row, named: str | None) -> None:
        name = next((cell for cell in row.fields if cell.heading == named), None)
        if name is None or is_blank(name.value):
            self.tell(row.place, "this row has no name and was left out", "Fill in its name")
            return
        entry = self._entry(name, _by_meaning(row, named))
        if entry.mention.kind != "project" and _PROJECTS.search(plain(named or "")) and kind_of(entry.name)[0] != "body":
            entry.mention = replace(entry.mention, kind="project", subtype=None)
        if not self.index.add(entry.name, entry.other_names() + [cell.value for cell in entry.cells.get("key", ())]):
            self.tell(row.place, f'another row is called "{entry.name}" too; they are read as one', "Tell them apart by name")
        self.entries.append(entry)
        self.mentions.setdefault(name_key(entry.name), entry.mention)

    def _entry(self, name: Field, cells: dict[str, list[Field]]) -> Entry:
        entry = Entry(" ".join(name.value.split()), name, cells, Mention("", ""))
        entry.mention = Mention(entry.name, *kind_of_row(entry.first("type"), entry.name))
        entry.status = self._status(entry)
        if entry.must_be_body():
            entry.mention = replace(entry.mention, kind="body")
        return entry

    def _status(self, entry: Entry) -> str:
        said = " ".join(entry.first("status").split())
        found = status_of(said) if said else None
        if said and found is None:
            self.said[f'status "{said}"', "this status is not known; read as active", "Use one such as Active or Dissolved"] += 1
        return found or ("dissolved" if entry.first("ended") and not said else "active")

    def settle(self) -> None:
        """Once all rows are in: what others are part of is a body, whatever its legal form, for the schema draws that line to bodies."""
        for entry in self.entries:
            for cell in entry.cells.get("part_of", ()):
                for part in superiors(cell.value, self.index.find):
                    key = name_key(self.index.find(part) or "")
                    if key in self.mentions and self.mentions[key].kind != "body":
                        self.mentions[key] = replace(self.mentions[key], kind="body")
        for entry in self.entries:
            entry.mention = self.mentions[name_key(entry.name)]


def _by_meaning(row: Row, named: str | None) -> dict[str, list[Field]]:
    cells: dict[str, list[Field]] = {}
    for cell in row.fields:
        found = column(cell.heading)
        if found and cell.heading != named:
            cells.setdefault("alias" if found.meaning == "name" else found.meaning, []).append(cell)
    return cells
