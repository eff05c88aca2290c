"""Whether the values of a column can be what its heading says: what they must not be, what they must be, as columns.yaml has it."""

from __future__ import annotations

import re
from collections.abc import Callable

from govgraph.graph.schema import schema
from govgraph.loaders.tables.cells import date_of, flag_of, is_sentence, listed, status_of
from govgraph.loaders.tables.draft import UP, Draft
from govgraph.loaders.tables.headings import Meaning, nouns
from govgraph.loaders.tables.look import Look
from govgraph.loaders.tables.sorts import SORTS, Test, is_number, is_web, refused
from govgraph.loaders.tables.vocabulary import plain, spaced, vocabulary, words

_IDS = {"number", "code"}  # may be ids of rows, as long as nobody knows them
_BRACKETED = re.compile(r"\(([^()]*)\)")
FEW = 3  # values that tell nothing of a column yet: each is told by itself
MOST = 0.6  # share of values of another sort from which on a column does not hold what its heading says
SELDOM = 0.1  # share of values; a meaning that fewer of them bear out is none
STATES = 0.4  # share of the different values that are known states
SORTED = 0.2  # share of values that say of what sort a body is, where the heading may also be about its matters
SAME = 0.5  # share of names that stand further up already, from which on they are no names of single rows


def contradicted(found: Meaning, draft: Draft, at: int) -> bool:
    """Whether the values cannot be such: e-mail addresses for people, matters for places, a date or a flag that hardly any cell holds."""
    look, heading = draft.look(at), draft.table.heads[at]
    if found.section == "relations":
        return _no_ends(found.key, heading, draft, look)
    key = found.key.partition(":")[0]
    kind = str(schema().facts[key]["type"]) if key in schema().facts else ""
    if share_of(look.named, refused(key, kind=kind)) >= MOST or key in ("alias", "acronym") and _shared(look):
        return True
    if key in words("never_people") and len(look.filled) > FEW and look.repeats < SAME and look.people >= MOST:
        return True
    if (
        key in vocabulary()["required"]
        and len(look.filled) >= FEW
        and share_of(look.filled, frozenset(vocabulary()["required"][key])) < 1 - MOST
    ):
        return True
    if key == "type" and spaced(heading) in words("types_by_values"):
        return len(look.filled) >= FEW and look.share(SORTS["sort"]) < SORTED
    return _seldom(key, kind, look)


def _no_ends(key: str, heading: str, draft: Draft, look: Look) -> bool:
    """Whether the values of a line's column name nobody, but for those that name rows of the table."""
    if _lists_its_values(heading, look):
        return True
    rule = vocabulary()["relations"][key]
    sorts = refused(key, rule["other"]) - (_IDS if rule["other"] == "body" and not draft.knows else set())
    if key in UP and set(plain(heading).split()) & nouns():
        sorts -= {"subject"}  # "Parent department: Health"
    if key == "reports_to":
        sorts -= {"prose"} if look.share(is_sentence) > 1 - MOST else set()
    return share_of(look.named, sorts, but=finding(draft) if rule["other"] == "body" else None) >= MOST


def _lists_its_values(heading: str, look: Look) -> bool:
    """ "Source of money (GIA or LOT)": a heading that says in brackets all that its cells hold heads a list of codes."""
    said = {word for part in _BRACKETED.findall(heading) for word in plain(part).split()}
    return bool(said) and {word for value in look.filled for word in plain(value).split()} <= said


def finding(draft: Draft) -> Callable[[str], object]:
    """A test whether a value names rows of the table."""
    return lambda value: draft.find(value) or any(map(draft.find, listed(value)))


def share_of(values: tuple[str, ...], sorts: frozenset[str], *, but: Test | None = None, also: Test | None = None) -> float:
    """How many of the values are of one of the sorts or what `also` says, and not what `but` says."""
    tests = [SORTS[one] for one in sorts] + ([also] if also else [])
    return sum(any(test(value) for test in tests) and not (but and but(value)) for value in values) / len(values) if values else 0.0


def _shared(look: Look) -> bool:
    return len(look.named) > FEW and Look(look.named).repeats >= SAME


def _seldom(key: str, kind: str, look: Look) -> bool:
    """Whether hardly any value is the date, the flag or the state that the heading says."""
    if len(look.filled) < FEW:
        return False
    if key == "status":
        if look.share(_says_no) > 0.5:
            return True  # most rows of a list of what is there would not be there
        return Look(tuple(dict.fromkeys(map(plain, look.filled)))).share(status_of) < STATES
    tests: dict[str, Test] = {"date": date_of, "flag": lambda value: flag_of(value) is not None}
    test = tests.get(kind)
    test = date_of if key in ("seat_from", "seat_to") else test
    return test is not None and look.share(test) < SELDOM


def _says_no(value: str) -> bool:
    """Whether a flag says no; a word such as "dissolved" says what has become of the row."""
    return flag_of(value) is False and len(plain(value).split()) == 1 and status_of(value) == "dissolved"


def borne_out(found: Meaning, look: Look) -> bool:
    """Whether the values are such as a meaning that only the last words tell would have."""
    if found.section == "relations":
        return look.people >= 0.5
    if found.key == "type":
        return look.share(SORTS["sort"]) >= SORTED
    if found.key in ("funding", "budget"):
        return look.share(is_number) >= MOST
    if found.key == "website":
        return look.share(is_web) >= MOST
    kind = schema().facts[found.key]["type"] if found.key in schema().facts else "text"
    wanted = {"date": ("dates", "numbers"), "flag": ("yes and no, or ticks",)}.get(kind)
    return look.told in wanted if wanted else look.told not in ("yes and no, or ticks", "dates", "prose")
