"""What a table is and what each of its columns means: by headings and values together, with the reason in words."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.loaders.tables.addresses import of_addresses
from govgraph.loaders.tables.certain import left_open, speaks_of_bodies
from govgraph.loaders.tables.context import in_context, is_other_noun
from govgraph.loaders.tables.draft import LEFT_OUT, UP, Draft, Find, Plan, section_of
from govgraph.loaders.tables.evident import by_values
from govgraph.loaders.tables.fit import FEW, MOST, borne_out, contradicted
from govgraph.loaders.tables.headings import Meaning, meaning
from govgraph.loaders.tables.look import Look, honorific
from govgraph.loaders.tables.naming import one_name
from govgraph.loaders.tables.shapes import shape_of
from govgraph.loaders.tables.sorts import SORTS
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import plain, spaced, vocabulary

_WEAK = frozenset(["name", "name:organisation", "job", "seat_role", "person_title"])


def plan_of(table: Table, find: Find | None = None, said: Mapping[str, str] | None = None, shape: str = "", entry: str = "") -> Plan:
    """The plan of a table. find: the row that a name or key means; said: heading to key, as a person wrote it; shape: likewise."""
    draft = Draft(table, find or (lambda text: None), find is not None)
    shared, lived = in_context(table.heads), of_addresses(table.heads)
    for at, heading in enumerate(table.heads):
        if heading and plain(heading) in (said or {}):
            draft.set(at, (said or {})[plain(heading)], "as you set it")
        elif heading and at in lived:
            draft.set(at, LEFT_OUT, "part of the address beside it")
        elif heading and at in shared.abroad:
            _in_other_words(draft, at, meaning(shared.bare[at]))
        elif heading:
            _by_heading(draft, at, heading, _meant(heading, shared.bare[at], shared.noun))
    _parent_ids(draft, said or {})
    _once(draft, said or {})
    found = shape or shape_of(draft)
    if found in ("rows", "seats"):
        one_name(draft, found, said or {}, shared.noun)
    if found == "rows":
        by_values(draft, said or {})
    if found == "rows" and not draft.of("name"):
        found = "nothing"
    if found == "rows" and not shape and _are_events(draft):
        found = "events"
    elif found == "rows" and not shape and not said and not speaks_of_bodies(draft, draft.of("name")[0]):
        found = "things"
    return Plan(found, tuple(draft.columns[at] for at in sorted(draft.columns)), entry)


def _parent_ids(draft: Draft, said: Mapping[str, str]) -> None:
    """ "parent_ein" beside "ein": the rows' own ids, and those of what stands above if they are ids of rows."""
    places = {spaced(column.heading): at for at, column in draft.columns.items() if column.key == LEFT_OUT and not column.sure}
    for heading, at in list(places.items()):
        above = next((places[f"{word} {heading}"] for word in ("parent", "superior") if f"{word} {heading}" in places), None)
        if above is None or plain(draft.table.heads[at]) in said or draft.of("key", "part_of") or draft.look(at).repeats:
            continue
        draft.set(at, "key", f'"{draft.table.heads[above]}" stands beside it: the id of each row')
        if draft.look(above).share(draft.find) >= 0.5:
            draft.set(above, "part_of", "the ids of the rows that stand above")


def _once(draft: Draft, said: Mapping[str, str]) -> None:
    """A fact has one value: of several columns of one fact those with further words are about something else ("Ref URL of the website")."""
    for key in {column.key for column in draft.columns.values() if column.section == "facts" and column.key not in ("note", "purpose")}:
        ranks = {column.at: found.rank for column in draft.of(key) if (found := meaning(column.heading)) is not None}
        for at in [at for at, rank in ranks.items() if rank > min(ranks.values()) and plain(draft.table.heads[at]) not in said]:
            draft.set(at, LEFT_OUT, f"another column says by its whole heading what {key.replace('_', ' ')} there is", False)


def _meant(heading: str, bare: str, noun: str) -> Meaning | None:
    """What a heading means by itself, else without what it shares with the others of its table."""
    found = meaning(heading)
    if found is not None and found.rank == 3 and found.section == "facts" and is_other_noun(heading, noun):
        return None
    if found is not None or not bare or bare == plain(heading):
        return found
    told = meaning(bare)
    first = spaced(heading).split()[0]
    other = told is not None and told.section == "facts" and first != noun and first not in bare.split()
    return None if other else told  # "registration_url" and "cost_notes" tell of registrations and costs


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


def _in_other_words(draft: Draft, at: int, found: Meaning | None) -> None:
    """A column that says the same as another in another language: a further name, or nothing new."""
    if found is not None and found.key.startswith("name"):
        draft.set(at, "alias", "the name in another language")
    else:
        draft.set(at, LEFT_OUT, "it says the same in another language")


def _checked(draft: Draft, at: int, found: Meaning) -> None:
    """A heading's meaning when the values bear it out."""
    look, key = draft.look(at), found.key
    if not look.filled:
        draft.set(at, key, "by its heading")
    elif key == "name" and look.share(honorific) >= 0.5:
        draft.set(at, "person_title", "it holds titles such as Cllr and Mrs")
    elif key == "name" and len(look.filled) >= FEW and look.share(SORTS["post"]) >= MOST:
        draft.set(at, "seat_role" if look.roles >= MOST else "job", "it holds roles and posts, and no names")
    elif contradicted(found, draft, at):
        _otherwise(draft, at, found)
    elif left_open(found, draft, at):
        told = "its heading alone may mean several things, and what it holds does not say which"
        draft.set(at, LEFT_OUT, f"{told}; it seems to hold {look.told}", False)
    elif found.rank == 3 and not borne_out(found, look):
        draft.set(at, LEFT_OUT, f"its heading is not known; it seems to hold {look.told}", False)
    elif found.section == "relations" and look.marks >= 0.8 and key != "members" and not all(value.isdigit() for value in look.filled):
        draft.set(at, LEFT_OUT, "it holds yes and no, and no names", False)
    elif key in ("edge_from", "edge_to") and look.told in ("dates", "numbers") and look.told == "dates":
        draft.set(at, "seat_from" if key == "edge_from" else "seat_to", "by its heading and its dates")
    else:
        draft.set(at, key, "by its heading")


def _otherwise(draft: Draft, at: int, found: Meaning) -> None:
    """A column whose values its heading's first meaning cannot hold: its second meaning if they bear that out, else nothing."""
    other = vocabulary()["otherwise"].get(found.key)
    if other and not contradicted(Meaning(section_of(other), other), draft, at):
        draft.set(at, other, "by its heading and its values")
    else:
        what = found.key.replace("_", " ")
        draft.set(at, LEFT_OUT, f"its heading says {what}, but it seems to hold {draft.look(at).told}", False)


def _are_events(draft: Draft) -> bool:
    """Whether the same names come back in many rows, with no id and nothing above them that tells them apart."""
    name = draft.of("name")[0]
    cells = [row.cells[name.at] for row in draft.table.rows if name.at < len(row.cells)]
    own = Look(tuple(cell.value for cell in cells if cell.value and not cell.spanned))
    return len(own.filled) > 2 and own.repeats >= 0.3 and not draft.of("key", "outline", *UP)
