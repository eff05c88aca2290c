"""Which participants of a page are one thing, and which short forms name none."""

from __future__ import annotations

import pytest

from govgraph.loaders.names.entities import entities_of, is_acronym, key_of, spells
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.names.references import head_of, is_reference
from govgraph.loaders.names.tokenise import tokens_of, word_class
from govgraph.loaders.pages.page import page_of


def groups(text: str, *names: tuple[str, str]) -> list[set[str]]:
    """The names of each entity, where these (tag, name) stand in one paragraph in this order."""
    units = page_of(text)
    found, here = [], 0
    for tag, name in names:
        here = units[0].clean.index(name, here)
        found.append(Participant(0, here, here + len(name), tag, name))
        here += len(name)
    return [set(entity.names) for entity in entities_of(units, found)]


def test_an_acronym_in_brackets() -> None:
    assert groups("The Wick Growth Board (WGB) met. The WGB agreed.", ("B", "Wick Growth Board"), ("B", "WGB"), ("B", "WGB")) == [
        {"Wick Growth Board", "WGB"}
    ]


def test_an_acronym_that_does_not_fit_is_another() -> None:
    assert groups("The Wick Growth Board (DWP) met.", ("B", "Wick Growth Board"), ("O", "DWP")) == [{"Wick Growth Board"}, {"DWP"}]


def test_a_shorter_form_of_one_longer_name() -> None:
    text = "The Wick Health and Wellbeing Board and the Health and Wellbeing Board are one."
    assert len(groups(text, ("B", "Wick Health and Wellbeing Board"), ("B", "Health and Wellbeing Board"))) == 1


@pytest.mark.parametrize("wrong", ["Quay Partnertship", "Quay Parnership"])
def test_a_slip_in_the_word_for_a_kind_is_the_same_body(wrong: str) -> None:
    units = page_of(f"The {wrong} met. The Quay Partnership agreed.")
    found = [Participant(0, units[0].clean.index(name), units[0].clean.index(name) + len(name), "B", name) for name in (wrong, "Quay Partnership")]
    assert [entity.names for entity in entities_of(units, found)] == [("Quay Partnership", wrong)]


def test_a_letter_in_a_place_s_name_makes_another_body() -> None:
    text = "The Hartleyford Committee and the Harleyford Committee met."
    assert len(groups(text, ("B", "Hartleyford Committee"), ("B", "Harleyford Committee"))) == 2


def test_a_shorter_form_of_two_longer_names_is_neither() -> None:
    text = "The Wick Growth Board, the Holme Growth Board and any Growth Board."
    assert len(groups(text, ("B", "Wick Growth Board"), ("B", "Holme Growth Board"), ("B", "Growth Board"))) == 3


def test_a_longer_name_with_words_inside_is_another() -> None:
    text = "The Safer Communities Board and the Safer Communities Programme Board."
    assert len(groups(text, ("B", "Safer Communities Board"), ("B", "Safer Communities Programme Board"))) == 2


def test_a_person_by_surname_or_initial() -> None:
    text = "Nkechi Eze spoke; Cllr Eze and N Eze agreed with Tom Bell."
    assert groups(text, ("P", "Nkechi Eze"), ("P", "Cllr Eze"), ("P", "N Eze"), ("P", "Tom Bell")) == [
        {"Nkechi Eze", "Cllr Eze", "N Eze"},
        {"Tom Bell"},
    ]


def test_a_person_is_no_board() -> None:
    assert len(groups("Bell of the Bell.", ("P", "Bell"), ("B", "Bell"))) == 2


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Police and Crime Panel", "PCP"),
        ("Kilbrennan and Lorne Community Planning Partnership", "CPP"),
        ("Oxford LEP", "OxLEP"),
        ("Niall O’Dea", "NO"),
        ("Siân Davies", "SD"),
        ("Wexley Health and Care Partnership", "WX HCP"),
        ("Shore Safeguarding Adults Board", "Shore SAB"),
        ("Averton Children and Families Board", "AV-CFB"),
        ("Tamar and Esk Growth Board", "TE GB"),
    ],
)
def test_initials(name: str, acronym: str) -> None:
    assert spells(name, acronym)


@pytest.mark.parametrize(("name", "acronym"), [("LEP Board", "LEP"), ("Growth Board", "GBX"), ("Partnership", "PA"), ("Shore Skills Board", "Quay SB")])
def test_no_initials(name: str, acronym: str) -> None:
    assert not spells(name, acronym)


@pytest.mark.parametrize(("acronym", "count"), [("WSCB", 1), ("WCSB", 1), ("WCSX", 2)])
def test_letters_that_were_transposed_behind_the_name_mean_it_all_the_same(acronym: str, count: int) -> None:
    text = f"The Wendshire Safeguarding Children Board ({acronym}) met."
    assert len(groups(text, ("B", "Wendshire Safeguarding Children Board"), ("B", acronym))) == count


@pytest.mark.parametrize("people", ["Directors", "Trustees", "Governors"])
def test_a_body_s_board_is_its_board_of_people(people: str) -> None:
    assert key_of(f"the Quay Trust Board of {people}") == key_of("Quay Trust Board")
    assert key_of(f"Board of {people}") != key_of("Board")


def test_keys() -> None:
    assert key_of("The Children’s Trust") == key_of("childrens trust")
    assert key_of("theme groups") == key_of("Theme Group")
    assert key_of("Cllr Ann Bell") == key_of("Ann Bell")
    assert key_of("Partnership Plan 2012-17") == key_of("Partnership Plan")


@pytest.mark.parametrize("text", ["Board", "the Partnership", "sub-group", "Steering Group", "Executive Board", "Council"])
def test_short_forms(text: str) -> None:
    assert is_reference(text)


@pytest.mark.parametrize("text", ["Growth Board", "Wick Partnership", "GB", "Ann Bell", "Health and Wellbeing Board"])
def test_names_are_no_short_forms(text: str) -> None:
    assert not is_reference(text)


def test_heads() -> None:
    assert [head_of(text) for text in ("Growth Sub-Groups", "Wick Board", "subcommittee", "Ann Bell")] == [
        "group",
        "board",
        "committee",
        "",
    ]


def test_tokens() -> None:
    assert [token.text for token in tokens_of("The Board's sub-group (No. 2)")] == [
        "The",
        "Board",
        "'s",
        "sub",
        "-",
        "group",
        "(",
        "No",
        ".",
        "2",
        ")",
    ]
    assert "body" in word_class("Board") and "post" in word_class("director")
    assert is_acronym("OxLEP") and not is_acronym("Board")
