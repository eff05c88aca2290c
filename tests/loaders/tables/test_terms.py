"""Dates in a table of bodies: the terms of members and chairs are never the bodies' own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.claims import EntityClaim, FactClaim, RelationClaim
from govgraph.loaders.source import read_source
from govgraph.loaders.tables.terms import end_beside, terms_of


def told(tmp_path: Path, text: str) -> tuple[dict[str, str], set[str], set[str]]:
    """(status by body, facts, lines with their status) of a register."""
    (tmp_path / "register.csv").write_text(text)
    claims = read_source(tmp_path / "register.csv").claims
    states = {one.entity.name: one.status for one in claims if isinstance(one, EntityClaim)}
    facts = {f"{one.entity.name} {one.property} {one.value}" for one in claims if isinstance(one, FactClaim)}
    lines = {f"{one.source.name} {one.type} {one.target.name} {one.status}" for one in claims if isinstance(one, RelationClaim)}
    return states, facts, lines


HEADS = ("Outside body,Representative,Date appointed,Term expires", "Body,Chair,Start date,End date", "Body,Trustee,Party,From date,To date")


@pytest.mark.parametrize("heads", HEADS)
def test_the_end_of_a_term_ends_no_body(tmp_path: Path, heads: str) -> None:
    party = "Green," if "Party" in heads else ""
    rows = [f"Lantern Board,Ann Bell,{party}2021-05-01,2025-05-01", f"Tarn Board,Tom Reed,{party}2024-05-01,2024-01-01"]
    states, facts, lines = told(tmp_path, "\n".join([heads, *rows]))
    assert set(states.values()) == {"active"} and not any("established" in one or "ended" in one for one in facts)
    assert {one.rsplit(" ", 1)[1] for one in lines if "Tom Reed" in one} == {"past"}
    assert {one.rsplit(" ", 1)[1] for one in lines if "Ann Bell" in one} == {"active"}


def test_ends_with_the_month_first_are_over_when_they_are(tmp_path: Path) -> None:
    rows = ["Lantern Board,Ann Bell,6/30/2024,11/2/2025", "Tarn Board,Tom Reed,3/1/2025,2/11/2025", "Weir Board,Wei Chen,7/31/2025,1/1/2030"]
    _, facts, lines = told(tmp_path, "\n".join(["Board,Representative,Date appointed,Term expires", *rows]))
    assert {one.split(" ")[0]: one.rsplit(" ", 1)[1] for one in lines} == {"Ann": "active", "Tom": "past", "Wei": "active"} and not facts
    _, facts, _ = told(tmp_path, "Board,Established,Chair\nLantern Board,8/30/1964,Ann Bell\nTarn Board,3/9/1965,Tom Reed\n")
    assert facts == {"Lantern Board established 1964-08-30", "Tarn Board established 1965-03-09"}


def test_each_holder_has_the_end_beside_it(tmp_path: Path) -> None:
    heads = "Body,Chair,Chair's term ends,Representative,Term ends"
    _, _, lines = told(tmp_path, f"{heads}\nLantern Board,Ann Bell,2019-05-01,Tom Reed,2024-05-01\nTarn Board,Wei Chen,,Amir Shah,")
    assert {"Tom Reed MEMBER_OF Lantern Board past", "Amir Shah MEMBER_OF Tarn Board active"} <= lines
    assert "Ann Bell CHAIRS Lantern Board active" in lines  # "Chair's term ends" is no heading that is known: left out and told


@pytest.mark.parametrize("heads", ["Name,Start date,End date", "Name,Lead officer,Start date,End date", "Name,Chair,Meets,Start date,End date"])
def test_where_no_member_or_chair_stands_before_them_dates_are_the_bodys(tmp_path: Path, heads: str) -> None:
    between = {3: "", 4: "Ann Bell,", 5: "Ann Bell,monthly,"}[len(heads.split(","))]
    states, facts, _ = told(tmp_path, f"{heads}\nLantern Board,{between}2001-05-01,2009-05-01\nTarn Board,{between}2002-05-01,")
    assert states == {"Lantern Board": "dissolved", "Tarn Board": "active"} | {one: states[one] for one in states if "Board" not in one}
    assert {"Lantern Board established 2001-05-01", "Lantern Board ended 2009-05-01"} <= facts


@pytest.mark.parametrize("cell", ["Owen Marsh (until May 2017)", "Owen Marsh until May 2017", "Owen Marsh (from 2016 to May 2017)"])
def test_a_holder_with_an_end_is_no_date(tmp_path: Path, cell: str) -> None:
    (tmp_path / "r.csv").write_text(f"Name,Chair,Deputy chair\nLock Panel,Rhona Pike,{cell}\n")
    lines = {one.target.name + " " + (one.role or "") for one in read_source(tmp_path / "r.csv").claims if isinstance(one, RelationClaim)}
    assert "Lock Panel deputy chair" in lines


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(lambda day: day.isoformat())


@given(st.lists(DAYS, min_size=1), st.lists(DAYS | st.just(""), min_size=1))
def test_terms_that_all_end_later_than_the_last_start_still_run(starts: list[str], ends: list[str]) -> None:
    terms = terms_of(starts, ends, None)
    if all(ends) and min(ends) > max(starts):
        assert not any(terms.over(end) for end in ends)
    assert all(end <= max(starts) for end in ends if terms.over(end))


@given(st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20), min_size=1))
def test_an_end_stands_behind_its_holder_and_before_the_next(ends: set[int], people: set[int]) -> None:
    for at in people:
        found = end_beside(sorted(ends - people), sorted(people), at)
        if found is not None and len(people) > 1:
            assert at < found and not any(at < other < found for other in people)
