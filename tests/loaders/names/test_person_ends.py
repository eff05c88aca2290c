"""Where the lines of a table have run together, a person's name ends before the post behind it."""

import pytest

from govgraph.loaders.names.tagger import _person


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
