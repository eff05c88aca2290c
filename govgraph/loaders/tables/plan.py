"""What a table is and what each of its columns means: by headings and values together, with the reason in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from govgraph.graph.schema import schema
from govgraph.loaders.tables.cells import date_of, flag_of, status_of
from govgraph.loaders.tables.context import in_context, is_other_noun
from govgraph.loaders.tables.draft import LEFT_OUT, UP, Column, Draft, Find, Plan
from govgraph.loaders.tables.headings import Meaning, meaning
from govgraph.loaders.tables.look import Look, circular, honorific, parts_of, references
from govgraph.loaders.tables.shapes import meaning_rank, shape_of
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import plain, vocabulary

FEW = 3  # values that tell nothing of a column yet: each is told by itself
SELDOM = 0.1  # share of values; a meaning that fewer of them bear out is none
_WEAK = frozenset(["name", "name:organisation", "job", "seat_role", "person_title"])


def plan_of(table: Table, find: Find | None = None, said: Mapping[str, str] | None = None, shape: str = "", entry: str = "") -> Plan:
    """The plan of a table. find: the row that a name or key means; said: heading to key, as a person wrote it; shape: likewise."""
    draft = Draft(table, find or (lambda text: None))
    bare, noun = in_context(table.heads)
    for at, heading in enumerate(table.heads):
        if heading and plain(heading) in (said or {}):
            draft.set(at, (said or {})[plain(heading)], "as you set it")
        elif heading:
            _by_heading(draft, at, heading, _meant(heading, bare[at], noun))
    found = shape or shape_of(draft)
    if found in ("rows", "seats"):
        _one_name(draft, found, said or {})
    if found == "rows":
        _by_values(draft, said or {})
    for column in draft.of("representative") if found == "rows" else ():
        if meaning_rank(column) == 3 and plain(column.heading) not in (
            said or {}
        ):  # "DFO full name": people, but nothing says what of the row
            draft.set(column.at, LEFT_OUT, "it holds people, and its heading does not say what they are to the row", False)
    for column in draft.of("seat_role") if found == "rows" else ():
        if draft.look(column.at).told == "prose":
            draft.set(column.at, "purpose", "it holds sentences about each body")
    if found == "rows" and not draft.of("name"):
        found = "nothing"
    if found == "rows" and not shape and _are_events(draft):
        found = "events"
    return Plan(found, tuple(draft.columns[at] for at in sorted(draft.columns)), entry)


def _meant(heading: str, bare: str, noun: str) -> Meaning | None:
    """What a heading means by itself, else without what it shares with the others of its table."""
    found = meaning(heading)
    if found is not None and found.rank == 3 and found.section == "facts" and is_other_noun(heading, noun):
        return None
    return found or (meaning(bare) if bare and bare != plain(heading) else None)


def _by_heading(draft: Draft, at: int, heading: str, found: Meaning | None) -> None:
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


def _checked(draft: Draft, at: int, found: Meaning) -> None:
    """A heading's meaning when the values bear it out."""
    look, key = draft.look(at), found.key
    if not look.filled:
        draft.set(at, key, "by its heading")
    elif key == "name" and look.share(honorific) >= 0.5:
        draft.set(at, "person_title", "it holds titles such as Cllr and Mrs")
    elif _contradicted(found, look):
        draft.set(at, LEFT_OUT, f"its heading says {found.key.replace('_', ' ')}, but it seems to hold {look.told}", False)
    elif found.rank == 3 and not _borne_out(found, look):
        draft.set(at, LEFT_OUT, f"its heading is not known; it seems to hold {look.told}", False)
    elif found.section == "relations" and look.marks >= 0.8 and key != "members" and not all(value.isdigit() for value in look.filled):
        draft.set(at, LEFT_OUT, "it holds yes and no, and no names", False)
    elif key in ("edge_from", "edge_to") and look.told in ("dates", "numbers") and look.told == "dates":
        draft.set(at, "seat_from" if key == "edge_from" else "seat_to", "by its heading and its dates")
    else:
        draft.set(at, key, "by its heading")


def _contradicted(found: Meaning, look: Look) -> bool:
    """Whether the values cannot be such: e-mail addresses, a date or a flag that hardly any cell holds, dates where names should be."""
    if look.told == "e-mail addresses":
        return True
    if found.section == "relations":
        people = vocabulary()["relations"][found.key]["other"] == "person"
        return look.told in ("dates", "web addresses") or people and look.told == "numbers"
    kind = schema().facts[found.key]["type"] if found.key in schema().facts else ""
    test = {"date": date_of, "flag": lambda value: flag_of(value) is not None}.get(kind)
    if found.key in ("seat_from", "seat_to"):
        test = date_of
    if found.key == "status":
        test = status_of
    return test is not None and len(look.filled) >= FEW and look.share(test) < SELDOM


def _borne_out(found: Meaning, look: Look) -> bool:
    """Whether the values are such as a meaning that only the last words tell would have."""
    if found.section == "relations":
        return look.people >= 0.5
    if found.key in ("funding", "budget"):
        return look.told == "numbers"
    kind = schema().facts[found.key]["type"] if found.key in schema().facts else "text"
    wanted = {"date": ("dates", "numbers"), "flag": ("yes and no, or ticks",)}.get(kind)
    if found.key == "website":
        return look.told == "web addresses"
    return look.told in wanted if wanted else look.told not in ("yes and no, or ticks", "dates", "prose")


def _one_name(draft: Draft, shape: str, said: Mapping[str, str]) -> None:
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


def _best_name(draft: Draft, named: list[Column], said: Mapping[str, str]) -> Column:
    def rank(column: Column) -> tuple[bool, bool, bool, bool, int, int]:
        look = draft.look(column.at)
        firm = column.key == "name:organisation" and any(other.key != column.key for other in named)
        below = not plain(column.heading).startswith("sub") and any(plain(other.heading).startswith("sub") for other in named)
        return (plain(column.heading) not in said, not look.filled, look.people >= 0.6 or firm, below, meaning_rank(column), column.at)

    return min(named, key=rank)


def _name_by_values(draft: Draft) -> Column | None:
    """The first column whose values differ from each other and call themselves bodies, where no heading tells."""
    for at in sorted(draft.columns):
        look = draft.look(at)
        if draft.columns[at].key == LEFT_OUT and len(look.filled) > 1 and look.repeats == 0 and look.bodies >= 0.6 and look.people < 0.4:
            return replace(draft.columns[at], why="no heading says so, but it holds the names of bodies")
    return None


def _further_name(draft: Draft, column: Column, kind: str, shape: str, own: Column) -> None:
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


def _are_events(draft: Draft) -> bool:
    """Whether the same names come back in many rows, with no id and nothing above them that tells them apart."""
    name = draft.of("name")[0]
    cells = [row.cells[name.at] for row in draft.table.rows if name.at < len(row.cells)]
    own = Look(tuple(cell.value for cell in cells if cell.value and not cell.spanned))
    return len(own.filled) > 2 and own.repeats >= 0.3 and not draft.of("key", "outline", *UP)


def _by_values(draft: Draft, said: Mapping[str, str]) -> None:
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
