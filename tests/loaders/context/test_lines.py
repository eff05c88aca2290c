"""Lines: every word of a page stands once, in order, no line is longer than the encoder's places, headings are said again at a line's top."""

from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.loaders.context.chances import words_of
from govgraph.loaders.context.lines import Line, lines_of
from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.context.windows import LENGTH, SPARE
from govgraph.loaders.names.tokenise import Token, tokens_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.pages.units import Unit
from tests.loaders.context.pages import PAGE

NETWORK = shipped_network("names")
PLACES = NETWORK.weights["places"].shape[0]


def page(text: str) -> tuple[tuple[Unit, ...], list[list[Token]], list[Line]]:
    units = page_of(text, "text/markdown")
    tokens = [tokens_of(unit.clean) for unit in units]
    return tuple(units), tokens, list(lines_of(units, tokens, NETWORK.pieces))


def test_a_short_page_is_one_line() -> None:
    _, tokens, lines = page(PAGE)
    assert [line.words for line in lines] == [tuple(range(sum(map(len, tokens))))]


def test_each_word_points_at_its_first_piece() -> None:
    _, tokens, (line,) = page(PAGE)
    texts = [token.text for row in tokens for token in row]
    assert [line.pieces[place] for place in line.places] == [NETWORK.pieces(texts[word])[0] for word in line.words]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Board", "the", "Sub-Group", "reports", "to", "NHS", "antidisestablishmentarianism", ",", "é"]), max_size=900))
def test_every_word_stands_once_and_no_line_is_too_long(words: list[str]) -> None:
    text = "# Growth Board\n\n" + " ".join(words)
    _, tokens, lines = page(text)
    assert [word for line in lines for word in line.words] == list(range(sum(map(len, tokens))))
    assert all(len(line.pieces) <= PLACES for line in lines)
    assert all(len(line.pieces) <= LENGTH + SPARE + 2 for line in lines[1:])


def test_a_heading_is_said_again_where_its_list_goes_on() -> None:
    names = "\n".join(f"- {name} Parish Council" for name in ("Ashby", "Boxley", "Corby", "Denton") * 50)
    _, _, lines = page(f"# Rural Forum\n\n## Members of the Forum\n\n{names}\n")
    heading = tuple(NETWORK.pieces("Members of the Forum"))
    assert len(lines) > 1
    for line in lines:
        assert any(line.pieces[i : i + len(heading)] == heading for i in range(len(line.pieces)))


def test_how_a_word_is_written_is_told_apart() -> None:
    small, capital, capitals = (NETWORK.pieces(word)[0] for word in ("board", "Board", "BOARD"))
    assert len({small, capital, capitals}) == 3


def test_the_labels_are_told_as_logarithms_of_chances() -> None:
    units, tokens, _ = page(PAGE)
    words = words_of(units, NETWORK)
    assert words.chances.shape == (sum(map(len, tokens)), len(NETWORK.labels))
    sums = abs(2.718281828 ** words.chances.astype(float)).sum(1)
    assert all(abs(one - 1) < 1e-3 for one in sums)


def test_a_page_without_words_has_no_lines() -> None:
    assert page("")[2] == []
