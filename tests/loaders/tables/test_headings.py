"""What headings mean: as people write them, and that details beside a post are not the post."""

from __future__ import annotations

import pytest

from govgraph.loaders.tables.headings import meaning, tier_number
from govgraph.loaders.tables.vocabulary import plain, vocabulary

MEANT = {
    "reports_to": ["Reports to", "Reports to / Assurance to", "Accountable to (body)", "Reports upwards to", "Which body does it report to?", "Escalates to",
                   "Line of accountability", "Governance route", "Overseen by", "Who does it answer to?", "Minutes go to", "Tier above", "Feeds into"],
    "part_of": ["parent-bodies", "Parent", "parentId", "parent_organisations.id", "Parent Committee/Group", "Parent_entity", "Sub-group of", "Umbrella body"],
    "children": ["Sub-groups", "Working groups", "Task and finish groups"], "reported_by": ["Groups reporting in"],
    "chair": ["Chair_name", "Non-Executive Chair", "Chair (name and organisation)", "Current chair", "Chaired by"],
    "lead_officer": ["PersonResponsibleName", "WCC lead officer", "Lead Officer", "Council lead officer"], "lead_member": ["Lead Cabinet Member", "Relevant portfolio holder"],
    "representative": ["Appointed Representative(s) 2025/26", "Member name", "Councillor"], "members": ["Partners", "Member organisations", "No. of members"],
    "name:body": ["Name of Forum", "Title of Partnership", "Committee/Board/Group", "Outside Body"], "name:project": ["Project name"], "name": ["Official_name", "Name (full)"],
    "alias": ["CompanyRegisteredName", "name_greenbook", "Also known as", "alternateName"], "key": ["record_id", "Ref No.", "Post Unique Reference"], "level": ["Level", "Tier"], "area": ["Operation Area", "Local authority"], "meets": ["Frequency of meeting"], "type": ["Sub Category"],
    "next_review": ["Next review date", "Due for review"], "terms_of_reference": ["Does it have terms of reference?"], "places": ["No. of places"],
    "seat_to": ["Term expires", "End date"], "seat_role": ["Role on group"], "directorate": ["Service / Directorate"],
}  # fmt: skip
NOTHING = ["Risk panel", "Budget authority", "Link body", "County", "Shoe size", "Chair's term of office", "Chair organisation", "Owner", "Date of last return", "Mitigation", "Health Board", "Shelf", "Board code of conduct", "", "x" * 300]


@pytest.mark.parametrize(("key", "heading"), [(key, heading) for key, headings in MEANT.items() for heading in headings])
def test_a_heading_is_known_as_people_write_it(key: str, heading: str) -> None:
    found = meaning(heading)
    assert found is not None and found.key == key


@pytest.mark.parametrize("heading", NOTHING)
def test_a_heading_that_says_something_else_means_nothing(heading: str) -> None:
    assert meaning(heading) is None


@pytest.mark.parametrize("heading", ["Chair email", "budget_code", "Postcode", "Updated by", "Political party", "Telephone (office)"])
def test_matters_that_are_no_governance_are_left_out_by_name(heading: str) -> None:
    found = meaning(heading)
    assert found is not None and (found.section == "ignored" or found.key == "party")


def test_every_heading_of_the_list_means_what_the_list_says() -> None:
    data = vocabulary()
    for key, row in data["relations"].items():
        for heading in row["headings"]:
            found = meaning(heading)
            assert found is not None and found.key == key, heading
    for key, headings in data["facts"].items():
        for heading in headings:
            found = meaning(heading)
            assert found is not None and found.key == key, heading


def test_lines_that_can_be_turned_round_turn_back() -> None:
    relations = vocabulary()["relations"]
    for key, row in relations.items():
        if "flip" in row:
            assert relations[row["flip"]]["flip"] == key and relations[row["flip"]]["type"] == row["type"]


def test_numbers_of_tiers() -> None:
    assert (tier_number("Tier 2"), tier_number("level 3"), tier_number("Tier"), tier_number("Chair 2")) == (2, 3, None, None)


def test_plain_words() -> None:
    assert plain("Reports_to / (Body)") == "reports to body"


WRITTEN_OUT = {
    "name:body": ["Cttee", "Name of Ctte", "Task Force", "Working Grp"], "part_of": ["Parent Org", "Parent dept"], "meets": ["Mtg freq", "Regularity"],
    "acronym": ["Abbr.", "Abbreviation"], "terms_of_reference": ["ToR", "Link to ToR"], "lead_member": ["Lead Cllr"], "directorate": ["Dept."],
}  # fmt: skip


@pytest.mark.parametrize(("key", "heading"), [(key, heading) for key, headings in WRITTEN_OUT.items() for heading in headings])
def test_words_cut_short_are_written_out(key: str, heading: str) -> None:
    found = meaning(heading)
    assert found is not None and found.key == key


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Date of formation", "established"), ("Established in", "established"), ("Term end date", "seat_to"), ("Date for next review", "next_review"),
        ("Number of seats", "places"), ("No. of council reps", "places"), ("How many vacancies?", "vacancies"), ("Seat count", "places"),
    ],
)  # fmt: skip
def test_what_is_dated_or_counted(heading: str, key: str) -> None:
    found = meaning(heading)
    assert found is not None and found.key == key


@pytest.mark.parametrize("heading", ["Number of chairs", "How many complaints", "Date of lunch", "Count of leads", "Owner count"])
def test_a_number_or_a_date_of_something_else_is_not_that_thing(heading: str) -> None:
    assert meaning(heading) is None


def test_words_that_end_a_line_mean_it_only_alone() -> None:
    assert [found and found.key for found in map(meaning, ("To", "Responsible to", "From", "Governance line"))] == [
        "edge_to", "reports_to", "edge_from", "reports_to",
    ]  # fmt: skip
