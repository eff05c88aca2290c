"""Names that layout proves: the body of a meeting's title, a heading over its people; nothing where the encoder saw a name."""

import pytest

from govgraph.loaders.names.participants import Participant
from govgraph.loaders.names.proven import proven
from govgraph.loaders.pages.page import page_of


def names(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    """(text, tag) of what is named in a page. found: the (words, tag) that the encoder saw."""
    units = page_of(text)
    seen = []
    for words, tag in found:
        unit = next(unit for unit in units if words in unit.clean)
        start = unit.clean.index(words)
        seen.append(Participant(unit.number, start, start + len(words), tag, words))
    return [(one.text, one.tag) for one in proven(seen, units) if one not in seen]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Parent Council Meeting", ("Parent Council", "R")),
        ("Minutes of the Wend Valley Forum meeting held on 4 May", ("Wend Valley Forum", "B")),
        ("Skills and Work Board Terms of Reference", ("Skills and Work Board", "B")),
        ("Annual Harbour Committee Meeting", ("Harbour Committee", "B")),
        ("Board Membership", ("Board", "R")),
    ],
)
def test_the_title_of_a_meeting_or_paper_names_its_body(title: str, name: tuple[str, str]) -> None:
    assert names(f"# {title}\n\nWe talked of the roof.\n") == [name]


@pytest.mark.parametrize("title", ["Annual General Meeting", "Special Meeting", "Notes of a talk", "The council meeting was long and went on"])
def test_a_title_without_a_body_names_none(title: str) -> None:
    assert names(f"# {title}\n\nWe talked of the roof.\n") == []


def test_a_title_in_which_a_body_was_seen_gives_no_second_one() -> None:
    assert names("# Parent Council Meeting\n\nWe met.\n", ("Parent Council", "B")) == []


def test_no_title_stands_far_down_a_page() -> None:
    assert names("Words that fill a line of its own.\n\n" * 20 + "# Parent Council Meeting\n") == []


PEOPLE = (("Ann Bell", "P"), ("Raj Patel", "P"))


@pytest.mark.parametrize(
    ("heading", "name"), [("Our Trustees", "Trustees"), ("Board of Trustees", "Board of Trustees"), ("Meet the governors:", "governors")]
)
def test_a_heading_that_calls_a_body_by_its_people_is_that_body(heading: str, name: str) -> None:
    assert names(f"## {heading}\n\n- Ann Bell\n- Raj Patel\n", *PEOPLE) == [(name, "R")]


def test_on_a_page_that_names_another_body_such_a_heading_is_none() -> None:
    text = "# Wend Theatre Trust\n\n## Our Trustees\n\n- Ann Bell\n- Raj Patel\n"
    assert names(text, ("Wend Theatre Trust", "B"), *PEOPLE) == []


def test_a_heading_over_one_person_or_none_is_no_body() -> None:
    assert names("## Our Trustees\n\n- Ann Bell\n- vacant\n", ("Ann Bell", "P")) == []
