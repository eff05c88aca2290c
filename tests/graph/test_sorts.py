"""Sorts of names: the examples of sorts.yaml, a council's own committees and its meetings."""

from __future__ import annotations

import pytest

from govgraph.graph.sorts import COMMITTEE, Sort, meetings_of, sort_of, sorts, sorts_of
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
