"""Which column holds the names of a table's rows: one of those whose headings say so, else what the headings or the values leave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from govgraph.loaders.tables.certain import titled_of_bodies
from govgraph.loaders.tables.draft import LEFT_OUT, Column, Draft
from govgraph.loaders.tables.headings import meaning, nouns
from govgraph.loaders.tables.look import parts_of
from govgraph.loaders.tables.shapes import meaning_rank
from govgraph.loaders.tables.sorts import is_prose
from govgraph.loaders.tables.vocabulary import plain, spaced, words

ALONE = 0.9  # share of rows with a value, and of values that no other row has, for a column to name the rows where no heading says so


_NAMES = ("name", "name:body", "name:project", "name:organisation")
_MAY_NAME = ("directorate", "area", "powers")  # "Department", "District name", "Authority", where nothing else names the rows
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+|[a-z]{3,}")  # "transport-board"
SEVERAL = 1.3  # names in a cell from which on a column holds several for each row
SHARED = 0.3  # share of names that stand further up already, from which on they are rather those of groups of rows


def one_name(draft: Draft, shape: str, said: Mapping[str, str], noun: str = "") -> None:
    """Of several columns of names one is the row's; no other is another name of it unless its heading says so."""
    for column in draft.of(*_NAMES) if draft.table.rows else ():
        if not draft.look(column.at).filled and plain(column.heading) not in said:
            draft.set(column.at, LEFT_OUT, "it is empty and names nothing", False)
    named = draft.of(*_NAMES)
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
    own = _best_name(draft, named, said) if named else _name_alone(draft, noun) or _name_by_values(draft) or _first_alone(draft)
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
    titled = titled_of_bodies(draft.table)

    def rank(column: Column) -> tuple[bool, tuple[bool, ...], int, int]:
        look = draft.look(column.at)
        firm = column.key == "name:organisation" and any(other.key != column.key for other in named)
        below = not plain(column.heading).startswith("sub") and any(plain(other.heading).startswith("sub") for other in named)
        group = look.repeats >= SHARED and any(draft.look(other.at).repeats < SHARED for other in named if draft.look(other.at).filled)
        prose = look.share(is_prose) >= 0.5
        coded = look.share(SLUG.fullmatch) == 1 and any(draft.look(other.at).share(SLUG.fullmatch) < 1 for other in named)
        lists = parts_of(look.filled) > SEVERAL * len(look.filled)
        people = look.people >= 0.6 and not (titled and meaning_rank(column) < 2)
        unfit = (not look.filled, coded or lists, people or firm, prose, group and not below, below)
        return (plain(column.heading) not in said, unfit, meaning_rank(column), column.at)

    return min(named, key=rank)


def _name_alone(draft: Draft, noun: str) -> Column | None:
    """What the rows are called where only their display or full name stands, or "operator_name" beside "operator_abbr"."""
    found = [column for column in draft.columns.values() if column.key == "alias" or _name_of_row(column, noun)]
    fitting = [column for column in found if _tells_rows_apart(draft, column)]
    fullest = sorted(fitting, key=lambda column: (column.key != "alias", not words("fullest") & set(plain(column.heading).split())))
    return replace(fullest[0], why="no other column says what its rows are called") if fullest else None


def _name_of_row(column: Column, noun: str) -> bool:
    """ "operator_name" beside "operator_abbr"; "business_entity_name"; "arts_lab_name" before all others."""
    said = spaced(column.heading).split()
    if noun and said == [noun, "name"]:
        return True
    return column.key == LEFT_OUT and not column.sure and len(said) > 2 and said[-1] == "name" and (said[-2] in nouns() or not column.at)


def _tells_rows_apart(draft: Draft, column: Column) -> bool:
    look = draft.look(column.at)
    called = look.told not in ("numbers", "dates", "web addresses", "addresses of social media", "yes and no, or ticks")
    called = called and look.people < 0.4
    full = sum(map(bool, look.values)) >= ALONE * len(look.values)
    return called and full and len(look.filled) > 1 and 1 - look.repeats >= ALONE


def _name_by_values(draft: Draft) -> Column | None:
    """The first column whose values differ from each other and call themselves bodies, where no heading tells."""
    for at in sorted(draft.columns):
        look = draft.look(at)
        if draft.columns[at].key == LEFT_OUT and len(look.filled) > 1 and look.repeats == 0 and look.bodies >= 0.6 and look.people < 0.4:
            return replace(draft.columns[at], why="no heading says so, but it holds the names of bodies")
    return None


def _first_alone(draft: Draft) -> Column | None:
    """ "Department" or "District name" before all others, with a value of its own in each row, where nothing else names the rows."""
    columns = [draft.columns[at] for at in sorted(draft.columns)]
    called = [column for column in columns if words("name") & set(spaced(column.heading).split())]
    fitting = (column for column in [*called, *columns[:1]] if _may_name(column) and _tells_rows_apart(draft, column))
    return next((replace(column, why="no other column says what its rows are called") for column in fitting), None)


def _may_name(column: Column) -> bool:
    found = meaning(column.heading)  # also where the values did not bear it out
    return column.key in _MAY_NAME or column.key == LEFT_OUT and found is not None and found.key in _MAY_NAME


def _further_name(draft: Draft, column: Column, kind: str, shape: str, own: Column) -> None:
    look = draft.look(column.at)
    if shape == "seats" and column.key == "name:organisation":
        draft.set(column.at, "employer", "the organisation of each member")
    elif shape in ("rows", "seats") and plain(own.heading).startswith("sub") and column.key == "name:body" and column.at < own.at:
        draft.set(column.at, "part_of", "the body before each sub-group: the one that it is part of", False)
    elif kind == "project" and column.key == "name:body" and shape == "rows" and look.bodies >= 0.4:
        draft.set(column.at, "overseer", "a body beside each project: the one that oversees it", False)
    elif look.share(SLUG.fullmatch) == 1 and not look.repeats and shape == "rows" and not draft.of("key"):
        draft.set(column.at, "key", "it holds a word for machines for each row", False)
    else:
        draft.set(
            column.at,
            LEFT_OUT,
            f"a second column of names, and nothing says how they belong to the first; it seems to hold {look.told}",
            False,
        )
