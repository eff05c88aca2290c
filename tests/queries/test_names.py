"""From what a person types to the entity that is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.graph.store.protocol import Store
from govgraph.queries import resolve_entity
from tests.support.graphs import build, entity, graphs
from tests.support.stores import store_for

Open = Callable[[Graph], Store]
SMALL = build(
    [
        entity("hwb", name="Wendshire Health and Wellbeing Board", aliases=("HWB", "the Board")),
        entity("csp", name="Brackdale Community Safety Partnership", aliases=("CSP", "the Board")),
        entity("acsp", name="Averton Community Safety Partnership"),
        entity("evry", name="Comité d'Évry"),
        entity("hub-1", "project", name="The Hub"),
        entity("hub-2", "body", name="The Hub"),
        entity("arabic", name="مجلس الشراكة"),
    ]
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hwb", "hwb"),
        ("HWB", "hwb"),
        ("Wendshire Health and Wellbeing Board", "hwb"),
        ("  the wendshire   health & wellbeing board ", "hwb"),
        ("wellbeing", "hwb"),
        ("brackdale safety", "csp"),
        ("csp", "csp"),
        ("Comité d'Évry", "evry"),
        ("مجلس الشراكة", "arabic"),
    ],
)
def test_names_are_taken_as_people_write_them(store_of: Open, text: str, key: str) -> None:
    assert resolve_entity(store_of(SMALL), text)["key"] == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Board", "may mean Brackdale Community Safety Partnership; Wendshire Health and Wellbeing Board"),
        ("community safety", "may mean Averton Community Safety Partnership; Brackdale Community Safety Partnership"),
        ("The Hub", "The Hub [hub-1]; The Hub [hub-2]"),
        ("Wendshire Helth Board", "Nearest: Wendshire Health and Wellbeing Board"),
        ("   ", "a name is empty"),
        ("!!!", "nothing here is called '!!!'"),
    ],
)
def test_what_is_unclear_is_refused_with_what_would_help(store_of: Open, text: str, words: str) -> None:
    with pytest.raises(GovgraphError) as caught:
        resolve_entity(store_of(SMALL), text)
    assert words in str(caught.value) and "\n" not in str(caught.value)


def test_an_empty_workspace_says_so(store_of: Open) -> None:
    with pytest.raises(GovgraphError, match="load documents first"):
        resolve_entity(store_of(build([])), "HWB")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_every_key_and_every_name_finds_its_own(graph: Graph) -> None:
    with store_for(graph) as store:
        for one in graph.entities:
            assert resolve_entity(store, one.id) == {"key": one.id, "name": one.name, "kind": one.kind}
            assert resolve_entity(store, one.name)["key"] == one.id
