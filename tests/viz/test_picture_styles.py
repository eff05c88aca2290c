"""Styles: complete for the schema, legible in both themes, told apart without colour."""

from __future__ import annotations

import re

import pytest

from govgraph.graph.schema import schema
from govgraph.viz.style import styles
from govgraph.viz.svg import css


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "act"])
def test_words_on_cards_and_paper_can_be_read(theme: str, ink: str) -> None:
    tone = styles().theme[theme]
    grounds = [getattr(family, theme) for family in styles().families.values()] + [tone["paper"], tone["panel"]]
    assert min(contrast(tone[ink], ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_and_links_stand_out(theme: str) -> None:
    tone = styles().theme[theme]
    assert min(contrast(tone[line], tone["paper"]) for line in ("line", "thin", "frame")) >= 3
    assert min(contrast(tone[side], tone[ground]) for side in ("up", "down") for ground in ("paper", "panel")) >= 4.5


def test_styles_name_only_what_the_schema_has() -> None:
    assert set(styles().lines) <= set(schema().relations)
    pairs = {tuple(pair.split("-")) for style in styles().lines.values() for pair in style.draw}
    assert {kind for pair in pairs for kind in pair} <= set(schema().kinds)
    for key, style in styles().lines.items():
        assert all(schema().relations[key].admits(*pair.split("-")) for pair in style.draw), key
        assert style.above in ("source", "target")
        assert style.hang in ("always", "leaf", "never")


def test_every_line_of_accountability_runs_upward() -> None:
    for key, kind in schema().relations.items():
        if kind.accountability != "none":
            assert styles().lines[key].above == ("target" if kind.accountability == "forward" else "source")


def test_every_status_that_is_not_in_force_has_a_mark_in_words() -> None:
    for key, status in schema().statuses.items():
        assert status.live or (styles().marks[key].word and styles().marks[key].dash)


def test_a_family_is_a_word_and_a_shape_beside_its_colour() -> None:
    titles = [family.title for family in styles().families.values()]
    assert len(set(titles)) == len(titles)
    assert len({family.shape for family in styles().families.values()}) == len(titles), "each kind has a shape of its own"


@pytest.mark.parametrize(
    ("kind", "subtype", "name", "family"),
    [
        ("body", "board", "Health and Wellbeing Board", "board"),
        ("body", "sub-group", "Training", "group"),
        ("body", "steering group", "Skills Group", "group"),
        ("body", "committee (scrutiny)", "Performance Committee", "scrutiny"),
        ("body", None, "Brack Community Partnership", "board"),
        ("body", "council (meeting)", "Council", "council"),
        ("body", "partnership board", "Health Improvement Board", "board"),
        ("body", "task and finish group", "Warm Homes", "task"),
        ("body", None, "Rural Forum", "board"),
        ("organisation", "county council", "Wendshire County Council", "council"),
        ("organisation", "charity", "Wendshire Mind", "organisation"),
        ("project", "campaign", "Sugar Smart Council", "project"),
    ],
)
def test_families(kind: str, subtype: str | None, name: str, family: str) -> None:
    assert styles().family(kind, subtype, name).key == family


def test_the_sheet_of_a_drawing_asks_for_nothing() -> None:
    assert not re.search(r"url\(|@import|https?:", css())
