"""Accountability questions against plain NetworkX, written apart from the Cypher, on graphs of every shape."""

from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgraph.graph.model import Graph
from govgraph.graph.schema import schema
from govgraph.graph.store.rows import relation_rows
from govgraph.queries import ask, check
from tests.support.findings import subjects
from tests.support.graphs import graphs
from tests.support.stores import store_for

Upward = Any  # networkx.DiGraph, whose stubs not every machine has
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LIVE = {key: status.live for key, status in schema().statuses.items()}


def upward(graph: Graph, in_force: bool = False) -> Upward:
    """Who answers to whom, straight from the relations."""
    made: Upward = nx.DiGraph()
    for one in graph.entities:
        if LIVE[one.status] or not in_force:
            made.add_node(one.id, accountable=one.accountable, kind=one.kind, live=LIVE[one.status])
    for line in graph.relations:
        pair = {
            "REPORTS_TO": (line.source, line.target),
            "PART_OF": (line.source, line.target),
            "OVERSEES": (line.target, line.source),
        }.get(line.type)
        if pair and all(end in made for end in pair) and (LIVE[line.status] or not in_force):
            made.add_edge(*pair)
            made.edges[pair].setdefault("via", set()).add(line.type)
    return made


def all_ways(up: Upward, start: str) -> set[tuple[str, ...]]:
    """Every walk without a repeated node that stops at the first accountable body or where it can go no further."""
    found: set[tuple[str, ...]] = set()

    def walk(path: tuple[str, ...]) -> None:
        onward = [key for key in up.successors(path[-1]) if key not in path]
        if len(path) > 1 and (up.nodes[path[-1]]["accountable"] or not onward):
            found.add(path)
        else:
            for key in onward:
                walk((*path, key))

    if start in up:
        walk((start,))
    return {path for path in found if len(path) > 1}


def ways(rows: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    """The paths that an answer tells step by step."""
    paths: dict[int, list[str]] = {}
    for row in rows:
        path = paths.setdefault(row["path"], [row["from_key"]])
        assert path[-1] == row["from_key"] and len(path) == row["step"]
        path.append(row["to_key"])
    assert sorted(paths) == list(range(1, len(paths) + 1))
    return {tuple(path) for path in paths.values()}


@SOME
@given(graphs(), st.booleans())
def test_chain_is_every_way_upward(graph: Graph, in_force: bool) -> None:
    up = upward(graph, in_force)
    with store_for(graph) as store:
        for one in graph.entities[:5]:
            rows = ask(store, "chain", [one.id], in_force=in_force).rows
            assert ways(rows) == all_ways(up, one.id)
            for row in rows:
                accountable = up.nodes[next(other["to_key"] for other in reversed(rows) if other["path"] == row["path"])]["accountable"]
                assert row["outcome"].startswith("reaches") == accountable
                assert row["evidence"] and row["quote"] == row["evidence"][0]["quote"]


@SOME
@given(graphs(), st.booleans())
def test_below_is_all_that_leads_here(graph: Graph, in_force: bool) -> None:
    up = upward(graph, in_force)
    with store_for(graph) as store:
        for one in graph.entities[:5]:
            rows = ask(store, "below", [one.id], in_force=in_force).rows
            # What is asked about may itself have ended; what stands under it still does.
            down = upward(graph, False) if not in_force else _with(up, graph, one.id)
            near = nx.single_source_shortest_path_length(down.reverse(), one.id)
            assert {row["key"] for row in rows} == set(near) - {one.id}
            for key in set(near) - {one.id}:
                assert min(row["depth"] for row in rows if row["key"] == key) == near[key]


def _with(up: Upward, graph: Graph, key: str) -> Upward:
    made = up.copy()
    made.add_node(key)
    for line in graph.relations:
        if LIVE[line.status] and line.type in ("REPORTS_TO", "PART_OF", "OVERSEES"):
            low, high = (line.target, line.source) if line.type == "OVERSEES" else (line.source, line.target)
            if high == key and low in made:
                made.add_edge(low, high)
    return made


@SOME
@given(graphs())
def test_superiors_and_subordinates_are_the_two_ends_of_the_same_lines(graph: Graph) -> None:
    up = upward(graph)
    with store_for(graph) as store:
        above = {
            (one.id, row["superior_key"], how)
            for one in graph.entities
            for row in ask(store, "reports-to", [one.id]).rows
            for how in row["how"]
        }
        below = {
            (row["body_key"], one.id, how)
            for one in graph.entities
            for row in ask(store, "who-reports-to", [one.id]).rows
            for how in row["how"]
        }
    assert above == below == {(low, high, type) for low, high, data in up.edges(data=True) for type in data["via"]}


@SOME
@given(graphs(), st.booleans())
def test_orphans_have_no_line_upward(graph: Graph, ended: bool) -> None:
    up = upward(graph)
    with store_for(graph) as store:
        found = {row["key"] for row in ask(store, "orphans", ended=ended, every=True).rows}
        alone = subjects(check(store, ["GG001", "GG002", "GG036"]))
    succeeded = {line.target for line in graph.relations if line.type == "SUCCEEDS" and LIVE[line.status]}
    expected = {
        key
        for key, data in up.nodes(data=True)
        if up.out_degree(key) == 0
        and data["kind"] in ("body", "project")
        and not data["accountable"]
        and (ended or (data["live"] and key not in succeeded))
    }
    assert found == expected
    # What has others under it is told as a dead end; a project that somebody runs, and a body that is scrutinised, have a home.
    homes = {line.target for line in graph.relations if (LIVE[line.status] or line.status == "past") and line.type in ("DELIVERS", "LEADS", "HOSTS")}
    watched = {line.source for line in graph.relations if LIVE[line.status] and line.type == "SCRUTINISED_BY"}
    above = {high for low, high in upward(graph, in_force=True).edges if up.nodes[low]["live"]}
    settled = {key for key, data in up.nodes(data=True) if key in (homes if data["kind"] == "project" else above | watched)}
    assert alone == {key for key in expected - settled if up.nodes[key]["live"] and key not in succeeded}


@SOME
@given(graphs(max_entities=6))
def test_every_circle_is_told_once(graph: Graph) -> None:
    up = upward(graph, in_force=True)
    with store_for(graph) as store:
        told = [one.about for one in check(store, ["GG004"])]
        own = {one.about for one in check(store, ["GG010"])}
    circles = [_from_smallest(circle) for circle in nx.simple_cycles(up) if len(circle) > 1]
    for circle in circles:
        # A circle with one step that is no PART_OF is a body that answers to its own part.
        steps = [pair for pair in zip(circle, (*circle[1:], circle[0]), strict=True) if "PART_OF" not in up.edges[pair]["via"]]
        assert told.count(circle) == (0 if len(steps) == 1 else 1)
        assert len(steps) != 1 or steps[0] in own
    assert len(told) == len(set(told)) and set(told) <= set(circles)


def _from_smallest(circle: list[str]) -> tuple[str, ...]:
    at = circle.index(min(circle))
    return (*circle[at:], *circle[:at])


@SOME
@given(graphs())
def test_dead_ends_are_where_chains_stop_short(graph: Graph) -> None:
    up = upward(graph, in_force=True)
    rows = [row for row in relation_rows(graph) if row.type == "ANSWERS_TO"]
    hoped = {row.source for row in rows if row.properties["status"] == "proposed"}  # a line upward is proposed, so one is stated
    expected: dict[str, set[str]] = {}
    for key, data in up.nodes(data=True):
        above = nx.descendants(up, key)
        if data["kind"] in ("body", "project") and not data["accountable"] and not any(up.nodes[end]["accountable"] for end in above):
            for end in above:
                if not list(up.successors(end)) and end not in hoped:
                    expected.setdefault(end, set()).add(key)
    with store_for(graph) as store:
        found = {one.subject: one.row["number"] for one in check(store, ["GG003"])}
    assert found == {end: len(keys) for end, keys in expected.items()}
