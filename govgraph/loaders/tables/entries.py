"""The rows of a register as entries: one row, one thing; its cells by meaning, its name without notes, its kind and status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from govgraph.graph.claims import Issue, Mention
from govgraph.graph.resolve.names import is_generic
from govgraph.graph.schema import schema
from govgraph.loaders.names import name_key
from govgraph.loaders.tables.cells import Find, date_of, is_blank, is_error, months_first, several, status_of, superiors
from govgraph.loaders.tables.draft import Plan
from govgraph.loaders.tables.index import Index, key_of, spelled
from govgraph.loaders.tables.kinds import kind_of, kind_of_row
from govgraph.loaders.tables.sorts import is_prose, mark_of
from govgraph.loaders.tables.value import Cell, Line, Table
from govgraph.loaders.tables.vocabulary import plain, vocabulary, words

_NOTE = re.compile(r"\s*\((?P<note>[^()]*)\)\s*$")
_FORMER = re.compile(r"(?:formerly|previously|was|ex|replaced|replaces)\s+(?:known as\s+|the\s+)?(?P<name>.+)", re.IGNORECASE)
# Cells of a row without a name belong to the row above when they only add to such a list.
_LISTS = frozenset(
    ["members", "representative", "officer_representative", "children", "related", "area", "delivers", "funder", "plan", "note", "projects"]
)
LONG = 120  # characters from which on a name that reads as running text is none
UPWARD = ("reports_to", "part_of", "overseer")


@dataclass(frozen=True, slots=True)
class Field:
    """One cell with its row and table."""

    table: Table
    row: Line
    at: int

    @property
    def cell(self) -> Cell:
        return self.row.cells[self.at]

    @property
    def value(self) -> str:
        return self.row.cells[self.at].value

    @property
    def heading(self) -> str:
        return self.table.heads[self.at]

    @property
    def anchor(self) -> str:
        return self.table.anchor(self.row, self.at)


@dataclass(slots=True, eq=False)
class Entry:
    """A row that has a name, its cells sorted by what their columns mean. name: without notes; label: with what tells it apart."""

    name: str
    name_cell: Field
    table: Table
    cells: dict[str, list[Field]]
    mention: Mention
    status: str = "active"
    former: str = ""
    section: str = ""

    def first(self, meaning: str) -> str:
        """The value of the first filled cell of that meaning, or ""."""
        for cell in self.cells.get(meaning, ()):
            if not is_blank(cell.value):
                return cell.value
        return ""

    def other_names(self) -> list[str]:
        """All other names of the row, from every column that holds some, without blanks and twins."""
        cells = [cell for key in ("alias", "former", "acronym") for cell in self.cells.get(key, ())]
        names = [" ".join(name.split()) for cell in cells for part in several(cell.value) for name in spelled(part)]
        return list(dict.fromkeys(name for name in names if name_key(name)))

    def keys(self) -> list[str]:
        """The row's own ids."""
        return [cell.value for key in ("key", "number", "outline") for cell in self.cells.get(key, ()) if cell.value]

    def above(self) -> str:
        """What stands above the row by its own cells, as compared between rows of one name."""
        said = (plain(self.first(key)) for key in UPWARD)
        return next((one for one in said if one and one != plain(self.name)), "")

    def must_be_body(self) -> bool:
        """Whether its own cells draw lines that its kind does not admit."""
        rules = vocabulary()["relations"]
        return any(
            self.first(meaning)
            and self.mention.kind not in schema().relations[rules[meaning]["type"]].ends[0 if rules[meaning]["from"] == "row" else 1]
            for meaning in self.cells
            if meaning in rules and (meaning != "members" or self.mention.kind != "project")  # partners of a project deliver it
        )


@dataclass(slots=True)
class Register:
    """All tables of one file on their way to claims. said: (place, what, advice) told once with its number of rows."""

    file: str
    today: str | None = None
    entries: list[Entry] = field(default_factory=list)
    index: Index = field(default_factory=Index)
    issues: list[Issue] = field(default_factory=list)
    said: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    american: dict[tuple[int, int], bool] = field(default_factory=dict)  # by table and column of dates

    def is_american(self, cell: Field) -> bool:
        """Whether the dates of a cell's column have the month first."""
        key = id(cell.table), cell.at
        if key not in self.american:
            self.american[key] = months_first(cell.table.column(cell.at))
        return self.american[key]

    def tell(self, place: str, what: str, advice: str) -> None:
        """Note an issue at one place."""
        self.issues.append(Issue(self.file, place, what, advice))

    def take(self, table: Table, plan: Plan) -> None:
        """Enter the rows of a table whose shape is rows."""
        name = plan.first("name")
        assert name is not None, "a plan of rows names its column"
        last: Entry | None = None
        kind = _kind_of_heading(name.heading)
        for number, row in enumerate(table.rows):
            cells = _by_meaning(table, row, plan)
            said = row.cells[name.at] if name.at < len(row.cells) else Cell("")
            if last is not None and (
                said.spanned and said.start == last.name_cell.cell.start and said.value or not said.value and set(cells) <= _LISTS and cells
            ):
                _add(last, cells)
                if not said.value:
                    self.said[
                        "rows without a name",
                        "they only add to a list and were read with the row above",
                        "Fill in the name if it is another",
                    ] += 1
            elif told := _no_name(said.value):
                self.tell(table.place(row), f"{told}; the row was left out", "Fill in its name if it is a body")
            elif is_blank(said.value) or is_error(said.value) or mark_of(said.value):
                if cells:
                    self.tell(table.place(row), "this row has no name and was left out", "Fill in its name")
            else:
                last = self._enter(table, row, name.at, cells, kind, table.sections[number] if number < len(table.sections) else "")

    def _enter(self, table: Table, row: Line, at: int, cells: dict[str, list[Field]], kind: str, section: str) -> Entry:
        name, former, noted = _bare_name(row.cells[at].value)
        entry = Entry(name, Field(table, row, at), table, cells, Mention("", ""), former=former, section=section)
        entry.mention = Mention(name, *kind_of_row(entry.first("type"), name))
        entry.status = noted or self._status(entry)
        if entry.must_be_body() and entry.mention.kind not in ("person", "place"):
            entry.mention = replace(entry.mention, kind="body")
        if kind == "project" and entry.mention.kind not in ("project", "person", "place") and kind_of(name)[0] != "body":
            entry.mention = replace(entry.mention, kind="project", subtype=None)
        twin = next(
            (one for one in self.index.names.get(key_of(name), ()) if plain(one.name) == plain(name) and not _two(one, entry)), None
        )
        if twin is not None:
            self.tell(table.place(row), f'another row is called "{name}" too; they are read as one', "Tell them apart by name")
            _add(twin, cells)
            return twin
        self.index.add(entry, entry.other_names() + entry.keys() + [cell.value for cell in entry.cells.get("website", ())])
        self.entries.append(entry)
        return entry

    def _status(self, entry: Entry) -> str:
        said = " ".join(entry.first("status").split()) or next(
            (cell.value for cell in entry.cells.get("status", ()) if status_of(cell.value)), ""
        )
        found = status_of(said) if said else None
        if said and found is None:
            self.said[f'status "{said}"', "this status is not known; read as active", "Use one such as Active or Dissolved"] += 1
        end = next((cell for cell in entry.cells.get("ended", ()) if cell.value == entry.first("ended")), None)
        when = date_of(end.value, american=self.is_american(end)) if end and not said else None
        over = entry.first("ended") and not said and (when is None or self.today is None or when[:10] <= self.today)
        return found or ("dissolved" if over else "active")

    def finder(self, near: Entry) -> Find:
        """What tells whether a text in the row of `near` means a row: the text itself, or None."""
        return lambda text: text if self.index.find(text, near) else None

    def settle(self) -> None:
        """Once all rows are in: twins get what tells them apart; what others are part of is a body or an organisation."""
        for called in self.index.names.values():
            for name in {plain(one.name) for one in called} if len(called) > 1 else ():
                if len(twins := [one for one in called if plain(one.name) == name]) > 1:
                    _tell_apart(twins)
        for entry in self.entries:
            for cell in entry.cells.get("part_of", ()):
                for part in superiors(cell.value, self.finder(entry)):
                    above = self.index.find(part, entry)
                    if above and above.mention.kind not in ("body", "organisation"):
                        above.mention = replace(above.mention, kind="body")


def _kind_of_heading(heading: str) -> str:
    from govgraph.loaders.tables.headings import meaning

    found = meaning(heading)
    return found.key.partition(":")[2] if found else ""


def _by_meaning(table: Table, row: Line, plan: Plan) -> dict[str, list[Field]]:
    cells: dict[str, list[Field]] = {}
    for column in plan.columns:
        if column.key not in ("name", "left out") and column.at < len(row.cells) and row.cells[column.at].value:
            cells.setdefault(column.key, []).append(Field(table, row, column.at))
    return cells


def _add(entry: Entry, cells: dict[str, list[Field]]) -> None:
    """Further cells of a row; merged ones that it has already are not taken twice."""
    have = {(field.cell.start, field.value) for fields in entry.cells.values() for field in fields}
    for key, fields in cells.items():
        for one in fields:
            if (one.cell.start, one.value) not in have and (key in _LISTS or not entry.first(key) or key not in ("status", "type", "key")):
                entry.cells.setdefault(key, []).append(one)


def _bare_name(value: str) -> tuple[str, str, str]:
    """(name, former name, status) of "Quay Board (formerly Wharf Board)", "Pier Board (new)", "Weir Board (dissolved)"."""
    name, former, status = " ".join(value.split()), "", ""
    while (mark := _NOTE.search(name)) and mark.start():
        note, told = mark["note"].strip(), _FORMER.fullmatch(mark["note"].strip())
        found = status_of(note) if note.islower() or note.istitle() else None
        if told:
            former = told["name"]
        elif found and len(note.split()) < 5 and plain(note) not in ("review", "standing", "meeting", "open", "permanent"):
            status = found
        elif plain(note) not in ("new", "newly established", "tbc", "provisional", "name tbc"):
            break
        name = name[: mark.start()]
    return name, former, status


def _no_name(value: str) -> str:
    """Why words in the column of names are none: a guide to filling it in, or the sum of the rows; else ""."""
    if plain(value) in words("sums"):
        return f'"{" ".join(value.split())}" stands for the rows together'
    return "running text stands for its name" if len(value) > LONG and is_prose(value) else ""


def _two(one: Entry, other: Entry) -> bool:
    """Whether rows of one name are two things: other ids, or another body above them, or another sheet."""
    for key in ("key", "other_id"):
        ids = [[cell.value for cell in entry.cells.get(key, ()) if not is_blank(cell.value)] for entry in (one, other)]
        if all(ids):
            return ids[0] != ids[1]
    if one.above() and other.above():
        return one.above() != other.above()
    return one.table is not other.table and one.table.grid.name != other.table.grid.name


def _tell_apart(twins: list[Entry]) -> None:
    """Rows of one name bear what tells them apart: the body above, else the sheet or section, else the id."""
    for tells in (
        _above_of,
        lambda one: one.table.grid.name,
        lambda one: one.section,
        lambda one: one.first("key"),
        lambda one: f"row {one.name_cell.row.number}",
    ):
        labels = [tells(one) for one in twins]
        if all(labels) and len({plain(label) for label in labels}) == len(labels):
            break
    for one, label in zip(twins, labels, strict=True):
        generic = is_generic(one.name, one.mention.kind)
        one.mention = replace(one.mention, scope=label) if generic else replace(one.mention, name=f"{one.name} ({label})")


def _above_of(entry: Entry) -> str:
    return next((" ".join(entry.first(key).split()) for key in UPWARD if entry.first(key)), "")


def fields_of(entry: Entry, keys: tuple[str, ...]) -> Iterator[Field]:
    """The cells of an entry by several meanings."""
    for key in keys:
        yield from entry.cells.get(key, ())
