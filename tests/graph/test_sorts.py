"""Sorts of names: the examples of sorts.yaml, a council's own committees and its meetings."""

from __future__ import annotations

import pytest

from govgraph.graph.sorts import COMMITTEE, Sort, local_of, meetings_of, own_groups, sort_of, sorts, sorts_of
from tests.support.graphs import entity


@pytest.mark.parametrize("row", sorts(), ids=lambda row: row.sort)
def test_a_row_takes_its_examples_and_none_takes_the_others(row: Sort) -> None:
    kind = next(iter(sorted(row.kinds)))
    assert all(any(sort_of(name, one, None) == row.sort for one in row.kinds) for name in row.fits), row.fits
    assert row.leaves and all(sort_of(name, kind, None) == "" for name in row.leaves), row.leaves


def test_a_body_named_after_a_council_is_its_committee() -> None:
    council = entity("wcc", "organisation", name="Wendshire County Council", subtype="county council")
    own = entity("own", name="Wendshire County Council Planning Committee")
    assert sorts_of([council, own, entity("board")]) == {"wcc": "", "own": COMMITTEE, "board": ""}


def test_a_council_meets_under_its_name() -> None:
    council = entity("wcc", "organisation", name="Wendshire County Council", subtype="county council")
    meeting = entity("m", name="Wendshire County Council (Council)", subtype="council")
    cabinet = entity("c", name="Wendshire County Council Cabinet", subtype="cabinet")
    assert meetings_of([council, meeting, cabinet]) == [("wcc", "m")]


def test_bodies_of_one_name_in_several_areas_are_local() -> None:
    names = ("Brack", "Quay", "Marlow")
    entities = [*(entity(f"p{n}", "place", name=name) for n, name in enumerate(names)), *(entity(f"b{n}", name=f"{name} Forum") for n, name in enumerate(names))]
    covers = [(f"b{n}", f"p{n}") for n in range(3)]
    assert local_of(entities, covers) == {"b0", "b1", "b2"}
    assert local_of(entities, covers[:2]) == set(), "two counties' boards of one name are none"


def test_a_group_may_be_named_after_its_board() -> None:
    board = entity("board", name="Harbour Partnership", aliases=("HP",))
    groups = (entity("long", name="Harbour Partnership Business Group"), entity("short", name="HP Steering Group"), entity("other", name="Youth Partnership Board"))
    plain = entity("plain", name="Youth Partnership")
    assert own_groups([board, plain, *groups]) == {"long", "short"}
