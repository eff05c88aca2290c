"""Tables of members in papers: with headings and without, roles in brackets, and attendance in its many layouts."""

from __future__ import annotations

import pytest

from govgraph.loaders.tables.members import attendance_mode, attendance_of, members_of
from govgraph.loaders.tables.value import Cell, Line
from tests.loaders.reading_of import relations


def grid(*rows: tuple[str, ...]) -> list[Line]:
    return [Line(number, tuple(Cell(value) for value in row)) for number, row in enumerate(rows, 1)]


def found(*rows: tuple[str, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(one.holder.name, one.role, one.employer.value if one.employer else one.holder.employer) for one in members_of(grid(*rows))]


def test_headings_say_who_is_who() -> None:
    assert found(("Member", "Organisation", "Role on group"), ("Ann Bell", "Linfold College", "Chair"), ("Raj Patel", "Hexley Works", "Member")) == [
        ("Ann Bell", "chair", "Linfold College"), ("Raj Patel", "member", "Hexley Works"),
    ]  # fmt: skip


def test_without_headings_the_values_say_it() -> None:
    assert found(("Ann Bell (Chair)", "Linfold Council"), ("Raj Patel", "Linfold Police")) == [
        ("Ann Bell", "chair", "Linfold Council"), ("Raj Patel", None, "Linfold Police"),
    ]  # fmt: skip


def test_who_chairs_her_employer_chairs_nothing_here_where_roles_stand_in_brackets() -> None:
    rows = (("Name", "Organisation"), ("Tom Lee (Chair)", "Linfold Council"), ("Ann Bell, Chair", "Healthwatch Linfold"))
    assert found(*rows) == [("Tom Lee", "chair", "Linfold Council"), ("Ann Bell", None, "Healthwatch Linfold")]


def test_posts_are_nobody_and_their_organisation_is_the_member() -> None:
    assert found(("Organisation", "Representative"), ("Healthwatch Linfold", "Manager"), ("Linfold College", "Ann Bell")) == [
        ("Healthwatch Linfold", None, None), ("Ann Bell", None, "Linfold College"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mode"),
    [("Present:", "present"), ("Attendees", "present"), ("Transparency Board Members:", "present"), ("Apologies for absence", "absent"), ("In attendance", "attending"), ("Officials:", "attending"), ("Agenda item", None), ("", None)],
)  # fmt: skip
def test_labels_of_attendance(text: str, mode: str | None) -> None:
    assert attendance_mode(text) == mode


ATTENDANCE = {
    "columns": ((("Present:", "Apologies:"), ("Ann Bell (Chair)", "Tom Lee"), ("Raj Patel", "")), None),
    "rows": ((("Present:", "Ann Bell", "AB", "Raj Patel", "RP"), ("", "Sue Hart", "SH")), None),
    "label above": ((("Ann Bell (Chair)", "Linfold Council"), ("Raj Patel", "Linfold Police")), "present"),
    "one cell": ((("Date", "3 May 2016"), ("Attendees", "Ann Bell (Chair), Raj Patel"), ("Minutes by", "Tom Lee")), None),
}


@pytest.mark.parametrize("layout", ATTENDANCE)
def test_layouts_of_attendance(layout: str) -> None:
    rows, above = ATTENDANCE[layout]
    told, members = attendance_of(grid(*rows), above)
    names = [one.holder.name for one in members]
    assert told and names[:2] == ["Ann Bell", "Raj Patel"] and "Tom Lee" not in names


def test_who_is_only_absent_is_not_told_present() -> None:
    assert attendance_of(grid(("Apologies:", "Tom Lee"), ("In attendance:", "Sue Hart")), None) == (True, [])
    assert attendance_of(grid(("Ann Bell", "Linfold Council")), None) == (False, [])


def test_a_paper_with_seats_and_ticks() -> None:
    seats = "# Membership\n\n| Councillor | Committee | Role |\n|---|---|---|\n| Ann Bell | Lock Group | Chair |\n| Raj Patel | Lock Group | Member |\n"
    assert {"Ann Bell CHAIRS Lock Group [chair]", "Raj Patel MEMBER_OF Lock Group"} <= relations(seats)
    ticks = "# Partners\n\n| Organisation | Growth Board | Wellbeing Board |\n|---|---|---|\n| Linfold Council | ☑ | ☐ |\n| Linfold Police | ☐ | ☑ |\n"
    assert relations(ticks) == {"Linfold Council MEMBER_OF Growth Board", "Linfold Police MEMBER_OF Wellbeing Board"}
