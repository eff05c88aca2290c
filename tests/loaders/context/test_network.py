"""The network: every two entities are weighed, in both directions, as chances; the same page gives the same chances."""

import numpy as np

from govgraph.loaders.context.chances import context_of
from govgraph.loaders.context.lines import lines_of
from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.context.windows import windows_of
from govgraph.loaders.names.tokenise import tokens_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.readers.ends import ends_by_tag, legal
from tests.loaders.context.pages import PAGE, scene_of


def test_every_two_entities_of_a_window_are_weighed_both_ways() -> None:
    network = shipped_network()
    (window,) = windows_of(*scene_of(), network.pieces)
    couples, told = network.chances(window)
    assert sorted(couples) == sorted((a, b) for a in window.places for b in window.places if a != b)
    assert told.shape == (len(couples), len(network.types))


def test_chances_are_chances() -> None:
    network = shipped_network()
    (window,) = windows_of(*scene_of(), network.pieces)
    _, told = network.chances(window)
    assert np.all((told >= 0) & (told <= 1))


def test_the_types_are_those_of_the_schema() -> None:
    assert set(shipped_network().types) == set(ends_by_tag())


def test_what_the_schema_forbids_is_not_told() -> None:
    scene, subjects = scene_of()
    for type, a, b in context_of(scene, subjects, shipped_network()):
        assert legal(scene.entities[a].tag + scene.entities[b].tag, ends_by_tag()[type])


def test_a_plain_page_is_understood() -> None:
    scene, subjects = scene_of()
    named = {entity.number: entity.name for entity in scene.entities}
    told = {(type, named[a], named[b]): chance for (type, a, b), chance in context_of(scene, subjects, shipped_network()).items()}
    assert told.get(("REPORTS_TO", "Wendshire Growth Board", "Wendshire Cabinet"), 0) > 0.5
    assert told.get(("REPORTS_TO", "Wendshire Growth Board", "Wendshire Cabinet"), 0) > told.get(
        ("REPORTS_TO", "Wendshire Cabinet", "Wendshire Growth Board"), 0
    )


def test_the_same_page_gives_the_same_chances() -> None:
    scene, subjects = scene_of()
    assert context_of(scene, subjects, shipped_network()) == context_of(scene, subjects, shipped_network())


def test_it_is_small_enough_to_ship() -> None:
    network = shipped_network()
    assert sum(matrix.size for matrix in network.weights.values()) < 25_000_000


def test_what_is_kept_is_what_is_worked_out_anew() -> None:
    network = shipped_network("names")
    units = page_of(PAGE, "text/markdown")
    line = next(lines_of(units, [tokens_of(unit.clean) for unit in units], network.pieces))
    first = network.words(line)
    assert network.words(line)[0] is first[0]
    network.forget()
    assert network.words(line)[0] is not first[0] and np.array_equal(network.words(line)[0], first[0])
