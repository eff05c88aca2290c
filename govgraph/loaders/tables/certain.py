"""What must speak for a meaning before it counts: the values under a heading of one open word, and something of bodies for a table's rows."""

from __future__ import annotations

from govgraph.graph.schema import schema
from govgraph.loaders.tables.draft import Column, Draft
from govgraph.loaders.tables.fit import finding, share_of
from govgraph.loaders.tables.headings import Meaning, meaning, nouns
from govgraph.loaders.tables.kinds import kind_of, kind_of_type
from govgraph.loaders.tables.sorts import names_body
from govgraph.loaders.tables.vocabulary import plain, spaced, vocabulary, words

ENOUGH = 0.4  # share of values that must be of a sort which an open heading's meaning has
NAMED = 0.25  # share of names that call themselves bodies
SORTED = 0.4  # share of types that are sorts of bodies


def left_open(found: Meaning, draft: Draft, at: int) -> bool:
    """Whether a heading of one word that may mean several things stands above values that do not say which."""
    look = draft.look(at)
    sorts = _bearing_out(found) if found.open and look.named else frozenset()
    but = finding(draft) if "row" in sorts else None
    return bool(sorts) and share_of(look.named, sorts - {"row"}, also=but) < ENOUGH


def _bearing_out(found: Meaning) -> frozenset[str]:
    """The sorts that bear a meaning out: its own in columns.yaml, else those of what its line leads to, else of its kind of fact."""
    listed = vocabulary()["borne_out"]
    other = vocabulary()["relations"][found.key]["other"] if found.section == "relations" else ""
    kind = f"{schema().facts[found.key]['type']} fact" if found.key in schema().facts else ""
    return frozenset(next((listed[one] for one in (found.key, other, kind) if one in listed), ()))


def speaks_of_bodies(draft: Draft, name: Column) -> bool:
    """Whether anything says that a table's rows are bodies: the heading of their names, the names, their types, or what is told of them.

    Pages of a website, events, courses and places have names, parents, states and starts as well.
    """
    if name.key != "name" or names_bodies(draft, name):
        return True
    if any(draft.look(column.at).share(_sort_of_body) >= SORTED for column in draft.of("type")):
        return True
    if nouns() & set(plain(f"{draft.table.preamble} {draft.table.grid.name}").split()):
        return True  # "Register of partnerships" above it, or a sheet called "Boards"
    return any(_is_firm(column) and draft.look(column.at).named for column in draft.of(*words("of_bodies")))


def names_bodies(draft: Draft, column: Column) -> bool:
    """Whether a column of names holds those of bodies: its heading or enough of its values say so. "Title" alone does not, nor "Events"."""
    look = draft.look(column.at)
    return _noun_in(column.heading) or not look.named or share_of(look.named, frozenset(), also=_called_body) >= NAMED


def _sort_of_body(value: str) -> bool:
    if plain(value.partition(":")[0]) in schema().kinds:
        return True  # as our own registers and graphs have it
    return kind_of_type(value)[0] in ("body", "organisation") or bool(words("sorts_of_bodies") & set(plain(value).split()))


def _called_body(value: str) -> bool:
    return names_body(value) and (" " in value.strip() or kind_of(value)[0] is None)


def _noun_in(heading: str) -> bool:
    found = meaning(heading)
    said = {*spaced(heading).split(), *plain(heading).split()}
    return found is not None and found.key.startswith("name:") or bool(said & (nouns() | words("of_theirs") - words("naming_nothing")))


def _is_firm(column: Column) -> bool:
    found = meaning(column.heading)
    return found is None or not found.open
