"""Drawn charts: which box stands above which."""

from __future__ import annotations

import pytest

from govgraph.loaders.office.charts import Chart, Joint, Shape, named

TOP, LEFT, RIGHT = Shape("1", "Leaders Board", (40, 0, 60, 10)), Shape("2", "Growth Board", (0, 40, 20, 50)), Shape("3", "Skills Board", (80, 40, 100, 50))


@pytest.mark.parametrize(
    ("joint", "lines"),
    [
        (Joint(("1", "2")), [("Growth Board", "Leaders Board")]),
        (Joint(("2", "1")), [("Growth Board", "Leaders Board")]),
        (Joint(("2", "3")), []),
        (Joint(("1", "9")), []),
        (Joint(("1", "1")), []),
        (Joint(), []),
        (Joint(("", ""), ((50, 11), (90, 39))), [("Skills Board", "Leaders Board")]),
        (Joint(("1", ""), ((0, 0), (10, 52))), [("Growth Board", "Leaders Board")]),
        (Joint(("", ""), ((50, 11), (50, 200))), []),
    ],
)
def test_lines_by_their_ends_and_places(joint: Joint, lines: list[tuple[str, str]]) -> None:
    found, unclear = Chart([TOP, LEFT, RIGHT], [joint]).lines()
    assert found == lines and unclear == (not lines)


def test_what_the_file_says_itself_needs_no_places() -> None:
    chart = Chart([Shape("a", "Upper Board"), Shape("b", "Lower Group"), Shape("c", "")], above=[("a", "b"), ("a", "c"), ("x", "b")])
    assert chart.lines() == ([("Lower Group", "Upper Board")], 0)


def test_only_what_may_be_a_name_is_a_box_with_a_name() -> None:
    shapes = [Shape("1", " Growth\n Board "), Shape("2", "1"), Shape("3", "—"), Shape("4", "word " * 90)]
    assert [shape.text for shape in named(shapes)] == ["Growth Board"]
