"""What must speak for a meaning before it counts: values under a heading of one open word, something of bodies for a table's rows."""

from __future__ import annotations

import re

from govgraph.graph.schema import schema
from govgraph.loaders.tables.draft import Column, Draft
from govgraph.loaders.tables.fit import finding, share_of
from govgraph.loaders.tables.headings import Meaning, meaning, noun_of, nouns
from govgraph.loaders.tables.kinds import kind_of, kind_of_type
from govgraph.loaders.tables.sorts import names_body, surely_person
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import plain, spaced, vocabulary, words

_BRACKET = re.compile(r"\([^()]*\)")
_HOST = re.compile(r"^(?:https?:)?(?://)?(?:www\d?\.)?")
TITLE = 6  # words of a heading above a table
FEW = 3  # addresses that tell nothing yet
OWN = 0.7  # share of addresses that stand at a host of their own
ENOUGH = 0.4  # share of values that must be of a sort which an open heading's meaning has
KNOWN = 0.3  # share of people by more than their capitals, from which on rows are people
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
    if name.key != "name":
        return True
    if of_something_else(draft, name):
        return False
    if names_bodies(draft, name):
        return True
    if draft.look(name.at).share(surely_person) >= KNOWN:
        return False  # members of a parliament have parties, terms and counts
    if any(draft.look(column.at).share(_sort_of_body) >= SORTED for column in draft.of("type")):
        return True
    if nouns() & set(plain(f"{draft.table.preamble} {draft.table.grid.name}").split()) or titled_of_bodies(draft.table):
        return True  # "Register of partnerships" above it, or a sheet called "Boards"
    if any(share_of(draft.look(at).named, frozenset(), also=_called_body) >= NAMED for at in _other_names(draft)):
        return True
    if any(_own_places(draft.look(column.at).named) for column in draft.of("website")):
        return True
    return any(_is_firm(column) and draft.look(column.at).named for column in draft.of(*words("of_bodies")))


def titled_of_bodies(table: Table) -> bool:
    """Whether the heading above a document's table says that bodies stand in it: "Special Interest Groups (SIGs)"."""
    said = plain(_BRACKET.sub(" ", table.grid.title)).split()
    several = 0 < len(said) <= TITLE and said[-1].endswith("s") and said[-1] != "meetings"
    return several and any(noun_of(" ".join(said[at:])) == "body" for at in range(len(said)))


def of_something_else(draft: Draft, name: Column) -> bool:
    """Whether two headings say that each row is an action, a risk or a contract, and that it is not kept for the bodies: they come again,
    or something else stands before them."""
    heads = {spaced(head) for head in draft.table.heads}
    if not any(len(heads.intersection(said)) > 1 for said in vocabulary()["rows_of_else"].values()):
        return False
    first = next((at for at, one in sorted(draft.columns.items()) if not words("ids") & set(spaced(one.heading).split()[-1:])), 0)
    return draft.look(name.at).repeats > 0 or name.why != "by its heading" or first != name.at


def _other_names(draft: Draft) -> list[int]:
    """The columns whose headings say that they hold names as well."""
    found = {at: meaning(column.heading) for at, column in draft.columns.items()}
    return [at for at, one in found.items() if one is not None and (one.key.startswith("name") or one.key in ("alias", "former"))]


def _own_places(addresses: tuple[str, ...]) -> bool:
    """Whether each row has a place of its own in the web, as organisations have; pages, courses and news stand in one."""
    hosts = [_HOST.sub("", one.lower()).partition("/")[0] for one in addresses]
    return len(hosts) > FEW and len(set(hosts)) >= OWN * len(hosts)


def names_bodies(draft: Draft, column: Column) -> bool:
    """Whether a column of names holds those of bodies: its heading or enough of its values say so. "Title" alone does not, nor "Events"."""
    look = draft.look(column.at)
    return _noun_in(column.heading) or not look.named or share_of(look.named, frozenset(), also=_called_body) >= NAMED


def of_bodies(draft: Draft, name: Column) -> bool:
    """Whether the rows are boards, groups and the like, on which somebody may sit for others; a company has other representatives."""
    found = meaning(name.heading)
    return found is not None and found.key == "name:body" or draft.look(name.at).share(lambda value: kind_of(value)[0] == "body") >= NAMED


def _sort_of_body(value: str) -> bool:
    if plain(value.partition(":")[0]) in schema().kinds:
        return True  # as our own registers and graphs have it
    return kind_of_type(value)[0] in ("body", "organisation") or bool(words("sorts_of_bodies") & set(plain(value).split()))


def _called_body(value: str) -> bool:
    return names_body(value) and (" " in value.strip() or kind_of(value)[0] is None) or _headed(value)


def _headed(value: str) -> bool:
    """Whether a word for bodies ends a name, or stands before "of" or a comma: "Ministry of Tides", "Harbour Office, Quayside"."""
    said = value.split()
    if len(said) < 2 or plain(said[-1]) in words("posts") | words("ends_of_posts"):
        return False
    heads = (
        word for word, after in zip(said, [*said[1:], ""], strict=True) if word.endswith(",") or after.lower() in ("", "of", "for", "on")
    )
    return any(word[:1].isupper() and plain(word) in words("heads_of_bodies") for word in heads)


def _noun_in(heading: str) -> bool:
    found = meaning(heading)
    said = {*spaced(heading).split(), *plain(heading).split()}
    return found is not None and found.key.startswith("name:") or bool(said & (nouns() | words("of_theirs") - words("naming_nothing")))


def _is_firm(column: Column) -> bool:
    found = meaning(column.heading)
    return found is None or not found.open
