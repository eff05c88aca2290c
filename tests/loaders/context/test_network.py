"""The network: every two entities are weighed, in both directions, as chances; the same page gives the same chances."""

import numpy as np

from govgraph.loaders.context.chances import context_of
from govgraph.loaders.context.lines import lines_of
from govgraph.loaders.context.network import HEADS, _mixed, shipped_network
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


def test_what_is_read_at_some_places_is_what_the_whole_line_says_there() -> None:
    network, pieces = shipped_network("names"), list(range(1000, 1040))
    states, seen = network._encoded(pieces, [3, 7], marks=[0, 9])
    whole, every = network._encoded(pieces, marks=range(40))
    assert np.allclose(states, whole[[3, 7]], atol=1e-4) and np.allclose(seen, every[[0, 9]], atol=1e-5)
    assert np.allclose(every.sum(1), 1, atol=1e-4)


def test_sums_that_no_exponential_holds_are_weighed_all_the_same() -> None:
    query, key = np.zeros((2, HEADS, 3, 4), dtype=np.float32)
    query[:, 0], key[:, 1] = 100, 100  # the first asks for the second alone, by a sum of 40,000; the others for all alike
    value = np.broadcast_to(np.arange(3, dtype=np.float32)[:, None], key.shape)
    assert np.allclose(_mixed(query, key, value)[:, 0], [1, 1, 1])
    assert np.allclose(_mixed(query, key, value[:, ::-1] + key)[:, 0], [101, 1 + 100 / 3, 1 + 100 / 3])
