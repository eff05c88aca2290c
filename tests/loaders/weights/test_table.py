"""Tables of weights: what is written is read again, sums are sums, what is unknown weighs nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.weights.linear import Linear
from govgraph.loaders.weights.table import dump, parse, shipped, table_of

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\t\n\r", exclude_categories=("Cc", "Zl", "Zp")), min_size=1, max_size=8)
WEIGHTS = st.dictionaries(
    NAMES, st.dictionaries(st.sampled_from("ab"), st.integers(-500, 500).filter(bool).map(lambda n: n / 100), min_size=1), max_size=8
)


@given(WEIGHTS)
def test_round_trip(weights: dict[str, dict[str, float]]) -> None:
    table = table_of("ab", weights)
    again = parse(dump(table))
    assert again.labels == table.labels
    assert dump(again) == dump(table)
    for name in weights:
        assert again.weights[again.rows[name]].tolist() == pytest.approx(table.weights[table.rows[name]].tolist())


@given(WEIGHTS, st.lists(st.lists(NAMES, max_size=4), max_size=4))
def test_sums(weights: dict[str, dict[str, float]], rows: list[list[str]]) -> None:
    found = table_of("ab", weights).sums(rows)
    for row, features in zip(found, rows, strict=True):
        for column, label in enumerate("ab"):
            assert row[column] == pytest.approx(sum(weights.get(name, {}).get(label, 0.0) for name in features))


def test_text_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="govgraph-weights"):
        parse("something else\n")


def test_shares_are_told_strongest_first() -> None:
    model = Linear({"a": 0.5, "b": -2.0})
    assert model.shares(["a", "b", "c"]) == [(-2.0, "b"), (0.5, "a")]
    assert model.score(["a", "b"]) < 0.5 < model.score(["a"])


@pytest.mark.parametrize("name", ["page", "reference", "pairs", "judge", "status", "rules"])
def test_the_tables_that_ship_are_sound(name: str) -> None:
    table = shipped(name)
    assert len(table.rows) > 10
    assert dump(table) == dump(parse(dump(table)))
