"""Word pieces: the longest first, in small letters, punctuation apart; nothing of a text is lost; each tells how its word is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.context.wordpiece import CASE, Pieces, heard

WORDS = [
    "[UNK]",
    "board",
    "growth",
    "sub",
    "##group",
    "##s",
    "-",
    ".",
    "&",
    "(",
    ")",
    "chair",
    "cafe",
    *"abcdefgh",
    *(f"##{c}" for c in "abcdefgh"),
]
PIECES = Pieces({word: i for i, word in enumerate(WORDS)})


def words(text: str) -> list[str]:
    return [WORDS[i % CASE] for i in PIECES(text)]


def test_the_longest_piece_is_taken_first() -> None:
    assert words("Subgroups") == ["sub", "##group", "##s"]


def test_punctuation_stands_alone() -> None:
    assert words("Growth Board (sub-group).")[:3] == ["growth", "board", "("]
    assert words("sub-") == ["sub", "-"]


def test_accents_and_capitals_make_no_other_pieces() -> None:
    assert words("CAFÉ") == ["cafe"]


@pytest.mark.parametrize(("word", "case"), [("board", 0), ("Board", 1), ("BOARD", 2), ("(Board)", 1), ("A", 1), ("sub-Group", 0), ("2016", 0)])
def test_each_piece_tells_how_its_word_is_written(word: str, case: int) -> None:
    assert {i // CASE for i in PIECES(word)} == {case}


@pytest.mark.parametrize(("spelling", "word"), heard().items())
def test_other_spellings_of_a_title_are_heard_as_the_one_that_was_learnt(spelling: str, word: str) -> None:
    pieces = shipped_network("names").pieces
    assert pieces(f"{spelling.capitalize()}. Bell") == pieces(f"{word.capitalize()}. Bell") != pieces("Bell. Bell")


def test_a_word_without_pieces_is_unknown() -> None:
    assert words("zzz board") == ["[UNK]", "board"]


def test_a_word_of_a_thousand_letters_is_unknown() -> None:
    assert words("a" * 1000) == ["[UNK]"]


def test_blanks_of_every_kind_part_words() -> None:
    assert words("growth\u00a0board\tchair\nboard") == ["growth", "board", "chair", "board"]


@given(st.text(alphabet="abcdefgh ", max_size=60))
def test_the_pieces_of_known_letters_spell_the_text(text: str) -> None:
    told = words(text)
    assert "".join(piece.removeprefix("##") for piece in told) == "".join(text.split())


@given(st.text(max_size=60))
def test_any_text_is_read_and_read_alike(text: str) -> None:
    assert PIECES(text) == PIECES(text)
    assert all(0 <= i % CASE < len(WORDS) and i // CASE <= 2 for i in PIECES(text))
