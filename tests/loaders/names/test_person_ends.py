"""Where the lines of a table have run together, a person's name ends before the post behind it."""

import pytest

from govgraph.loaders.names.tagger import _participant, _person
from govgraph.loaders.pages.page import page_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Colm Petrie Corporate Director", "Colm Petrie"),
        ("Y Hugh Ockley Lay Member", "Hugh Ockley"),
        ("J. R. Smith Head of Service", "J. R. Smith"),
        ("Stella Edmunds Service Director", "Stella Edmunds"),
        ("Ann Church", "Ann Church"),
        ("Maud Pinder", "Maud Pinder"),
        ("N Pinder", "N Pinder"),
    ],
)
def test_the_name_alone_is_kept(text: str, name: str) -> None:
    start, end = _person(text, 0, len(text))
    assert text[start:end] == name


@pytest.mark.parametrize("picture", ["logo", "Logo", "Crest"])
def test_a_name_under_a_picture_is_the_name(picture: str) -> None:
    (unit,) = page_of(f"Wendshire Growth Board {picture}\n")
    assert _participant(unit, 0, len(unit.clean), "B", 0.9).text == "Wendshire Growth Board"
