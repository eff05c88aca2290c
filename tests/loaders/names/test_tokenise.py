"""Words and signs: a name in any language of Latin letters is made of whole words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.names.tokenise import tokens_of

LETTERS = st.text(st.characters(min_codepoint=0x41, max_codepoint=0x24F, categories=["Lu", "Ll"], exclude_characters="µ"), min_size=1, max_size=12)


@given(st.lists(LETTERS, min_size=1, max_size=6))
def test_no_word_is_cut_inside(words: list[str]) -> None:
    assert [token.text for token in tokens_of(" ".join(words))] == words


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say_and_leave_nothing_out_but_blanks(text: str) -> None:
    found = tokens_of(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert "".join(one.text for one in found) == "".join(text.split())


@pytest.mark.parametrize(
    "text, words",
    [
        ("Board's sub-group", ["Board", "'s", "sub", "-", "group"]),
        ("Dŵr Cymru, Łukasz Żółć", ["Dŵr", "Cymru", ",", "Łukasz", "Żółć"]),
        ("Board² and n.b. O'Neill", ["Board", "²", "and", "n.b", ".", "O'Neill"]),
    ],
)
def test_words_and_signs(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens_of(text)] == words
