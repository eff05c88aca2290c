"""The tagger with what another reader holds of the words: each counts, and what the other is sure of carries through."""

import numpy as np
import pytest

from govgraph.loaders.names.tagger import Words, participants_of
from govgraph.loaders.names.tokenise import tokens_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.weights.table import shipped

UNITS = page_of("The housing sub-group reports to the Wendshire Cabinet.\n")
TABLE = shipped("names")
TEXTS = [token.text for unit in UNITS for token in tokens_of(unit.clean)]


def heard(*sure: tuple[str, str]) -> Words:
    """A reader that is sure of the label of some words (all others: no name), and of nothing else."""
    chances = np.full((len(TEXTS), len(TABLE.labels)), -9.0)
    for row, text in enumerate(TEXTS):
        chances[row, TABLE.labels.index(dict(sure).get(text, "O"))] = 0.0
    return Words(TABLE.labels, 3 * chances, np.linspace(0, 0.9, len(TEXTS)))


def test_what_another_reader_is_sure_of_is_found() -> None:
    words = heard(("housing", "B-B"), ("sub", "I-B"), ("-", "I-B"), ("group", "I-B"), ("Wendshire", "B-B"), ("Cabinet", "I-B"))
    assert [one.text for one in participants_of(UNITS, TABLE, words)] == ["housing sub-group", "Wendshire Cabinet"]


def test_what_another_reader_denies_is_not() -> None:
    assert participants_of(UNITS, TABLE, heard()) == ()


def test_the_order_of_labels_may_be_another() -> None:
    order = TABLE.labels[::-1]
    words = heard(("Wendshire", "B-B"), ("Cabinet", "I-B"))
    turned = Words(order, words.chances[:, ::-1], words.about)
    assert participants_of(UNITS, TABLE, turned) == participants_of(UNITS, TABLE, words)


def test_each_tells_the_chance_that_the_page_is_about_it() -> None:
    words = heard(("Wendshire", "B-B"), ("Cabinet", "I-B"))
    (one,) = participants_of(UNITS, TABLE, words)
    assert one.about == pytest.approx(words.about[TEXTS.index("Wendshire")], abs=1e-3)


def test_alone_the_table_tells_nothing_of_what_the_page_is_about() -> None:
    assert {one.about for one in participants_of(UNITS, TABLE)} <= {0.0}
