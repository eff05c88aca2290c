"""`settle`: a settled finding leaves the first screen, comes back when its cause changes, and is taken from a worked-in sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl

from tests.cli.conftest import Run


def standing(run: Run, *words: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in json.loads(run("check", "--format", "json", "--fail-on", "never", *words).stdout)}


def test_a_settled_finding_leaves_the_first_screen_and_no_longer_fails(change: Run) -> None:
    acts = [key for key, one in standing(change).items() if one["level"] == "act"]
    assert change("check").exit_code == 1
    for key in acts:
        assert change("settle", key, "agreed", "--why", "the board looks at it", "--owner", "Pat Lee", "--by", "2026-12").exit_code == 0
    done = change("check")
    assert done.exit_code == 0 and not any(key in done.stdout for key in acts)
    assert "Settled: agreed, to be acted on: the board looks at it (owner Pat Lee, by 2026-12; Jo Marsh" in change("check", "--all").stdout
    assert standing(change)[acts[0]]["settled"]["owner"] == "Pat Lee"


def test_it_comes_back_when_its_cause_changes(change: Run) -> None:
    key = next(key for key, one in standing(change).items() if one["code"] == "GG001")
    change("settle", key, "accepted", "--why", "they are small")
    assert standing(change)[key]["state"] == "settled"
    change("decide", "add", "Harbour Forum", "--set", "kind=body", "--why", "set up")
    assert standing(change)[key]["state"] == "back: its cause has changed"


def test_what_was_said_can_be_taken_back(change: Run) -> None:
    key = next(iter(standing(change)))
    change("settle", key, "not-so", "--why", "misread")
    change("settle", key, "open", "--why", "it is so after all")
    assert standing(change)[key]["state"] == "open"


def test_a_sheet_that_was_worked_in_settles_its_rows(change: Run, tmp_path: Path) -> None:
    path = tmp_path / "findings.xlsx"
    assert change("check", "-o", path, "--fail-on", "never").exit_code == 0
    book = openpyxl.load_workbook(path)
    rows = list(book.active.iter_rows())
    at = {cell.value: number for number, cell in enumerate(rows[0])}
    for column, value in (("Settled as", "Accepted"), ("Owner", "Pat Lee"), ("Comment", "as the law wants it")):
        rows[1][at[column]].value = value
    book.save(path)
    assert "Settled 1 of" in change("settle", "--from", path).stdout
    said = standing(change)[str(rows[1][at["Id"]].value)]["settled"]
    assert (said["as"], said["owner"], said["why"]) == ("accepted", "Pat Lee", "as the law wants it")
    assert change("settle", "--from", path).stdout.startswith("Settled 0 of") and "1 stood so already" in change("settle", "--from", path).stdout


def test_against_the_last_review_findings_are_new_gone_or_unchanged(change: Run, county: Path) -> None:
    assert {one["state"] for one in standing(change, "--since", str(county)).values()} == {"unchanged"}
    change("decide", "end", "Jobs and Skills Network", "--why", "closed")
    states = {one["state"] for one in standing(change, "--since", str(county)).values()}
    assert {"gone", "unchanged"} <= states


def test_mistakes_are_said_in_a_line(change: Run) -> None:
    for words in (("settle", "GG999-00000000", "agreed", "--why", "x"), ("settle", "--why", "x"), ("settle", "x", "perhaps", "--why", "x")):
        done = change(*words)
        assert (done.exit_code, done.stdout) == (2, "") and done.stderr.count("\n") == 1
