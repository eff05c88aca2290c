"""Everything known of one entity, and what would be lost with it."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.graph.model import Disagreement, Graph, Proposal
from govgraph.graph.store.protocol import Store
from govgraph.queries import show
from tests.support.graphs import build, entity, evidence, relation

Open = Callable[[Graph], Store]

GRAPH = build(
    [
        entity("hwb", name="Wellbeing Board", aliases=("HWB",), properties={"meets": "quarterly", "meets_in_public": True}),
        entity("council", "organisation", subtype="county council"),
        entity("exec", name="Executive Group"),
        entity("zone", "project"),
        entity("hub", "project"),
        entity("second"),
    ],
    [
        relation("REPORTS_TO", "hwb", "council", nature="annual report"),
        relation("PART_OF", "exec", "hwb"),
        relation("PART_OF", "second", "hwb", 1, status="past"),
        relation("RELATED_TO", "hwb", "zone"),
        relation("RELATED_TO", "hub", "hwb"),
        relation("OVERSEES", "exec", "zone"),
        relation("REPORTS_TO", "hub", "exec"),
        relation("REPORTS_TO", "hub", "council"),
    ],
    [Proposal("exec", "hwb", 0.8)],
    [Disagreement("hwb", "meets", (("monthly", evidence("meets monthly", 1)), ("quarterly", evidence("quarterly", 0))))],
)


def test_shows_all_that_is_known(store_of: Open) -> None:
    told = show(store_of(GRAPH), "HWB")
    assert (told["key"], told["name"], told["aliases"], told["live"]) == ("hwb", "Wellbeing Board", ["HWB"], True)
    assert told["facts"] == [
        {"fact": "meets", "title": "Meets", "value": "quarterly"},
        {"fact": "meets_in_public", "title": "Meets in public", "value": True},
    ]
    groups = [(group["verb"], [item["name"] for item in group["items"]]) for group in told["relations"]]
    assert groups == [
        ("reports to", ["Council"]),
        ("has as a part", ["Executive Group", "Second"]),
        ("is linked to", ["Zone", "Hub"]),
    ]
    first = told["relations"][0]["items"][0]
    assert first["nature"] == "annual report"
    assert first["evidence"] == [{"quote": "hwb REPORTS_TO council", "document": "wendshire-report-2014.txt", "date": "2014-09-30"}]
    assert told["possibly_same"] == [{"key": "exec", "name": "Executive Group", "score": 0.8}]
    assert told["disagreements"][0]["values"][0] == {
        "value": "monthly",
        "quote": "meets monthly",
        "document": "wendshire-report-2016.html",
        "date": "2016-11",
    }
    assert told["documents"] == ["wendshire-report-2014.txt", "wendshire-report-2016.html"]
