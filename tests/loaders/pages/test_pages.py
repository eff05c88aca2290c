"""What stands under what: headings, stems, labels, rows, and text that lost its line breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.pages.labels import opens_list
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.pages.units import Unit


def unit_with(units: tuple[Unit, ...], words: str) -> Unit:
    return next(unit for unit in units if words in unit.clean)


def governors(units: tuple[Unit, ...], words: str) -> tuple[list[str], list[str]]:
    """(headings, stems) of the unit with these words, nearest first."""
    unit = unit_with(units, words)
    return [units[n].clean for n in unit.heads], [units[n].clean for n in unit.stems]


PAGE = """# Safer Wick Partnership

## Membership

The members are:

- Wick Council
- Wick Police
  - Chief Inspector

## Sub-groups

The Partnership has two.
"""


def test_headings_and_stems_govern() -> None:
    units = page_of(PAGE)
    assert governors(units, "Wick Police") == (["Membership", "Safer Wick Partnership"], ["The members are:"])
    assert governors(units, "Chief Inspector")[1] == ["Wick Police", "The members are:"]
    assert governors(units, "has two") == (["Sub-groups", "Safer Wick Partnership"], [])


def test_lines_below_a_label_stand_under_it() -> None:
    units = page_of("Minutes of the Growth Board\n\nPresent:\nAnn Bell\nRaj Patel\n\nApologies:\nSam Cole\nDee Watts\n")
    assert governors(units, "Raj Patel")[1] == ["Present:"]
    assert governors(units, "Sam Cole")[1] == ["Apologies:"]


def test_rows_know_their_columns() -> None:
    units = page_of("| Name | Role |\n|---|---|\n| Ann Bell | Chair |\n| Raj Patel | Member |\n")
    row = unit_with(units, "Raj Patel")
    assert row.clean == "Raj Patel|Member"
    assert row.labels == ("Name", "Role")
    assert row.run == (2, 3)


FLAT = (
    "WICK NATIONAL PARK AUTHORITY MINUTES OF THE BOARD MEETING held at the Corn Hall on Friday 20th March PRESENT Effie Balnave Innes Macquarie "
    "Ruaridh Lorne Nora Clouston Stuart Blaikie Alison McIsaac Elspeth Moncur Jean Dunnett In Attendance: David Calder Sandra Milroy Petra Crane "
    "Apologies: Bryan Wishart Fergus Mundell Welcome and Introduction 1. The Convener welcomed all present. The Board had spent the evening with residents "
    "of the strath, who had spoken chiefly of the paths around the village. Nobody had much to add to what the report of the year before had said of them."
)


def test_text_that_lost_its_breaks_is_cut_at_labels() -> None:
    units = page_of(FLAT)
    assert governors(units, "Effie Balnave")[0] == ["PRESENT"]
    assert governors(units, "Sandra Milroy")[0] == ["In Attendance:"]
    assert governors(units, "Bryan Wishart")[0] == ["Apologies:"]


RUN_TOGETHER = (
    "Committees of the Council 2023/24 The Council appoints the following each May, in each case with a chairman and not fewer than five other "
    "members, of whom three are a quorum. FINANCE AND PERSONNEL COMMITTEE Cllr A Hill (Chair), Cllr B Dale, Cllr C Wood. Meets monthly. "
    "PLANNING COMMITTEE: Cllr F Moss (Chairman), Cllr G Reed. It looks at applications. OPEN SPACES & ALLOTMENTS WORKING PARTY Cllr J Lowe, "
    "Cllr K Penn, who are to report to the Finance Committee. Its terms of reference are kept by the clerk. The NEWTOWN BOARD was told."
)


def test_names_of_bodies_in_capitals_head_what_follows_in_text_that_lost_its_breaks() -> None:
    units = page_of(RUN_TOGETHER)
    headings = [unit.clean for unit in units if unit.kind == "heading"]
    assert headings == ["FINANCE AND PERSONNEL COMMITTEE", "PLANNING COMMITTEE:", "OPEN SPACES & ALLOTMENTS WORKING PARTY"]
    assert governors(units, "J Lowe")[0] == headings[2:]
    assert unit_with(units, "NEWTOWN BOARD was told").kind == "para"
    short = RUN_TOGETHER[:300]
    assert [unit.clean for unit in page_of(short)] == [short.strip()]


def test_a_run_of_short_lines_has_one_heading() -> None:
    units = page_of("Board members\n\nAnn Bell\n\nRaj Patel\n\nSam Cole\n\nThe Board meets four times a year and its papers are public.\n")
    assert [unit.kind for unit in units][:3] == ["heading", "line", "line"]


def test_opening_words() -> None:
    assert all(map(opens_list, ("Present:", "3. Membership", "Apologies - Ann Bell", "IN ATTENDANCE:", "Members")))
    assert not any(map(opens_list, ("Members are asked to note", "The Board", "Presentations")))


@given(st.text("AB. \n-:|#1Present", max_size=200))
def test_units_keep_their_place_and_their_words(raw: str) -> None:
    units = page_of(raw)
    for number, unit in enumerate(units):
        assert unit.number == number
        assert all(above < number for above in (*unit.heads, *unit.stems))
        assert all(0 <= a < b <= len(raw) for a, b in zip(unit.text.at, unit.text.ends, strict=True))
