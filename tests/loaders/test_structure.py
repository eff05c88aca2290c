"""What layout says: profiles, matrices, rosters, lists, headers, joins — and what it does not say."""

from __future__ import annotations

import pytest

from govgraph.loaders.structure.labels import find_label, find_status, knowledge
from govgraph.loaders.structure.lists import list_row, list_rows
from govgraph.loaders.structure.people import people_in, role_in
from govgraph.loaders.structure.verbals import as_sentence, begun_by, verbals
from govgraph.loaders.text import clean_text
from tests.loaders.reading_of import facts, read, relations, statuses

PROFILE = """# Partnership update

| | |
|---|---|
| **Partnership Name** | **Wendshire Skills Board** |
| **Chairman** | Cllr Ann Bell (Brackdale DC) and Dr Raj Patel |
| **Vice-Chair** | Jo Hunt |
| **WCC Lead Officer** | Sue Marsh |
| **Reports to** | Wendshire Growth Board; Cabinet |
| **Secretariat** | Averton City Council |
| **Last Meeting Date** | 7<sup>th</sup> July 2015 |
| **Website Address** | www.skills.example (Public meetings - minutes are online) |
| **Frequency of meetings** | Quarterly |

Wendshire County Council pays for it.
"""


@pytest.mark.parametrize(("label", "row"), [(example, row["id"]) for row in knowledge()["rows"] for example in row["examples"]])
def test_examples_of_labels(label: str, row: str) -> None:
    found = find_label(label)
    assert found is not None and found.row["id"] == row


@pytest.mark.parametrize(("words", "status"), knowledge()["examples_of_status"].items())
def test_examples_of_statuses(words: str, status: str) -> None:
    assert find_status(words) == status


@pytest.mark.parametrize(("intro", "row"), [(example, row["id"]) for _, row in list_rows() for example in row["examples"]])
def test_examples_of_introducing_lines(intro: str, row: str) -> None:
    found = list_row(intro)
    assert found is not None and found["id"] == row


@pytest.mark.parametrize(("intro", "row"), [(example, row["id"]) for _, row in list_rows() for example in row["counter_examples"]])
def test_counter_examples_of_introducing_lines(intro: str, row: str) -> None:
    found = list_row(intro)
    assert found is None or found["id"] != row


@pytest.mark.parametrize(("item", "sentence"), verbals()["examples"].items())
def test_items_that_start_with_a_verb(item: str, sentence: str) -> None:
    made = as_sentence(clean_text(item, 0, len(item)))
    assert made is not None and made.clean == sentence


@pytest.mark.parametrize("item", verbals()["counter_examples"])
def test_names_that_look_like_verbs(item: str) -> None:
    assert as_sentence(clean_text(item, 0, len(item))) is None


@pytest.mark.parametrize(
    ("stem", "item", "whole"),
    [
        ("It met in May. The Forum will:", "Report to the Growth Board", "The Forum will report to the Growth Board"),
        ("Nobody knows whether it shall –", "advise the Board", "Nobody knows whether it shall advise the Board"),
        ("The Forum will:", "Harbour Board", None),
        ("Members of the Forum:", "Report to the Growth Board", None),
    ],
)
def test_an_item_ends_the_sentence_that_its_line_begins(stem: str, item: str, whole: str | None) -> None:
    text = as_sentence(clean_text(item, 0, len(item)), stem)
    assert (text.clean if text else None) == whole
    assert bool(begun_by(stem)) == ("Members" not in stem)


def test_a_profile_says_who_chairs_leads_hosts_and_receives_reports() -> None:
    assert relations(PROFILE) >= {
        "Cllr Ann Bell CHAIRS Wendshire Skills Board [co-chair]",
        "Dr Raj Patel CHAIRS Wendshire Skills Board [co-chair]",
        "Jo Hunt CHAIRS Wendshire Skills Board [deputy chair]",
        "Sue Marsh LEADS Wendshire Skills Board [lead officer]",
        "Sue Marsh WORKS_FOR Wendshire County Council",
        "Wendshire Skills Board REPORTS_TO Wendshire Growth Board",
        "Wendshire Skills Board REPORTS_TO Cabinet",
        "Averton City Council HOSTS Wendshire Skills Board [secretariat]",
    }
    assert facts(PROFILE) >= {
        "Wendshire Skills Board last_meeting=2015-07-07", "Wendshire Skills Board website=www.skills.example",
        "Wendshire Skills Board meets_in_public=True", "Wendshire Skills Board meets=Quarterly"}  # fmt: skip


def test_an_interim_chair_and_an_empty_chair() -> None:
    text = "| **Board** | Flood Board |\n| **Chair** | Ann Bell (Interim Chair) |\n"
    assert "Ann Bell CHAIRS Flood Board [interim chair]" in relations(text)
    assert not {line for line in relations(text.replace("Ann Bell (Interim Chair)", "Vacant")) if "CHAIRS" in line}


def test_a_tick_matrix_of_places_and_kinds() -> None:
    text = "Area\tCommunity\tYouth Forum\n\tPartnership\t\nBrack\t✓\tX\nNorthgate\tTemporarily suspended during the works\t✓\nMill End\tCommunity Association only\tX\n"
    assert relations(text) == {
        "Brack Community Partnership COVERS Brack",
        "Northgate Community Partnership COVERS Northgate (suspended)",
        "Northgate Youth Forum COVERS Northgate",
    }
    assert statuses(text) == {"Northgate Community Partnership": "suspended"}


def test_a_matrix_of_members_in_which_x_is_a_tick() -> None:
    text = "| Organisation | Skills Board | Growth Board |\n|---|---|---|\n| Averton City Council | X | |\n| Wendshire Police | | X |\n"
    assert relations(text) == {"Averton City Council MEMBER_OF Skills Board", "Wendshire Police MEMBER_OF Growth Board"}


def test_a_roster_gives_seats_chair_and_employers() -> None:
    text = "Brack Flood Group annual report\n\nMembers of the group\n\nAnn Bell (Chair), Averton City Council\nRaj Patel, Wendshire Police\nJo Hunt, Public Health\n"
    assert relations(text) >= {
        "Ann Bell CHAIRS Brack Flood Group [chair]", "Ann Bell MEMBER_OF Brack Flood Group [chair]", "Ann Bell WORKS_FOR Averton City Council",
        "Raj Patel MEMBER_OF Brack Flood Group", "Jo Hunt WORKS_FOR Public Health", "Wendshire Police MEMBER_OF Brack Flood Group"}  # fmt: skip


def test_who_chairs_another_body_has_a_seat_here_and_no_chair() -> None:
    lines = "- Will Stone, Wend Skills Group Chair\n- Ann Marsh, Chair of the Harbour Board\n- Tom Reed, Brack Council (Chair)\n"
    found = relations(f"Members of the Wend Growth Board:\n\n{lines}")
    assert {line for line in found if " CHAIRS Wend Growth Board" in line} == {"Tom Reed CHAIRS Wend Growth Board [chair]"}
    assert sum(" MEMBER_OF Wend Growth Board" in line for line in found) >= 3


def test_those_who_will_be_invited_are_no_members() -> None:
    text = "Brack Flood Group annual report\n\nMembers of the group\n\nAnn Bell, Averton City Council\nRaj Patel, Wendshire Police\n\nKit Moss will be invited to join it as the voice of Brack Aid.\n"
    assert not {line for line in relations(text) if line.startswith("Kit Moss MEMBER_OF") and "(proposed)" not in line}


def test_projects_that_need_no_link_do_not_report() -> None:
    text = (
        "Brack Flood Group annual report\n\nThe projects each have their own governance and do not need a specific link to the group. The projects include:\n\n"
        "- a. Dry Homes (Averton City Council, Brack Aid)\n- b. River Watch led by Wendshire Police\n"
    )
    found = relations(text)
    assert found >= {"Brack Flood Group RELATED_TO Dry Homes", "Averton City Council DELIVERS Dry Homes [partner]", "Brack Aid DELIVERS Dry Homes [partner]", "Wendshire Police LEADS River Watch [lead]"}
    assert not {line for line in found if "REPORTS_TO" in line or "OVERSEES" in line}


def test_sub_groups_that_report_are_parts_and_report() -> None:
    text = "Wendshire Safeguarding Adults Board annual report\n\nThere are two sub groups which report to the Board, in the list below.\n\n- **Policy and Practice:** To oversee procedures.\n- Training: To train.\n"
    assert relations(text) >= {
        "Policy and Practice sub-group PART_OF Wendshire Safeguarding Adults Board", "Policy and Practice sub-group REPORTS_TO Wendshire Safeguarding Adults Board",
        "Training sub-group PART_OF Wendshire Safeguarding Adults Board"}  # fmt: skip


def test_what_might_be_is_no_fact() -> None:
    text = "Brack Flood Group annual report\n\nPotential projects could include:\n\n- Dry Homes\n- River Watch\n"
    assert not {line for line in relations(text) if "Dry Homes" in line}


def test_all_partnerships_that_report_are_those_of_the_list() -> None:
    text = (
        "# Partnership update\n\nThose partnerships that matter most report annually to Council.\n\nSome words between.\n\n"
        "The Wendshire-wide partnerships are:\n\n- Wendshire Growth Board\n- Wendshire Skills Board\n- Wendshire Health Alliance (formerly the Health Forum)\n"
    )
    found = relations(text)
    assert {line for line in found if "REPORTS_TO" in line} == {f"Wendshire {name} REPORTS_TO Council" for name in ("Growth Board", "Skills Board", "Health Alliance")}
    assert "Wendshire Skills Board COVERS Wendshire" in found


def test_a_part_named_after_its_whole() -> None:
    text = "The Safer Wends Partnership met in May. The Safer Wends Partnership Business Group will meet in June.\n"
    assert "Safer Wends Partnership Business Group PART_OF Safer Wends Partnership" in relations(text)


def test_the_header_of_a_report() -> None:
    header = read("**To:** Council  \n**Date:** 29 April 2019  \n**Title of Report:** Update on the Wendshire Children's Trust\n\nWords of Averton City Council.\n").header
    assert (header["date"], header["title"]) == ("2019-04-29", "Update on the Wendshire Children's Trust")


def test_people_in_a_slot() -> None:
    assert [person.name for person in people_in("Rt Revd Bishop Tom Field & Cllr Ann Marsh-Bell")] == ["Rt Revd Bishop Tom Field", "Cllr Ann Marsh-Bell"]
    assert people_in("Head of Policy") == [] and people_in("Averton City Council") == []
    assert role_in("(Interim Chair)") == "interim chair" and role_in("Vice-Chairman") == "deputy chair" and role_in("Treasury") is None
