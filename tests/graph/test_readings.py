"""How names are read when likenesses are proposed: what makes two spellings one, and what tells two bodies apart."""

from __future__ import annotations

import pytest
from made import body, entity, source

from govgraph.graph.build import build
from govgraph.graph.resolve.names import name_words
from govgraph.graph.resolve.readings import common_beginnings, core, parts_of, readings, told_apart_in_brackets

NYC = [f"Tarn Vale City {name}" for name in ("Water Board", "Loft Board", "Tax Commission", "Skills Board", "Arts Panel", "Flood Forum")]
SAME = [
    ("Lantern Services", "Department of Lantern Services"),
    ("LANT - LANTERN AND LAMP INSTITUTE", "Lantern and Lamp Institute"),
    ("Lantern Trust / Candle Trust", "Candle Trust"),
    ("Candle Standards Agency", "Candle Standard Agency"),
    ("Camden London Boro", "London Borough of Camden"),
    ("City Of Penrose", "Penrose City Council"),
    ("Office of the Comptroller", "Comptroller's Office"),
    ("Lantern Commission for England and Wales", "Lantern Commission"),
    ("Candle and Lantern Standards Bureau (Calans)", "Calans"),
    ("DLW", "Department for Lanterns and Wicks"),
]
APART = [
    ("Derby City Council", "Derry City Council"),
    ("Adur District Council", "Arun District Council"),
    ("Department of Lanterns", "Department of Candles"),
    ("Lantern Authority", "Lantern Authority Board"),
    ("Lantern Tribunal (Tax)", "Lantern Tribunal (Lands)"),
    ("Ward 3 Lantern Panel", "Ward 4 Lantern Panel"),
    ("Lantern Attorney's Office", "Candle Attorney's Office"),
]


def proposed(one: str, other: str) -> bool:
    graph = build([source("a.txt", entity(body(one))), source("b.txt", entity(body(other), file="b.txt"))]).graph
    return bool(graph.proposals) or len(graph.entities) == 1


@pytest.mark.parametrize(("one", "other"), SAME)
def test_these_are_merged_or_proposed(one: str, other: str) -> None:
    assert proposed(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_these_are_never_proposed(one: str, other: str) -> None:
    assert not proposed(one, other)


def test_a_place_that_many_names_begin_with_tells_none_apart() -> None:
    beginnings = common_beginnings(name_words(name) for name in NYC)
    assert ("tarn", "vale", "city") in beginnings and ("tvc",) in beginnings
    for other in ("Loft Board", "TVC Loft Board", "Loft Board, Tarn Vale City"):
        assert readings(other, "body", beginnings) & readings(NYC[1], "body", beginnings)
    assert not common_beginnings(name_words(f"{word} Board") for word in ("Arts", "Flood", "Skills"))


def test_parts_and_brackets() -> None:
    assert set(parts_of("Lantern Trust; Candle Trust")) >= {"Lantern Trust", "Candle Trust"}
    assert "DFT" not in parts_of("Lantern Agency (DFT)")
    assert told_apart_in_brackets("Board (North)", "Board (South)") and not told_apart_in_brackets("Board (AB)", "Board (CD)")


def test_a_name_of_idle_words_alone_stays_as_it_is() -> None:
    assert core(("office", "of", "the", "mayor")) == ("office", "of", "the", "mayor")


def test_names_beside_a_stroke_are_no_parent_and_child() -> None:
    names = ["Canal Trust", "Lock Trust", "Canal Trust / Lock Trust"]
    graph = build([source("a.txt", *(entity(body(name)) for name in names))]).graph
    assert sorted(one.name for one in graph.entities) == sorted(names)
