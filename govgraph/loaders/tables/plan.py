"""What a table is and what each of its columns means: by headings and values together, with the reason in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from govgraph.loaders.tables.headings import Meaning, meaning, tier_number
from govgraph.loaders.tables.kinds import has_title, is_person, kind_of
from govgraph.loaders.tables.look import Look, circular, honorific, in_blocks, is_state, parts_of, references
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import plain, vocabulary

SHAPES = {
    "rows": "a row is a body",
    "seats": "a row is a seat of a member on a body",
    "edges": "a row is a line from one body to another",
    "matrix": "a row is a member, a column a body, a mark a seat",
    "tiers": "a column for each tier of the structure",
    "people": "a row is a person or a post, not a body",
    "events": "the same bodies come back in many rows: a row is a meeting, a risk or an action, and no body",
    "nothing": "no column says what its rows are called",
}
LEFT_OUT = "left out"
_WEAK = frozenset(["name", "name:organisation", "job", "seat_role", "person_title"])
_UP = ("reports_to", "part_of", "overseer")
Find = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. key: its meaning by columns.yaml ("name", "reports_to", "meets", …) or "left out"; why: the reason in words."""

    at: int
    heading: str
    section: str
    key: str
    why: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A table's shape and columns; entry: where registers.yaml says so ("registers.yaml, line 3")."""

    shape: str
    columns: tuple[Column, ...]
    entry: str = ""

    def of(self, *keys: str) -> list[Column]:
        """The columns of these meanings."""
        return [column for column in self.columns if column.key in keys]

    def first(self, *keys: str) -> Column | None:
        """The first column of these meanings."""
        return next(iter(self.of(*keys)), None)

    @property
    def left_out(self) -> list[Column]:
        """The columns that nobody understood or that were left out by name."""
        return [column for column in self.columns if column.key == LEFT_OUT]


@dataclass(slots=True)
class _Draft:
    """A table while its columns are being understood."""

    table: Table
    find: Find
    looks: dict[int, Look] = field(default_factory=dict)
    columns: dict[int, Column] = field(default_factory=dict)

    def look(self, at: int) -> Look:
        if at not in self.looks:
            self.looks[at] = Look(tuple(self.table.column(at)))
        return self.looks[at]

    def of(self, *keys: str) -> list[Column]:
        return [self.columns[at] for at in sorted(self.columns) if self.columns[at].key in keys]

    def set(self, at: int, key: str, why: str, sure: bool = True) -> None:
        self.columns[at] = Column(at, self.table.heads[at], section_of(key), key, why, sure)


def section_of(key: str) -> str:
    """The section of columns.yaml that a key stands in."""
    if key == LEFT_OUT:
        return "ignored"
    return next((section for section in ("relations", "facts") if key in vocabulary()[section]), "identity")


def plan_of(table: Table, find: Find | None = None, said: Mapping[str, str] | None = None, shape: str = "", entry: str = "") -> Plan:
    """The plan of a table. find: the row that a name or key means; said: heading to key, as a person wrote it; shape: likewise."""
    draft = _Draft(table, find or (lambda text: None))
    for at, heading in enumerate(table.heads):
        if heading and plain(heading) in (said or {}):
            draft.set(at, (said or {})[plain(heading)], "as you set it")
        elif heading:
            _by_heading(draft, at, heading)
    found = shape or _shape(draft)
    if found in ("rows", "seats"):
        _one_name(draft, found, said or {})
    if found == "rows":
        _by_values(draft, said or {})
    if found == "rows" and not draft.of("name"):
        found = "nothing"
    if found == "rows" and not shape and _are_events(draft):
        found = "events"
    return Plan(found, tuple(draft.columns[at] for at in sorted(draft.columns)), entry)


# --- by headings ------------------------------------------------------------------------------------------------------


def _by_heading(draft: _Draft, at: int, heading: str) -> None:
    found = meaning(heading)
    over = draft.table.over[at] if draft.table.over[at] != heading else ""
    above = meaning(over) if over else None
    if above and above.section == "relations" and (found is None or found.key in _WEAK):
        key = above.key if found is None or found.key in ("name", "person_title") else LEFT_OUT
        draft.set(at, key, f'under the heading "{over}"')
    elif found is None:
        draft.set(at, LEFT_OUT, f"its heading is not known; it seems to hold {draft.look(at).told}", False)
    elif found.section == "ignored":
        draft.set(at, LEFT_OUT, "no matter of governance")
    else:
        _checked(draft, at, found)


def _checked(draft: _Draft, at: int, found: Meaning) -> None:
    """A heading's meaning when the values bear it out."""
    look, key = draft.look(at), found.key
    if not look.filled:
        draft.set(at, key, "by its heading")
    elif key == "name" and look.share(honorific) >= 0.5:
        draft.set(at, "person_title", "it holds titles such as Cllr and Mrs")
    elif found.rank == 3 and (look.told != "web addresses" if key == "website" else look.people < 0.5):
        draft.set(at, LEFT_OUT, f"its heading is not known; it seems to hold {look.told}", False)
    elif found.section == "relations" and look.marks >= 0.8 and key != "members" and not all(value.isdigit() for value in look.filled):
        draft.set(at, LEFT_OUT, "it holds yes and no, and no names", False)
    elif key in ("edge_from", "edge_to") and look.told in ("dates", "numbers") and look.told == "dates":
        draft.set(at, "seat_from" if key == "edge_from" else "seat_to", "by its heading and its dates")
    else:
        draft.set(at, key, "by its heading")


# --- shapes -----------------------------------------------------------------------------------------------------------


def _shape(draft: _Draft) -> str:
    for shape, test in (("edges", _is_edges), ("tiers", _is_tiers), ("matrix", _is_matrix), ("people", _is_people), ("seats", _is_seats)):
        if test(draft):
            return shape
    return "rows"


def _is_edges(draft: _Draft) -> bool:
    ends = draft.of("edge_from"), draft.of("edge_to")
    if not all(ends):
        for one in (*ends[0], *ends[1]):
            if one.key == "edge_from" and draft.of("part_of", "reports_to") and not draft.of("name", "name:body"):
                draft.set(one.at, "name:body", "by its heading")
            else:
                draft.set(one.at, LEFT_OUT, f"there is no other end beside it; it seems to hold {draft.look(one.at).told}", False)
        return False
    kind = draft.of("edge_type") or draft.of("type") or list(draft.of("nature", "seat_role"))
    for column in kind[:1]:
        draft.set(column.at, "edge_type", "it says what each line is")
    return True


def _is_tiers(draft: _Draft) -> bool:
    tiers = [at for at, heading in enumerate(draft.table.heads) if tier_number(heading) is not None]
    if len(tiers) < 2 or any(draft.look(at).told in ("numbers", "yes and no, or ticks", "dates") for at in tiers):
        return False
    for at in tiers:
        draft.set(at, "tier", f"it holds the bodies of tier {tier_number(draft.table.heads[at])}")
    return True


def _is_matrix(draft: _Draft) -> bool:
    marked = [
        at for at, heading in enumerate(draft.table.heads) if at and heading and draft.look(at).filled and draft.look(at).marks >= 0.8
    ]
    named = [at for at in marked if draft.columns[at].section != "facts" and _is_named(draft.table.heads[at])]
    members = draft.columns.get(0)
    if len(named) < 2 or 2 * len(named) < len(marked) or members is None or not draft.look(0).filled:
        return False
    draft.set(0, "matrix_row", "its rows are marked under the other headings")
    for at in marked:
        if at in named:
            draft.set(at, "matrix_column", "its heading is a name and its cells are marks")
        elif draft.columns[at].section != "facts":
            draft.set(at, LEFT_OUT, "its cells are marks, but its heading names no body", False)
    return True


def _is_named(heading: str) -> bool:
    """Whether a heading is itself the name of a body, an organisation or a person."""
    return kind_of(heading)[0] in ("body", "project", "organisation") or is_person(heading) or has_title(heading)


def plan_of_matrix(table: Table, kinds: Callable[[str], tuple[str | None, str | None]]) -> Plan:
    """The plan of a document's table if most of its cells are marks: rows and columns of members, bodies and places."""
    cells = [cell.value for row in table.rows for cell in row.cells[1:] if cell.value]
    heads = [at for at, heading in enumerate(table.heads) if at and heading]
    told = [at for at in heads if (found := meaning(table.heads[at])) is not None and found.section != "ignored"]
    bodies = any(kinds(text)[0] for text in (*table.heads[1:], *table.column(0)) if text)
    if not cells or sum(map(is_state, cells)) < 0.6 * len(cells) or not heads or 2 * len(told) >= len(heads) or not bodies:
        return Plan("nothing", ())
    row = Column(0, table.heads[0], "identity", "matrix_row")
    return Plan("matrix", (row, *(Column(at, table.heads[at], "identity", "matrix_column") for at in heads)))


def _is_people(draft: _Draft) -> bool:
    """Posts and their holders: the name is a person's, and no column names a body that they sit on."""
    named = draft.of("name", "representative")
    bodies = [column for column in draft.of("name:body", "name:project") if draft.look(column.at).people < 0.5]
    if not named or bodies or draft.look(named[0].at).people < 0.6 or not draft.of("job", "name:organisation", "seat_role", "key"):
        return False
    others = draft.of("chair", "members", "meets", "children")
    if others:
        return False
    draft.set(named[0].at, "person", "it holds people")
    for column in draft.of(*_UP):
        draft.set(column.at, LEFT_OUT, "it says to which post a post reports, and no body", False)
    return True


def _is_seats(draft: _Draft) -> bool:
    role = [column for column in draft.of("seat_role", "edge_type", "nature") if draft.look(column.at).roles >= 0.3]
    person = _person_column(draft, bool(role))
    bodies = [
        column for column in draft.of("name:body", "name", "name:project") if column.at != person and draft.look(column.at).people < 0.5
    ]
    if person is None or not bodies or draft.of(*_UP):
        return False
    body = min(bodies, key=lambda column: (meaning_rank(column), column.at))
    single = parts_of(draft.look(person).values) <= 1.2 * max(1, len([value for value in draft.look(person).values if value]))
    blocks = in_blocks(draft.table.column(body.at), draft.table.column(person))
    if not single or not (role or blocks or draft.look(body.at).repeats >= 0.15 or draft.of("first_name", "last_name")):
        return False
    draft.set(body.at, "name", "the body of each seat")
    for column in role[:1]:
        draft.set(column.at, "seat_role", "the role of each seat")
    if draft.columns[person].key not in ("first_name", "last_name"):
        draft.set(person, "seat_member", "the member of each seat")
    return True


def meaning_rank(column: Column) -> int:
    """How surely a column's heading says that it holds names."""
    found = meaning(column.heading)
    return found.rank if found else 9


def _person_column(draft: _Draft, roles: bool) -> int | None:
    """The column of members: people, or one member a row whatever it is, or organisations beside a column of roles."""
    if draft.of("last_name"):
        return draft.of("last_name")[0].at
    named = [column for column in draft.of("name") if draft.look(column.at).people >= 0.5]
    for column in (*draft.of("representative"), *draft.of("officer_representative"), *named):
        return column.at
    members = draft.of("members")
    if len(members) == 1 and draft.look(members[0].at).told != "numbers":
        return members[0].at
    firms = draft.of("name:organisation") if roles and draft.of("name:body") else []
    return firms[0].at if len(firms) == 1 else None


# --- names ------------------------------------------------------------------------------------------------------------


def _one_name(draft: _Draft, shape: str, said: Mapping[str, str]) -> None:
    """Of several columns of names one is the row's; no other is another name of it unless its heading says so."""
    named = draft.of("name", "name:body", "name:project", "name:organisation")
    if not named and (below := draft.of("children")):
        named = below[:1]  # "Sub-groups" heads the names where nothing else does
    if (
        not named
        and len(above := [column for column in draft.of("reports_to") if _headed_by_noun(column)]) == 1
        and draft.look(above[0].at).bodies >= 0.6
    ):
        named = above  # "Theme | Group responsible"
    if not named and (first := next(iter(draft.columns.values()), None)) and _ends_in_noun(first) and draft.look(first.at).bodies >= 0.6:
        named = [first]  # "Scrutiny panel | Chair"
    own = _best_name(draft, named, said) if named else _name_by_values(draft)
    if own is None:
        return
    kind = own.key.partition(":")[2]
    draft.set(own.at, "name", own.why if own.key == LEFT_OUT else "by its heading" if own.why == "by its heading" else own.why)
    for column in named:
        if column.at != own.at:
            _further_name(draft, column, kind, shape, own)


def _headed_by_noun(column: Column) -> bool:
    """Whether a heading such as "Group responsible" or "Lead board" names a body and says no verb."""
    said = plain(column.heading).split()
    return bool({"group", "board", "committee", "body", "partnership"} & set(said)) and bool(
        {"responsible", "lead", "governing"} & set(said)
    )


def _ends_in_noun(column: Column) -> bool:
    last = plain(column.heading).split()[-1:]
    return column.section == "relations" and bool(last) and last[0] in ("panel", "board", "group", "committee", "partnership", "forum")


def _best_name(draft: _Draft, named: list[Column], said: Mapping[str, str]) -> Column:
    def rank(column: Column) -> tuple[bool, bool, bool, bool, int, int]:
        look = draft.look(column.at)
        firm = column.key == "name:organisation" and any(other.key != column.key for other in named)
        below = not plain(column.heading).startswith("sub") and any(plain(other.heading).startswith("sub") for other in named)
        return (plain(column.heading) not in said, not look.filled, look.people >= 0.6 or firm, below, meaning_rank(column), column.at)

    return min(named, key=rank)


def _name_by_values(draft: _Draft) -> Column | None:
    """The first column whose values differ from each other and call themselves bodies, where no heading tells."""
    for at in sorted(draft.columns):
        look = draft.look(at)
        if draft.columns[at].key == LEFT_OUT and len(look.filled) > 1 and look.repeats == 0 and look.bodies >= 0.6 and look.people < 0.4:
            return replace(draft.columns[at], why="no heading says so, but it holds the names of bodies")
    return None


def _further_name(draft: _Draft, column: Column, kind: str, shape: str, own: Column) -> None:
    look = draft.look(column.at)
    if shape == "seats" and column.key == "name:organisation":
        draft.set(column.at, "employer", "the organisation of each member")
    elif shape == "rows" and plain(own.heading).startswith("sub") and column.key == "name:body" and column.at < own.at:
        draft.set(column.at, "part_of", "the body before each sub-group: the one that it is part of", False)
    elif kind == "project" and column.key == "name:body" and shape == "rows":
        draft.set(column.at, "overseer", "a body beside each project: the one that oversees it", False)
    else:
        draft.set(
            column.at,
            LEFT_OUT,
            f"a second column of names, and nothing says how they belong to the first; it seems to hold {look.told}",
            False,
        )


def _are_events(draft: _Draft) -> bool:
    """Whether the same names come back in many rows, with no id and nothing above them that tells them apart."""
    name = draft.of("name")[0]
    cells = [row.cells[name.at] for row in draft.table.rows if name.at < len(row.cells)]
    own = Look(tuple(cell.value for cell in cells if cell.value and not cell.spanned))
    return len(own.filled) > 2 and own.repeats >= 0.3 and not draft.of("key", "outline", *_UP)


# --- by values --------------------------------------------------------------------------------------------------------


def _by_values(draft: _Draft, said: Mapping[str, str]) -> None:
    """Columns that nobody knows but whose values name other rows: what stands above each row, or below it."""
    name = next(iter(draft.of("name")), None)
    if name is None or draft.of("reports_to", "part_of"):
        return
    own = [draft.find(value) or value for value in draft.table.column(name.at)]
    for column in [one for one in draft.columns.values() if one.key == LEFT_OUT and not one.sure and plain(one.heading) not in said]:
        values = draft.table.column(column.at)
        lines = references(values, own, draft.find)
        parts = parts_of(values)
        if len(lines) < 2 or 2 * len(lines) < parts:
            continue
        filled = sum(bool(value) for value in values)
        down = parts > 1.3 * filled and len({meant for _, meant in lines}) > 0.8 * len(lines)
        upward = [(b, a) for a, b in lines] if down else lines
        if not circular(upward):
            told = "several in a cell: what stands below" if down else "without a circle: what stands above"
            why = f"its values name other rows ({len(lines)} of {parts}), {told}"
            draft.set(column.at, "children" if down else "part_of", why, False)
