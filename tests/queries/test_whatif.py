"""What would follow: ends, mergers and moves, against walking the lines by hand, and on an invented county."""

from __future__ import annotations

from collections.abc import Callable

import networkx
import pytest
from hypothesis import HealthCheck, given, settings

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.graph.schema import schema
from govgraph.graph.store.protocol import Store
from govgraph.queries import check
from govgraph.queries.suppose import ended, merged, moved
from govgraph.queries.whatif import Consequences, consequences
from tests.support.graphs import graphs
from tests.support.stores import store_for
from tests.support.wendshire import wendshire

SOME = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
StoreOf = Callable[[Graph], Store]


def following(before: Graph, after: Graph, key: str) -> Consequences:
    """The consequences without their findings."""
    return consequences(before, after, key, [], [])


def traced(graph: Graph) -> set[str]:
    """Who reaches an accountable body, by walking down from each of those."""
    live = {one.id for one in graph.entities if schema().statuses[one.status].live}
    down = networkx.DiGraph()
    down.add_nodes_from(live)
    for line in graph.relations:
        way = schema().relations[line.type].accountability
        if way != "none" and schema().statuses[line.status].live and {line.source, line.target} <= live:
            down.add_edge(*((line.target, line.source) if way == "forward" else (line.source, line.target)))
    tops = [one.id for one in graph.entities if one.accountable and one.id in live]
    return {key for top in tops for key in (top, *networkx.descendants(down, top))}


def names(graph: Graph, keys: set[str]) -> list[str]:
    return sorted(one.name for one in graph.entities if one.id in keys)


@SOME
@given(graphs())
def test_who_loses_the_way_is_who_could_walk_it_before_and_cannot_after(graph: Graph) -> None:
    for one in [item for item in graph.entities if item.kind in ("body", "organisation", "project")][:4]:
        after = ended(graph, one.id)
        made = following(graph, after, one.id)
        assert list(made.lose) == names(graph, traced(graph) - traced(after) - {one.id})
        assert not set(made.lose) & set(made.strand) or len({item.name for item in graph.entities}) < len(graph.entities)
        assert made.sound == (one.id in traced(graph))


@SOME
@given(graphs())
def test_a_merger_loses_no_line_and_leaves_none_to_what_is_gone(graph: Graph) -> None:
    bodies = [one.id for one in graph.entities if one.kind == "body"]
    if len(bodies) > 1:
        kept, gone = bodies[:2]
        after = merged(graph, kept, gone)
        ends = {(line.type, line.source, line.target) for line in after.relations}
        put = {gone: kept}
        wanted = {(line.type, put.get(line.source, line.source), put.get(line.target, line.target)) for line in graph.relations}
        assert ends == {line for line in wanted if line[1] != line[2]}
        assert gone not in {one.id for one in after.entities} and len({line.id for line in after.relations}) == len(after.relations)
        with store_for(after) as store:
            check(store)


@SOME
@given(graphs())
def test_what_moves_answers_to_one_only(graph: Graph) -> None:
    bodies = [one.id for one in graph.entities if one.kind == "body"]
    if len(bodies) > 1:
        after = moved(graph, *bodies[:2])
        above = [
            line.target if way == "forward" else line.source
            for line in after.relations
            for way in [schema().relations[line.type].accountability]
            if schema().statuses[line.status].live and bodies[0] == {"forward": line.source, "backward": line.target}.get(way)
        ]
        assert above == [bodies[1]]


def test_the_end_of_a_board_in_wendshire(store_of: StoreOf) -> None:
    graph = wendshire()
    board = next(one for one in graph.entities if one.name == "Health and Wellbeing Board")
    after = ended(graph, board.id)
    made = consequences(graph, after, board.id, check(store_of(graph)), check(store_of(after)))
    assert "Children’s Trust" in made.lose and "First Steps" in made.lose and made.sound
    hanging = {one.title: one for one in made.hanging}
    assert "Children’s Trust" in hanging["Answer to it"].all
    assert ("appears", "GG005") in {(one.how, one.code) for one in made.changes}
    assert not [one for one in made.changes if one.code == "GG031"], "seats end with their body"
    assert board.id in made.touched


def test_where_no_line_leads_to_an_accountable_body_it_is_said_where_they_end() -> None:
    graph = wendshire()
    network = next(one for one in graph.entities if one.name == "Jobs and Skills Network")
    made = following(graph, ended(graph, network.id), network.id)
    assert not made.sound and not made.lose
    assert made.ends == ("Skills Steering Group",), "a circle ends in itself"


def test_a_move_to_the_council_gives_all_below_a_way() -> None:
    graph = wendshire()
    network, council = (
        next(one.id for one in graph.entities if one.name == name) for name in ("Jobs and Skills Network", "Wendshire County Council")
    )
    made = following(graph, moved(graph, network, council), network)
    assert set(made.gain) == {"Jobs and Skills Network", "Skills Steering Group"}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda graph, key: ended(graph, key("Tom Birch")), "is a person, which cannot end"),
        (lambda graph, key: moved(graph, key("Children’s Trust"), key("Children’s Trust")), "under itself"),
        (lambda graph, key: moved(graph, key("Wendshire County Council"), key("Children’s Trust")), "cannot be moved"),
        (lambda graph, key: merged(graph, key("Children’s Trust"), key("First Steps")), "not two of one kind"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(make: Callable[..., Graph], said: str) -> None:
    graph = wendshire()
    with pytest.raises(GovgraphError, match=said):
        make(graph, lambda name: next(one.id for one in graph.entities if one.name == name))
