"""Titles that pages glue to the sentence below or break over two lines stand alone again; nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.blocks import arrange
from govgraph.loaders.lines import line_blocks


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.clean) for block in arrange(line_blocks(text))]


def test_a_title_that_the_sentence_says_again_is_a_heading() -> None:
    found = blocks("Harbour Board The Harbour Board meets monthly in the old custom house.\n")
    assert found == [("heading", "Harbour Board"), ("para", "The Harbour Board meets monthly in the old custom house.")]


def test_so_is_one_in_the_middle_of_a_paragraph() -> None:
    found = blocks("Welcome to our pages. Grants Committee The Grants Committee decides on grants. Executive The Executive leads.\n")
    assert [words for kind, words in found if kind == "heading"] == ["Grants Committee", "Executive"]


def test_a_dash_between_the_two_goes() -> None:
    assert ("heading", "Ferry Forum") in blocks("Ferry Forum-The Ferry Forum was set up in 2009 by the county.\n")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board and the Ferry Forum meet monthly in the custom house.",
        "Members of the Board The chair and two others make a quorum of the whole.",
        "It is the Harbour Board that decides, and the Harbour Board that pays for it.",
    ],
)
def test_other_sentences_stay_whole(text: str) -> None:
    assert len(blocks(text + "\n")) == 1


def test_a_name_broken_over_two_lines_is_one_again() -> None:
    assert (
        blocks("Upper Wend & Saltmarsh\nParish Council\n\nMinutes of the meeting held on 3 May.\n")[0][1]
        == "Upper Wend & Saltmarsh Parish Council"
    )


@pytest.mark.parametrize("first", ["Membership", "Harbour Board", "Contact us:"])
def test_labels_and_whole_names_are_not_joined_to_the_next_line(first: str) -> None:
    assert f"{first} Parish Council" not in [words for _, words in blocks(f"{first}\nParish Council\n\nMinutes of 3 May.\n")]


@given(
    st.lists(
        st.sampled_from(["Executive The Executive meets.", "Harbour Board", "Parish Council", "It meets. ", "- item", ""]), max_size=12
    )
)
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n\n".join(lines) + "\n"
    told = " ".join(words for _, words in blocks(text))
    assert [w for w in told.replace("-", " ").split() if w.isalpha()] == [w for w in text.replace("-", " ").split() if w.isalpha()]
