"""Dates in a table of bodies that may be the term of a person there: whose they are, and whether a term is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.loaders.tables.cells import date_of, months_first
from govgraph.loaders.tables.draft import LEFT_OUT, Column, Draft
from govgraph.loaders.tables.value import Table
from govgraph.loaders.tables.vocabulary import plain, vocabulary, words

OF_BODY = {"seat_from": "established", "seat_to": "ended"}
SEATED = ("chair", "deputy_chair", "representative", "officer_representative")  # those who serve terms
_BESIDE = ("seat_from", "seat_to", "party", "job", "behalf", "substitute", "person_title", LEFT_OUT)


def settle_terms(draft: Draft, said: Mapping[str, str]) -> None:
    """ "Start date" is the body's own unless a member or chair stands just before it; "Term expires" never is."""
    columns = [draft.columns[at] for at in sorted(draft.columns)]
    people = [one for one in columns if one.section == "relations" and vocabulary()["relations"][one.key]["other"] == "person"]
    for column in draft.of(*OF_BODY):
        neutral = plain(column.heading) in words("body_or_term")
        owner = _just_before(columns, column.at) if neutral else next(iter(people), None)
        own = OF_BODY[column.key]
        if owner is not None:
            draft.set(column.at, column.key, f'a date of those under "{owner.heading}"')
        elif draft.of(own) and plain(column.heading) not in said:
            draft.set(column.at, LEFT_OUT, f"another column tells already when it was {own}")
        elif not neutral and plain(column.heading) not in said:
            draft.set(column.at, LEFT_OUT, "a date of somebody's term, and nobody serves one here", False)
        else:
            draft.set(column.at, own, "by its heading; nobody serves a term here")


def _just_before(columns: Sequence[Column], at: int) -> Column | None:
    """Who serves the term that a neutral date tells of: the member or chair before it, but for more about the same."""
    before = [one for one in columns if one.at < at and one.key not in _BESIDE][-1:]
    return before[0] if before and before[0].key in SEATED else None


@dataclass(frozen=True, slots=True)
class Terms:
    """The ends in a column and the day by which they are over. day: the register's date, else the last start that it holds, else None."""

    told: bool
    day: str | None
    american: bool = False

    def over(self, value: str) -> bool:
        """An end on or before that day; without one, any end."""
        when = date_of(value, american=self.american)
        return self.told and when is not None and (self.day is None or when <= self.day)


def terms_of(starts: Iterable[str], ends: Sequence[str], today: str | None) -> Terms:
    """The terms of a table: where every seat has an end behind the last start, they are terms that still run."""
    begun = list(starts)
    american = months_first((*begun, *ends))
    day = today or max(filter(None, (date_of(value, american=american) for value in begun)), default=None)
    found = [date_of(value, american=american) for value in ends]
    return Terms(not all(found) or any(end and (day is None or end <= day) for end in found), day, american)


def end_beside(ats: Sequence[int], people: Sequence[int], at: int) -> int | None:
    """Which of the columns of ends (ats) is that of the person in column `at`: the first before the next person, or the only one."""
    further = min((one for one in people if one > at), default=None)
    beside = [one for one in ats if one > at and (further is None or one < further)]
    return beside[0] if beside else ats[0] if len(ats) == len(people) == 1 else None


def columns_of(table: Table, ats: Iterable[int]) -> list[str]:
    """The values of several columns, one after the other."""
    return [value for at in ats for value in table.column(at)]
