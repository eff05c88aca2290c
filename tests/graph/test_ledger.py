"""The ledger of a source survives writing and reading, and a damaged line of it is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.claims import NOT_UNDERSTOOD, STATES_NOTHING, LedgerLine
from govgraph.graph.claimsfile import dump_claims, read_claims
from govgraph.graph.workspace import Workspace

from .made import source

LINES = st.builds(
    LedgerLine, st.just("a.txt"), st.integers(0, 99), st.integers(100, 200), st.text(st.characters(codec="utf-8"), max_size=20),
    st.sampled_from([NOT_UNDERSTOOD, STATES_NOTHING]), st.text(max_size=9), st.lists(st.text(max_size=9)).map(tuple), st.none() | st.integers(1, 9),
)  # fmt: skip


@given(st.lists(LINES))
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, lines: list[LedgerLine]) -> None:
    path = tmp_path_factory.mktemp("claims") / "a.jsonl"
    path.write_bytes(dump_claims(replace(source("a.txt"), ledger=tuple(lines))).encode())
    assert sorted(read_claims(path).ledger, key=str) == sorted(lines, key=str)


def test_workspace_gives_all_in_order(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "w")
    told = [LedgerLine(name, 0, 9, "The Board", NOT_UNDERSTOOD, names=("The Board",)) for name in ("b.txt", "a.txt")]
    workspace.replace([replace(source(line.document), ledger=(line,)) for line in told])
    assert [line.document for line in workspace.ledger()] == ["a.txt", "b.txt"]


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(dump_claims(source("a.txt")) + '{"claim": "ledger", "words": 1}\n')
    (issue,) = read_claims(path).issues
    assert "ledger" in issue.what and issue.place.endswith(":2")
