"""What the tagger sees: columns and names of features are two views of one evidence."""

from __future__ import annotations

import numpy as np

from govgraph.loaders.names.features import NAMED, columns_of, features_of, governing, page_words
from govgraph.loaders.names.tagger import participants_of
from govgraph.loaders.names.tokenise import tokens_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.weights.table import shipped

PAGE = """# Wend Growth Board

## Members

- Ann Bell (Chair), Wend District Council
- NHS Wend

The Growth Board (WGB) reports to the Cabinet | monthly. Growth's partners meet.
"""


def features_at(text: str, number: int, token: str) -> list[str]:
    """The features of a token of a unit of a page."""
    units = page_of(text)
    unit = units[number]
    tokens = tokens_of(unit.clean)
    rows = features_of(unit, tokens, governing(unit, units), page_words(units))
    return rows[[one.text for one in tokens].index(token)]


def test_sums_of_columns_are_sums_of_features() -> None:
    table, units = shipped("names"), page_of(PAGE)
    words = page_words(units)
    for unit in units:
        tokens = tokens_of(unit.clean)
        governed = governing(unit, units)
        columns = columns_of(unit, tokens, governed, words)
        rows = np.array([[table.kept.group(kind, NAMED[kind])[key] for key in keys] for kind, keys in columns.items()])
        assert np.allclose(table.kept.columns(rows), table.sums(features_of(unit, tokens, governed, words)))


def test_a_word_is_seen_with_its_neighbours() -> None:
    found = features_at(PAGE, 0, "Growth")
    assert {"w:growth", "-1w:wend", "1w:board", "b:wend_growth", "a:growth_board", "s3:Xx_Xx_Xx", "s5:-_Xx_Xx_Xx_-"} <= set(found)
    assert {"2w:-", "-2s:-", "u:heading", "u:heading:True"} <= set(found)
    assert "2p:-" not in found and "first" not in found


def test_a_run_of_capitals_is_seen_whole() -> None:
    assert {"rn:3", "rl:board", "rf:wend", "rb:^", "ra:$", "r:whole", "rcl:body", "r:5", "rp:5:3", "rh+:1body"} <= set(
        features_at(PAGE, 0, "Growth")
    )
    assert {"r:9", "rh+:0body", "rh-:-"} <= set(features_at(PAGE, 0, "Board"))


def test_lists_know_their_heading_and_openers_their_place() -> None:
    found = features_at(PAGE, 2, "Ann")
    assert "h:member" in found and "t:member" not in found
    assert {"first", "first:Xx", "first:item"} <= set(found)
    assert "first" in features_at(PAGE, 4, "monthly")  # behind the bar of a cell


def test_the_rest_of_the_page_helps() -> None:
    assert "bracketed" in features_at(PAGE, 4, "WGB")
    assert "count:2" in features_at(PAGE, 0, "Board")
    assert "small:False" in features_at(PAGE, 0, "Board")


def test_participants_stand_where_they_say() -> None:
    units = page_of(PAGE)
    found = participants_of(units, shipped("names"))
    assert {"Wend Growth Board", "Ann Bell"} <= {one.text for one in found}
    for one in found:
        assert units[one.unit].clean[one.start : one.end] == one.text
        assert 0 < one.score <= 1


def test_an_empty_page_names_nothing() -> None:
    assert participants_of((), shipped("names")) == ()
