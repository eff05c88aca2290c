"""What the values of a register's columns tell where headings do not: what stands above or below, whose id, what people are to the row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from govgraph.loaders.tables.certain import of_bodies
from govgraph.loaders.tables.draft import LEFT_OUT, Column, Draft
from govgraph.loaders.tables.fit import MOST
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.look import circular, parts_of, references
from govgraph.loaders.tables.naming import SEVERAL, SLUG
from govgraph.loaders.tables.shapes import meaning_rank
from govgraph.loaders.tables.sorts import SORTS
from govgraph.loaders.tables.terms import OF_BODY, settle_terms
from govgraph.loaders.tables.vocabulary import plain, spaced, words

_CODE = re.compile(r"(?:[A-Za-z]{1,6}[-_/.]?\d|\d+[-_/.]?[A-Za-z])[\w-]*")  # bare numbers may only count
FEW = 3  # values that tell nothing of a column yet
PEOPLE = 0.5  # share of people by which a column of other names goes beyond that of the names
SHORT = 3  # characters of a code that may mean a row
RECUR = 0.75  # rows named in a column of what stands above, for each line
AGAIN = 0.3  # share of values that stand further up already, from which on a column is no id of the rows
# A number says by itself neither of what it is the number nor that a row is meant.
_MUTE = ("numbers", "yes and no, or ticks")


def by_values(draft: Draft, said: Mapping[str, str]) -> None:
    """Put right by the values what the headings of a table of rows left open, but for what a person said."""
    name = next(iter(draft.of("name")), None)
    if name is not None:
        _ids(draft, name, said)
        _others(draft, name, said)
        if not draft.of("reports_to", "part_of"):
            _lines(draft, name, said)
    for column in draft.of("representative"):
        own = name is not None and _says_representative(column) and of_bodies(draft, name)
        if meaning_rank(column) == 3 and plain(column.heading) not in said and not own:
            draft.set(column.at, LEFT_OUT, "it holds people, and its heading does not say what they are to the row", False)
    for column in draft.of("representative"):
        if plain(spaced(column.heading)) in words("lead_or_sit") and plain(column.heading) not in said and _one_each(draft, column):
            draft.set(column.at, LEFT_OUT, "one for each row, who may lead it as well as sit on it", False)
    _hopeful(draft, said)
    settle_terms(draft, said)
    if name is not None:
        _of_firms(draft, name, said)
        _guessed(draft, name, said)
    for column in draft.of("seat_role"):
        if draft.look(column.at).told == "prose":
            draft.set(column.at, "purpose", "it holds sentences about each body")


def _hopeful(draft: Draft, said: Mapping[str, str]) -> None:
    """ "Nominees" beside "Holders" are those who may come."""
    heads = [set(spaced(one.heading).split()) for one in draft.columns.values()]
    for column in draft.of("representative") if any(words("holding") & one for one in heads) else ():
        if words("hopeful") & set(spaced(column.heading).split()) and plain(column.heading) not in said:
            draft.set(column.at, LEFT_OUT, "another column tells who sits there now", False)


def _one_each(draft: Draft, column: Column) -> bool:
    values = draft.look(column.at).filled
    return parts_of(values) <= 1.2 * len(values)


def _guessed(draft: Draft, name: Column, said: Mapping[str, str]) -> None:
    """Where only the values say what the rows are called, "Start date" and "Value" may be of a contract; and who looks after an
    organisation does not lead it."""
    by_heading, called = name.why == "by its heading" or "name" in spaced(name.heading).split(), meaning(name.heading)
    for column in draft.columns.values() if not by_heading else ():
        found = meaning(column.heading)
        doubtful = found is None or found.open or found.key in OF_BODY
        if doubtful and column.section == "facts" and column.key != "note" and plain(column.heading) not in said:
            draft.set(column.at, LEFT_OUT, "no heading says what the rows are, so it may tell of something else", False)
    for column in draft.of("lead_officer") if called is not None and called.key == "name:organisation" else ():
        if plain(column.heading) in words("liaison") and plain(column.heading) not in said:
            draft.set(column.at, LEFT_OUT, "who looks after each organisation here does not lead it", False)


def _of_firms(draft: Draft, name: Column, said: Mapping[str, str]) -> None:
    """What "?number=1234" leads to is somebody's record of an organisation, and its costs are no funding; of a committee both may be."""
    for column in draft.of("website", "funding") if not of_bodies(draft, name) else ():
        if plain(column.heading) in said:
            continue
        if column.key == "website" and draft.look(column.at).share(SORTS["record"]) >= MOST:
            draft.set(column.at, LEFT_OUT, "it holds addresses of records about each row, and not of its own website", False)
        elif column.key == "funding" and words("costs") & set(spaced(column.heading).split()):
            draft.set(column.at, LEFT_OUT, "what an organisation costs is not what it is funded with", False)


def _says_representative(column: Column) -> bool:
    """ "OpCo_representative" says so at its end; "DFO full name" holds people too, but does not say what of the row."""
    last = meaning(plain(column.heading).split()[-1])
    return last is not None and last.key == "representative"


def _others(draft: Draft, name: Column, said: Mapping[str, str]) -> None:
    """People under "Full name" are no other names of bodies, and a date of making beside one of changing is the record's."""
    for column in draft.of("alias", "former", "acronym"):
        own = (found := meaning(column.heading)) is not None and found.key == column.key  # not the name in another language
        if own and plain(column.heading) not in said and draft.look(column.at).people >= PEOPLE + draft.look(name.at).people:
            draft.set(column.at, LEFT_OUT, "it holds people, and its heading does not say what they are to the row", False)
    heads = {word for head in draft.table.heads for word in spaced(head).split()}
    for column in draft.of("established") if heads & words("changing") else ():
        if plain(column.heading) not in said and words("making") & set(spaced(column.heading).split()):
            draft.set(column.at, LEFT_OUT, "another column tells when the record was changed: the day on which it was made", False)


def _ids(draft: Draft, name: Column, said: Mapping[str, str]) -> None:
    """A key that comes back in row after row is another's, and tells rows of one name apart; codes of their own are the rows' ids."""
    for column in draft.of("key"):
        others = [draft.look(one.at).repeats for one in (name, *draft.of("key")) if one.at != column.at]
        if plain(column.heading) not in said and draft.look(column.at).repeats >= AGAIN > min(others):
            draft.set(column.at, "other_id", "its values come back in other rows: the id of what these belong to", False)
    first = draft.columns.get(0)
    if first is None or first.key != LEFT_OUT or first.sure or draft.of("key") or plain(first.heading) in said:
        return
    look = draft.look(0)
    called = spaced(first.heading).split()[-1] in words("ids") and look.told != "prose"  # "Case code", "igod_org_id"
    if len(look.filled) > FEW and not look.repeats and (called or max(look.share(_CODE.fullmatch), look.share(SLUG.fullmatch)) == 1):
        draft.set(0, "key", "it holds a code of its own for each row", False)


def _lines(draft: Draft, name: Column, said: Mapping[str, str]) -> None:
    """Columns that nobody knows but whose values name other rows: what stands below each row, or above it if only one column does."""
    own = [draft.find(value) or value for value in draft.table.column(name.at)]
    upward = []
    for column in [one for one in draft.columns.values() if one.key == LEFT_OUT and not one.sure and plain(one.heading) not in said]:
        look = draft.look(column.at)
        if look.told in _MUTE or look.share(_is_short) >= 0.5 or words("beside_words") & set(spaced(column.heading).split()):
            continue
        values = draft.table.column(column.at)
        lines, parts = references(values, own, draft.find), parts_of(values)
        if len(lines) < 2 or 2 * len(lines) < parts:
            continue
        filled = sum(bool(value) for value in values)
        down = parts > SEVERAL * filled and len({meant for _, meant in lines}) > 0.8 * len(lines)
        if not down and (not _recur(lines) or parts > SEVERAL * filled):
            continue
        if circular([(b, a) for a, b in lines] if down else lines):
            continue
        told = f"its values name other rows ({len(lines)} of {parts})"
        if down:
            draft.set(column.at, "children", f"{told}, several in a cell: what stands below", False)
        else:
            upward.append((column.at, told))
    for at, told in upward:
        if len(upward) == 1:
            draft.set(at, "part_of", f"{told}, without a circle: what stands above", False)
        else:
            draft.set(at, LEFT_OUT, f"{told}, but so do those of another column, and no heading says which stands above", False)


def _is_short(value: str) -> bool:
    """Two letters are a language, a country or a grade sooner than a row."""
    return len(value.strip()) < SHORT


def _recur(lines: Sequence[tuple[str, str]]) -> bool:
    """Whether few rows are named by many: what stands above is, what merely stands beside or comes next is not."""
    return len({meant for _, meant in lines}) <= RECUR * len(lines)
