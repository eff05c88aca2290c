"""The tagger: names from what the encoder holds of each word; no name begins in its middle."""

import numpy as np
import pytest

from govgraph.loaders.names.tagger import Words, participants_of
from govgraph.loaders.names.tokenise import tokens_of
from govgraph.loaders.pages.page import page_of

UNITS = page_of("The housing sub-group reports to the Wendshire Cabinet.\n")
LABELS = ("O", *(f"{place}-{tag}" for tag in "BP" for place in "BI"))
TEXTS = [token.text for unit in UNITS for token in tokens_of(unit.clean)]


def heard(*sure: tuple[str, str]) -> Words:
    """An encoder that is sure of the label of some words (all others: no name)."""
    chances = np.full((len(TEXTS), len(LABELS)), -9.0)
    for row, text in enumerate(TEXTS):
        chances[row, LABELS.index(dict(sure).get(text, "O"))] = 0.0
    return Words(LABELS, chances, np.linspace(0, 0.9, len(TEXTS)))


def test_what_is_sure_is_found() -> None:
    words = heard(("housing", "B-B"), ("sub", "I-B"), ("-", "I-B"), ("group", "I-B"), ("Wendshire", "B-B"), ("Cabinet", "I-B"))
    assert [one.text for one in participants_of(UNITS, words)] == ["housing sub-group", "Wendshire Cabinet"]
    assert min(one.score for one in participants_of(UNITS, words)) > 0.9


def test_what_is_denied_is_not() -> None:
    assert participants_of(UNITS, heard()) == ()


def test_a_name_has_one_kind_and_begins_at_its_beginning() -> None:
    words = heard(("Wendshire", "B-B"), ("Cabinet", "I-P"))
    words.chances[TEXTS.index("Cabinet"), LABELS.index("I-B")] = -1.0  # less likely, but possible after "Wendshire"
    (one,) = participants_of(UNITS, words)
    assert (one.text, one.tag) == ("Wendshire Cabinet", "B")


def test_the_order_of_labels_may_be_another() -> None:
    words = heard(("Wendshire", "B-B"), ("Cabinet", "I-B"))
    turned = Words(LABELS[::-1], words.chances[:, ::-1], words.about)
    assert participants_of(UNITS, turned) == participants_of(UNITS, words)


def test_each_tells_the_chance_that_the_page_is_about_it() -> None:
    words = heard(("Wendshire", "B-B"), ("Cabinet", "I-B"))
    (one,) = participants_of(UNITS, words)
    assert one.about == pytest.approx(words.about[TEXTS.index("Wendshire")], abs=1e-3)


def test_two_names_may_touch() -> None:
    words = heard(("Wendshire", "B-B"), ("Cabinet", "B-B"))
    assert [one.text for one in participants_of(UNITS, words)] == ["Wendshire", "Cabinet"]


def test_a_page_without_words_has_no_names() -> None:
    assert participants_of((), Words(LABELS, np.zeros((0, len(LABELS))), np.zeros(0))) == ()


@pytest.mark.parametrize(
    ("text", "tags", "names"),
    [
        ("Minutes of Full Council Meeting of Wend Town Council", {"Full": "B-B", "Wend": "B-B", "Town": "I-B"}, ["Wend Town"]),
        ("Meeting of Trustees", {"Meeting": "B-B"}, []),
        ("Ordinary Parish Council Meeting", {"Ordinary": "B-B", "Parish": "I-B", "Council": "I-B"}, ["Parish Council"]),
        ("Report 2015 of Wend Board", {"2015": "B-B", "Wend": "B-B", "Board": "I-B"}, ["Wend Board"]),
        ("The Wend Board", {"The": "B-B", "Wend": "B-B", "Board": "I-B"}, ["Wend Board"]),
        ("write to ann.bell@wend.example or Ann_Bell", {"ann.bell": "B-P", "Ann": "B-P", "_": "I-P", "Bell": "I-P"}, []),
        ("With Sqn Ldr from the base", {"Sqn": "B-P", "Ldr": "I-P"}, []),
        ("Annual Review Board Papers", {"Annual": "B-B", "Review": "I-B", "Board": "I-B"}, ["Annual Review Board"]),
    ],
)
def test_what_a_meeting_is_called_by_or_a_number_is_no_body(text: str, tags: dict[str, str], names: list[str]) -> None:
    units = page_of(text)
    words = [token.text for token in tokens_of(units[0].clean)]
    chances = np.full((len(words), len(LABELS)), -9.0)
    for row, word in enumerate(words):
        chances[row, LABELS.index(tags.get(word, "O"))] = 0.0
    assert [one.text for one in participants_of(units, Words(LABELS, chances, np.zeros(len(words))))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Arts Board and Sports Council. Arts Board. Sports Council.", ["Arts Board", "Sports Council", "Arts Board", "Sports Council"]),
        ("Arts Board and the Sports Council. Arts Board. Sports Council.", ["Arts Board", "Sports Council", "Arts Board", "Sports Council"]),
        ("Arts Board and Sports Council. Arts Board.", ["Arts Board and Sports Council", "Arts Board"]),
        ("Arts and Sports Board. Sports Board.", ["Arts and Sports Board", "Sports Board"]),
    ],
)
def test_two_names_in_one_are_two_where_the_page_has_both(text: str, names: list[str]) -> None:
    units = page_of(text)
    words = [token.text for token in tokens_of(units[0].clean)]
    chances = np.full((len(words), len(LABELS)), -9.0)
    inside = False
    for row, word in enumerate(words):
        named = word != "."
        chances[row, LABELS.index(("I-B" if inside else "B-B") if named else "O")] = 0.0
        inside = named
    assert [one.text for one in participants_of(units, Words(LABELS, chances, np.zeros(len(words))))] == names
