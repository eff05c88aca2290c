"""Names whose edges the tagger missed are mended; names that are right are left alone."""

import pytest

from govgraph.loaders.names.edges import mended
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.pages.page import page_of


def names(text: str, *marked: tuple[str, str]) -> list[tuple[str, str]]:
    """(text, tag) of the mended names of a line. marked: the (words, tag) that a tagger found, in order."""
    (unit,) = page_of(text + "\n")
    found, at = [], 0
    for words, tag in marked:
        start = unit.clean.index(words, at)
        at = start + len(words)
        found.append(Participant(0, start, at, tag, words))
    return [(one.text, one.tag) for one in mended(found, [unit])]


@pytest.mark.parametrize(
    ("name", "tag", "kept"),
    [
        ("Joint Action Group (", "B", "Joint Action Group"),
        ("Jenny Reeve (JR", "P", "Jenny Reeve"),
        ("Health and", "B", "Health"),
        ("Clerk to the", "T", "Clerk"),
        ("Standards CommitteeMeets", "B", "Standards Committee"),
        ("Percy ChubbDeputy", "P", "Percy Chubb"),
        ("CCT) Board", "B", "Board"),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(name: str, tag: str, kept: str) -> None:
    ((text, _),) = names(f"Members sit on {name} in May", (name, tag))
    assert text == kept


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Wendshire Fire Committee (Pensions)", "B"),
        ("Ann MacDonald", "P"),
        ("Ann FitzGerald", "P"),
        ("Board of Trustees", "B"),
        ("Abbey CofE Infant School", "O"),
        ("Christmas Lights Switch-On", "J"),
        ("Locked In", "L"),
    ],
)
def test_what_is_a_name_stays(name: str, tag: str) -> None:
    assert names(f"We met {name}, again", (name, tag)) == [(name, tag)]


def test_what_is_nothing_but_joining_words_is_no_name() -> None:
    assert names("we went to the place", ("the", "A")) == []


def test_a_bracket_within_a_name_is_closed() -> None:
    found = names("The Serious Case Review (SCR) Sub Group met", ("Serious Case Review", "B"), ("SCR) Sub Group", "B"))
    assert found == [("Serious Case Review (SCR) Sub Group", "B")]


def test_a_heading_and_its_text_that_ran_together_are_two() -> None:
    assert names("The senate Senate is the academic body", ("senate Senate", "B")) == [("senate", "R"), ("Senate", "R")]


def test_two_bodies_in_one_name_are_two_where_the_page_names_both() -> None:
    line = "The Growth Board and Skills Panel: the Growth Board decides, the Skills Panel advises"
    both = (("Growth Board and Skills Panel", "B"), ("Growth Board", "B"), ("Skills Panel", "B"))
    assert [name for name, _ in names(line, *both)] == ["Growth Board", "Skills Panel", "Growth Board", "Skills Panel"]
    assert [name for name, _ in names(line, both[0])] == ["Growth Board and Skills Panel"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Skills for Work Board:", "Skills for Work Board"),
        ("The Support for Tenants Forum meets.", "Support for Tenants Forum"),
        ("Terms of Reference for Tenants Forum", "Tenants Forum"),
        ("They give Support for Tenants Forum", "Tenants Forum"),
    ],
)
def test_a_word_and_for_may_open_a_name(text: str, kept: str) -> None:
    assert names(text, ("Work Board" if "Work" in text else "Tenants Forum", "B")) == [(kept, "B")]


@pytest.mark.parametrize(("name", "kept"), [("for Victims Subgroup", "Support for Victims Subgroup"), ("of the Wend Board", "the Wend Board")])
def test_joining_words_that_begin_a_name_are_left_out(name: str, kept: str) -> None:
    assert names(f"The Support {name} met", (name, "B")) == [(kept, "B")]
