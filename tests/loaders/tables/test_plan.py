"""What columns mean when heading and values are taken together: what the values contradict is left out, and told with what it seems to hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.tables.delimited import read_delimited
from govgraph.loaders.tables.draft import LEFT_OUT, SHAPES, Plan
from govgraph.loaders.tables.layout import tables_of
from govgraph.loaders.tables.plan import plan_of

NAMES = ("Canal Board", "Lock Panel", "Weir Panel")


def plan(heading: str, values: tuple[str, ...]) -> Plan:
    """The plan of a register of three bodies with one further column."""
    rows = "".join(f'{name},Canal Board,"{value}"\n' for name, value in zip(NAMES, values, strict=True))
    (table,) = tables_of(read_delimited(f"Name,Reports to,{heading}\n{rows}", "register.csv"))
    return plan_of(table)


def meant(heading: str, *values: str) -> str:
    return plan(heading, values).columns[2].key


CONTRADICTED = [
    ("Chair", ("3", "4", "5")), ("Lead officer", ("2031-05-01", "2031-06-01", "2031-07-01")), ("Chair", ("a@b.example", "c@d.example", "e@f.example")),
    ("Overseen by", ("https://a.example", "https://b.example", "https://c.example")), ("Established", ("Health Act", "Harbours Act", "Water Act")),
    ("Statutory", ("Ann Bell", "Tom Reed", "Wei Chen")), ("State", ("Ohio", "Utah", "Iowa")), ("Review date", ("Ann Bell", "Tom Reed", "Wei Chen")),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "values"), CONTRADICTED)
def test_a_meaning_that_the_values_contradict_is_none(heading: str, values: tuple[str, ...]) -> None:
    column = plan(heading, values).columns[2]
    assert column.key == LEFT_OUT and not column.sure and "seems to hold" in column.why


BORNE_OUT = [
    ("Chair", ("Ann Bell", "vacant", "Wei Chen"), "chair"), ("Established", ("2019", "May 2020", ""), "established"), ("State", ("Active", "Dormant", "Active"), "status"),
    ("Statutory", ("Yes", "No", "Y"), "statutory"), ("Review date", ("soon", "", ""), "next_review"), ("Members", ("12", "9", "14"), "members"),
    ("Role", ("It looks after the locks of the canal for all who live there", "It keeps the weirs in good order for the boats and the mills",
              "It plans what is spent on the water and says so each year"), "purpose"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "values", "key"), BORNE_OUT)
def test_a_meaning_that_some_values_bear_out_stays(heading: str, values: tuple[str, ...], key: str) -> None:
    assert meant(heading, *values) == key


VALUES = st.sampled_from(
    ["", "Ann Bell", "Lock Panel", "Canal Board", "yes", "3", "2031-05-01", "https://a.example", "a@b.example", "n/k", "Chair", "£"]
)


@given(
    st.sampled_from(["Chair", "Zone", "Members", "Established", "Part of", "Status", "Role", "Website", "Type"]),
    st.tuples(VALUES, VALUES, VALUES),
)
def test_every_column_has_a_meaning_or_is_left_out_with_a_reason(heading: str, values: tuple[str, str, str]) -> None:
    found = plan(heading, values)
    assert found.shape in SHAPES and len(found.columns) == 3
    assert all(column.why for column in found.columns)
    assert all("seems to hold" in one.why or one.sure for one in found.left_out if one.heading == "Zone")


@given(st.permutations([("Name", NAMES), ("Reports to", ("", "Canal Board", "Lock Panel")), ("Chair", ("Ann Bell", "Tom Reed", ""))]))
def test_the_order_of_columns_changes_no_meaning(columns: list[tuple[str, tuple[str, ...]]]) -> None:
    lines = [",".join(heading for heading, _ in columns), *(",".join(values[at] for _, values in columns) for at in range(3))]
    (table,) = tables_of(read_delimited("\n".join(lines) + "\n", "register.csv"))
    assert {column.heading: column.key for column in plan_of(table).columns} == {
        "Name": "name",
        "Reports to": "reports_to",
        "Chair": "chair",
    }
