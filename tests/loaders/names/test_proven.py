"""The body that a title announces is a name where the encoder saw none; what is only a meeting's or a person's is not."""

import numpy as np
import pytest

from govgraph.loaders.names.tagger import Words, participants_of
from govgraph.loaders.names.tokenise import tokens_of
from govgraph.loaders.pages.page import page_of

LABELS = ("O", "B-B", "I-B")


def names(text: str, seen: str = "") -> list[tuple[str, str]]:
    """(text, tag) of what is named in a page where the encoder saw nothing but one word."""
    units = page_of(text)
    words = [token.text for unit in units for token in tokens_of(unit.clean)]
    chances = np.full((len(words), len(LABELS)), -9.0)
    for row, word in enumerate(words):
        chances[row, LABELS.index("B-B" if word == seen else "O")] = 0.0
    return [(one.text, one.tag) for one in participants_of(units, Words(LABELS, chances, np.zeros(len(words))))]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Parent Council Meeting", ("Parent Council", "R")),
        ("Minutes of the Wend Valley Forum meeting held on 4 May", ("Wend Valley Forum", "B")),
        ("Skills and Work Board Terms of Reference", ("Skills and Work Board", "B")),
        ("Annual Review Board Minutes", ("Annual Review Board", "B")),
        ("Ordinary Parish Council Meeting", ("Parish Council", "B")),
        ("Board Membership", ("Board", "R")),
    ],
)
def test_the_title_of_a_meeting_or_paper_names_its_body(title: str, name: tuple[str, str]) -> None:
    assert names(f"# {title}\n\nWe talked of the roof.\n") == [name]


@pytest.mark.parametrize("title", ["Annual General Meeting", "Special Meeting", "Notes of a talk", "The council meeting was long and went on"])
def test_a_title_without_a_body_names_none(title: str) -> None:
    assert names(f"# {title}\n\nWe talked of the roof.\n") == []


def test_a_title_in_which_a_body_was_seen_gives_no_second_one() -> None:
    assert names("# Wick Forum Meeting\n\nWe met.\n", "Wick") == [("Wick", "B")]


def test_no_title_stands_far_down_a_page() -> None:
    assert names("Words that fill a line of its own.\n\n" * 20 + "# Wick Forum Meeting\n") == []
