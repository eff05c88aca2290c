"""Budgets: from the settings, in proportion to the file, named where they are met."""

from __future__ import annotations

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.limits import Limits, limits, refuse_beyond, within


def test_settings_change_the_budgets_that_they_name() -> None:
    made = Limits.of({"limits": {"seconds": 5}})
    assert made.seconds == 5 and made.pages == Limits().pages
    assert Limits.of({}) == Limits()


@pytest.mark.parametrize("given", [{"second": 5}, {"seconds": 0}, {"seconds": True}, {"seconds": "5"}, {"seconds": 1.5}, [1], "x", {"pages": 10**15}])
def test_a_budget_that_is_none_is_refused_in_a_line(given: object) -> None:
    with pytest.raises(GovgraphError, match=r"^w\.json: .*limit"):
        Limits.of({"limits": given}, "w.json")


def test_a_large_file_gets_more_in_proportion() -> None:
    made = Limits(seconds=10, memory_mb=100)
    assert made.for_size(10) == made.for_size(1_000_000) == (10, 100 << 20)
    assert made.for_size(3_000_000) == (30, 220 << 20)


def test_what_is_too_much_is_told_with_the_setting() -> None:
    with within(Limits(cells=5)):
        refuse_beyond("cells", 5, "cells:", "a.odt", "Split it")
        with pytest.raises(GovgraphError) as caught:
            refuse_beyond("cells", 6, "its tables have this many cells:", "a.odt", "Split it")
    assert str(caught.value) == "a.odt: its tables have this many cells: 6; up to 5 are read. Split it, or raise limits.cells in workspace.json"
    assert limits() == Limits()


def test_an_amount_beyond_any_float_is_told_all_the_same() -> None:
    with pytest.raises(GovgraphError, match="cells: over 1,000,000,000,000,000; up to"):
        refuse_beyond("cells", 10**400, "cells:", "a.ods", "Delete what stands far off")
