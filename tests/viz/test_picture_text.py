"""Words on cards: cleaned, measured by the fixed table, wrapped within the card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.viz.cards import card, outline
from govgraph.viz.style import styles
from govgraph.viz.text import clean, readable, width, wrap
from govgraph.viz.view import Box


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("Health\u202e and Wellbeing", "Health and Wellbeing"),
        ("Nul\x00Board\x1b[31m", "NulBoard[31m"),
        ("  two \n lines\t", "two lines"),
        ("Lone \ud800 half", "Lone half"),
        ("Zoe\u0308 Évry", "Zoe\u0308 Évry"),
        ("Z\u0351\u036b\u0343\u036a", "Z\u0351\u036b"),
        ("مجلس الشراكة", "مجلس الشراكة"),
    ],
)
def test_clean(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


def test_quotes_lose_the_tags_of_their_table_and_nothing_else() -> None:
    assert readable("Chair</b></td><td>Ann Bell") == "Chair | Ann Bell"
    assert readable("a < b and <Board> <script>x</script>") == "a < b and <Board> <script>x</script>"


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=200), st.sampled_from([60.0, 140.0, 150.0]), st.booleans(), st.integers(1, 5))
def test_wrapped_lines_fit(text: str, room: float, bold: bool, most: int) -> None:
    lines = wrap(clean(text), room, 12.5, bold, most)
    assert len(lines) <= most
    assert all(width(line, 12.5, bold) <= room or len(line) <= 1 for line in lines)


@given(st.text(alphabet="abc def", max_size=40))
def test_nothing_is_lost_where_there_is_room(text: str) -> None:
    assert "".join(wrap(text, 90.0, 12.0, most=99)).replace(" ", "") == text.replace(" ", "")


def test_widths_are_those_of_arial() -> None:
    assert width("Wi", 1000) == 944 + 222
    assert width("Wi", 1000, bold=True) == 944 + 278
    assert width("é", 1000) == width("e", 1000)


@pytest.mark.parametrize("family", sorted(styles().families))
def test_every_line_of_a_card_stands_within_it(family: str) -> None:
    box = Box("b", "Wendshire Health and Wellbeing Partnership Board for Older People", "body", family, chairs=("Chair: Anna Bell",), marks=("orphan", "weak"))
    made = card(box)
    assert made.lines[0].y > 0
    assert made.lines[-1].y < made.h
    assert [line.role for line in made.lines][-3:] == ["chair", "mark", "mark"]
    assert "NaN" not in made.path


@pytest.mark.parametrize("shape", ["rect", "round", "pill", "hexagon", "cut", "tab", "double"])
def test_each_shape_is_drawn(shape: str) -> None:
    assert outline(shape, 100, 40).startswith("M")
    if shape != "rect":
        assert outline(shape, 100, 40) != outline("rect", 100, 40)
