"""CSV cells: whatever a name says, a spreadsheet reads it as text and the file keeps its shape."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.cells import cell_text, clean_text, csv_safe, one_line
from tests.support.hostile import NAMES

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d")


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_no_cell_starts_a_formula(text: str) -> None:
    assert not str(csv_safe(text)).lstrip(" ").startswith(STARTS)


@given(st.text())
def test_no_text_at_all_starts_a_formula(text: str) -> None:
    made = str(csv_safe(text))
    assert not made.startswith(STARTS) or made.lstrip("+-").replace(".", "", 1).rstrip("%").isdecimal()


def test_rows_keep_their_cells_when_read_back() -> None:
    file = io.StringIO()
    rows = [[csv_safe(text), "end"] for text in NAMES.values()]
    csv.writer(file).writerows(rows)
    assert list(csv.reader(io.StringIO(file.getvalue()))) == rows


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_nothing_invisible_stays(text: str) -> None:
    left = clean_text(text)
    left.encode("utf-8")
    assert {unicodedata.category(sign) for sign in left if sign not in "\n\t\u200c\u200d"}.isdisjoint({"Cc", "Cf", "Cs"})


def test_numbers_flags_lists_and_nothing() -> None:
    assert [csv_safe(item) for item in (3, -2.5, True, None, "-3", "+4.5%")] == [3, -2.5, True, "", "-3", "+4.5%"]
    assert csv_safe(["=1", "b"]) == "'=1; b"
    assert cell_text({"name": 0.5, "live": False}) == "name: 0.5; live: no"


def test_ordinary_names_are_left_alone() -> None:
    for name in ("Averton City Council", "Children’s Trust", "Comité d’Économie", "Board – Brack (East)", "5 Councils"):
        assert csv_safe(name) == name == one_line(name)
