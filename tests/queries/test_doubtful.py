"""A finding that something is stated nowhere tells of a reading that waits for a person and may state it."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import Workspace
from govgraph.graph.claims import EntityClaim, Mention, RelationClaim, SourceClaims
from govgraph.queries import check
from govgraph.queries.doubtful import sayings, with_doubts
from tests.support.graphs import DOCUMENTS, build, entity, evidence, relation

MOOT, BOARD, ADA = Mention("Quay Moot", "body"), Mention("Harbour Board", "body"), Mention("Ada Hill", "person")
MEETS = evidence("The Quay Moot meets the Harbour Board", 0, 100)


def claim(type: str, source: Mention, target: Mention, confidence: float) -> RelationClaim:
    """A reading of one sentence."""
    return RelationClaim(type, source, target, (MEETS,), confidence=confidence)


def remedy(folder: Path, *claims: RelationClaim) -> str:
    """What to do about the Moot that states no line, of a paper that names both bodies and says these doubtful things."""
    named = [EntityClaim(one, (evidence(one.name),)) for one in (MOOT, BOARD, ADA)]
    ws = Workspace.create(folder)
    ws.replace([SourceClaims(DOCUMENTS[0], (*named, RelationClaim("CHAIRS", ADA, MOOT, (evidence("Ada Hill chairs", 0, 10),)), *claims))])
    store = ws.store()
    found = with_doubts(check(store, ["GG001"]), ws)
    store.close()
    return next(one.remedy for one in found if one.subject_name == "Quay Moot")


def test_it_is_said_with_the_finding(tmp_path: Path) -> None:
    told = remedy(tmp_path / "w", claim("REPORTS_TO", MOOT, BOARD, 0.55))
    assert told.startswith("First decide whether a doubtful reading holds: Quay Moot reports to Harbour Board. Ask")


@pytest.mark.parametrize(
    "other",
    [
        claim("REPORTS_TO", MOOT, BOARD, 0.45),  # unlikely
        claim("RELATED_TO", MOOT, BOARD, 0.55),  # no answer
        claim("OVERSEES", MOOT, BOARD, 0.55),  # an answer of the other end
    ],
)
def test_of_what_is_no_likely_answer_nothing_is_said(tmp_path: Path, other: RelationClaim) -> None:
    assert remedy(tmp_path / "w", other).startswith("Ask the body's secretary")


def test_a_line_is_the_answer_of_its_lower_end_and_no_misreading_of_one_in_force() -> None:
    graph = build([entity("moot", name="Quay Moot"), entity("board", name="Harbour Board")])
    assert sayings(graph, [claim("OVERSEES", BOARD, MOOT, 0.6)]) == {("OVERSEES", "moot"): ["Harbour Board oversees Quay Moot"]}
    assert sayings(graph, [claim("CHAIRS", ADA, MOOT, 0.6)]) == {("CHAIRS", "moot"): ["Ada Hill chairs Quay Moot"]}
    stated = build(graph.entities, [relation("REPORTS_TO", "board", "moot")])
    line = stated.relations[0].evidence[0]
    assert not sayings(stated, [RelationClaim("REPORTS_TO", BOARD, MOOT, (line,), confidence=0.6)])
