"""Who holds a post: successors, disagreements of one time, undated papers, posts that are nobody's name; and the graph as of a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgraph.graph.asof import graph_as_of, known_by
from govgraph.graph.build import build
from govgraph.graph.claims import EntityClaim, Evidence, Mention, RelationClaim, SourceClaims, SourceInfo
from govgraph.graph.decisions import Decisions
from govgraph.graph.model import Graph

BOARD = Mention("Harbour Board", "body")


def paper(number: int, date: str | None, *chairs: str, role: str = "chair") -> SourceClaims:
    sha = str(number) * 64
    proof = (Evidence(sha, f"{number}.txt", "is chaired by", number, number + 13),)
    people = [Mention(name, "person") for name in chairs]
    named = [EntityClaim(one, proof) for one in (BOARD, *people)]
    return SourceClaims(
        SourceInfo(sha, f"{number}.txt", date=date), (*named, *(RelationClaim("CHAIRS", one, BOARD, proof, role) for one in people))
    )


def chairs(graph: Graph) -> dict[str, str]:
    names = {one.id: one.name for one in graph.entities}
    return {names[one.source]: one.status for one in graph.relations}


@pytest.mark.parametrize(
    ("first", "second", "held", "differ"),
    [
        (paper(1, "2015-05-01", "Rhona Pike"), paper(2, "2017-05", "Owen Marsh"), {"Rhona Pike": "past", "Owen Marsh": "active"}, False),
        (paper(1, "2015-05-01", "Rhona Pike"), paper(2, "2015-06-01", "Owen Marsh"), {"Rhona Pike": "active", "Owen Marsh": "active"}, True),
        (paper(1, None, "Rhona Pike"), paper(2, "2017-05", "Owen Marsh"), {"Rhona Pike": "active", "Owen Marsh": "active"}, True),
        (paper(1, "2015", "Rhona Pike"), paper(2, "2017", "Rhona Pike", "Owen Marsh"), {"Rhona Pike": "active", "Owen Marsh": "active"}, False),
        (paper(1, "2015", "Rhona Pike", role="interim chair"), paper(2, "2017", "Owen Marsh"), {"Rhona Pike": "past", "Owen Marsh": "active"}, False),
        (paper(1, "2015", "Rhona Pike", role="co-chair"), paper(2, "2017", "Owen Marsh"), {"Rhona Pike": "active", "Owen Marsh": "active"}, False),
    ],
)  # fmt: skip
def test_of_two_times_the_newer_holds_of_one_time_they_disagree(
    first: SourceClaims, second: SourceClaims, held: dict[str, str], differ: bool
) -> None:
    made = build([first, second]).graph
    assert chairs(made) == held
    assert bool(made.disagreements) is differ
    assert build([second, first]).graph == made


def test_an_independent_chair_is_nobody_where_a_chair_is_named() -> None:
    assert chairs(build([paper(1, "2015", "independent chair", "Rhona Pike")]).graph) == {"Rhona Pike": "active"}
    assert chairs(build([paper(1, "2015", "independent chair")]).graph) == {"independent chair": "active"}


def test_an_independent_chair_of_whom_only_a_doubtful_line_tells_is_nobody() -> None:
    said = paper(1, "2015", "independent chair")
    doubtful = replace(said, claims=tuple(replace(one, confidence=0.5) if isinstance(one, RelationClaim) else one for one in said.claims))
    assert {one.name for one in build([doubtful], threshold=0.7).graph.entities} == {"Harbour Board"}


def test_as_of_a_day_only_what_was_known_by_then_counts() -> None:
    papers = [paper(1, "2015-05-01", "Rhona Pike"), paper(2, "2017-05", "Owen Marsh"), paper(3, None, "Ada Hill")]
    assert chairs(graph_as_of(papers, Decisions(), {"threshold": 0.5}, "2015")) == {"Rhona Pike": "active"}
    assert chairs(graph_as_of(papers, Decisions(), {"threshold": 0.5}, "2017-06")) == {"Rhona Pike": "past", "Owen Marsh": "active"}
    assert chairs(graph_as_of(papers, Decisions(), {"threshold": 0.5}, "2014")) == {}


@pytest.mark.parametrize(
    ("date", "day", "known"),
    [("2015", "2015-06", True), ("2015-07", "2015-06", False), ("2015-06-30", "2015", True), (None, "2015", False)],
)
def test_known_by_a_day_of_any_precision(date: str | None, day: str, known: bool) -> None:
    assert known_by(date, day) is known
