"""Which column names the rows where no heading says so plainly."""

from __future__ import annotations

import pytest

from govgraph.loaders.tables.delimited import read_delimited
from govgraph.loaders.tables.draft import Plan
from govgraph.loaders.tables.layout import tables_of
from govgraph.loaders.tables.plan import plan_of


def plan(heads: str, *rows: str) -> Plan:
    (table,) = tables_of(read_delimited("\n".join([heads, *rows]) + "\n", "register.csv"))
    return plan_of(table)


def keys(heads: str, *rows: str) -> dict[str, str]:
    return {column.heading: column.key for column in plan(heads, *rows).columns}


@pytest.mark.parametrize("head", ["Display Name", "Full name", "operator_name"])
def test_a_display_name_alone_names_the_rows(head: str) -> None:
    extra = "operator_abbr" if head == "operator_name" else "Website"
    rows = ["Lantern Advisory Council,LAC", "Tarn Commission,TC", "Weir Authority,WA"]
    assert keys(f"{head},{extra}", *rows)[head] == "name"


def test_of_short_and_full_name_the_full_one_is_the_name() -> None:
    found = keys("Short name,Full name", "Lantern,The Lantern Board", "Tarn,The Tarn Board", "Weir,The Weir Board")
    assert found == {"Short name": "alias", "Full name": "name"}


@pytest.mark.parametrize("rows", [("Ann Bell,1", "Tom Reed,2", "Wei Chen,3"), ("1,x", "2,y", "3,z"), ("Lantern,x", "Lantern,y", "Lantern,z")])
def test_people_numbers_and_what_comes_back_name_no_rows(rows: tuple[str, ...]) -> None:
    assert plan("Display name,Zone", *rows).shape == "nothing"


def test_numbers_under_a_name_are_none() -> None:
    found = keys("legal_title,ministry", "Lantern Port Authority,2.0", "Tarn Port Authority,2.0", "Weir Port Authority,5.0")
    assert found == {"legal_title": "name", "ministry": "left out"}
