"""What was not understood, said plainly: in `issues`, `status` and `review`; and papers without a date."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from govgraph import Workspace
from govgraph.graph.claims import NOT_UNDERSTOOD, STATES_NOTHING, LedgerLine
from govgraph.graph.decisions import read_decisions
from tests.cli.conftest import Run
from tests.cli.county import county_sources


@pytest.fixture
def unread(run: Run, tmp_path: Path) -> Run:
    """A workspace in which one paper has lines that were not understood, and another bears no date."""
    sources = county_sources()
    file = sources[0].info.file
    lines = (
        LedgerLine(file, 10, 40, "Neither Board may spend the fund", NOT_UNDERSTOOD, "no known turn", ("Skills Steering Group",)),
        LedgerLine(file, 50, 90, "Plans are brought before the Board", NOT_UNDERSTOOD, "no known turn", ("HWB", "Children’s Trust")),
        LedgerLine(file, 95, 99, "Minutes", STATES_NOTHING, "a heading"),
    )
    sources[0] = replace(sources[0], ledger=lines)
    sources[1] = replace(sources[1], info=replace(sources[1].info, date=None))
    Workspace.create(tmp_path / "workspace").replace(sources)
    return run


def test_issues_tell_lines_not_understood_and_papers_without_a_date(unread: Run) -> None:
    told = {issue["what"] for issue in json.loads(unread("issues", "--format", "json").stdout)}
    assert {"2 lines were not understood", "no date was found on it"} <= told


def test_status_counts_them_and_says_what_to_do(unread: Run) -> None:
    facts = json.loads(unread("status", "--format", "json").stdout)
    assert (facts["lines_not_understood"], facts["undated_papers"]) == (2, 2)
    assert unread("status").stdout.endswith("Look through what waits with: govgraph review\n")


def test_review_shows_those_with_two_known_bodies_first_and_how_to_add_what_they_say(unread: Run) -> None:
    rows = json.loads(unread("review", "--format", "json").stdout)["not_understood"]
    assert [row["says"] for row in rows] == ["HWB; Children’s Trust", "Skills Steering Group"]
    assert rows[0]["settle"] == "govgraph decide add HWB 'is linked to' 'Children’s Trust' --why 'read in the paper'"
    assert not rows[1]["settle"]  # it names one thing only
    shown = unread("review").stdout
    assert "(or “is scrutinised by” or “succeeds” or “leads” in its place)" in shown
    assert "2 lines were not understood:" in shown and "“Plans are brought before the Board”" in shown


def test_the_commands_that_add_a_line_work_with_each_verb_that_is_offered(unread: Run) -> None:
    row = json.loads(unread("review", "--format", "json").stdout)["not_understood"][0]
    assert len(row["adds"]) == 4
    for said in row["adds"]:
        assert unread("decide", "add", *said, "--why", "x").exit_code == 0, said
        assert unread("decide", "undo").exit_code == 0
    assert unread(*shlex.split(row["settle"])[1:]).exit_code == 0


def test_a_walk_adds_what_a_line_says_by_the_figure_of_its_verb_with_the_words_of_the_line(
    unread: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = iter("2u29")
    monkeypatch.setattr("click.getchar", lambda: next(keys, "q"))
    shown = unread("review", "--ask").stdout
    assert "    1 HWB is linked to Children’s Trust\n    2 HWB is scrutinised by Children’s Trust\n" in shown and "Taken back: add" in shown
    assert [one.fields for one in read_decisions(tmp_path / "workspace" / "decisions.yaml").items] == [
        {"type": "SCRUTINISED_BY", "source": "Health and Wellbeing Board", "target": "Children’s Trust", "quote": "Plans are brought before the Board",
         "document": "wendshire-partnerships-2024.docx"}
    ]  # fmt: skip


def test_review_shows_ten_of_a_kind_and_says_how_to_see_all(run: Run, tmp_path: Path) -> None:
    sources = county_sources()
    lines = tuple(
        LedgerLine(sources[0].info.file, at, at + 5, f"Line {at} goes before HWB", NOT_UNDERSTOOD, "no known turn", ("HWB",))
        for at in range(12)
    )
    Workspace.create(tmp_path / "workspace").replace([replace(sources[0], ledger=lines), *sources[1:]])
    shown = run("review").stdout
    assert "12 lines were not understood, of which the first 10 are:" in shown and "Line 9 goes" in shown and "Line 10 goes" not in shown
    assert "govgraph review --all" in shown and "Line 11 goes" in run("review", "--all").stdout
    assert len(json.loads(run("review", "--format", "json").stdout)["not_understood"]) == 12


def test_a_date_that_a_person_sets_settles_the_point(unread: Run) -> None:
    file = next(row["document"] for row in json.loads(unread("sources", "--format", "json").stdout) if row["date"] == "undated")
    assert unread("source", file, "--date", "2020", "--why", "its cover").exit_code == 0
    assert json.loads(unread("status", "--format", "json").stdout)["undated_papers"] == 1
