"""`govgraph check`: text, JSON, CSV, exit codes, choice of checks."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from govgraph.queries import library
from tests.cli.conftest import Run


def test_findings_are_told_with_reason_remedy_words_and_id(ask: Run) -> None:
    done = ask("check")
    assert done.exit_code == 1
    for words in ("Why it matters: ", "What to do: ", "“", "To act on", "To ask about"):
        assert words in done.stdout
    assert re.search(r"\[GG\d{3}-[0-9a-f]{8}\]", done.stdout)
    assert re.fullmatch(r"\d+ findings: (\d+ to (act on|ask about|note)(, )?)+\.", done.stdout.splitlines()[0])


def test_json_and_csv_hold_the_same_findings_in_the_same_order(ask: Run) -> None:
    data = json.loads(ask("check", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(ask("check", "--format", "csv").stdout)))
    assert [one["id"] for one in data] == [row["id"] for row in rows]
    assert {"id", "code", "level", "title", "why", "remedy", "subject", "message", "evidence"} <= set(data[0])


def test_ids_are_the_same_from_run_to_run(ask: Run) -> None:
    assert ask("check", "--format", "json").stdout == ask("check", "--format", "json").stdout


@pytest.mark.parametrize(("fail_on", "code"), [("act", 1), ("ask", 1), ("note", 1), ("never", 0)])
def test_the_exit_code_follows_fail_on(ask: Run, fail_on: str, code: int) -> None:
    assert ask("check", "--fail-on", fail_on).exit_code == code


def test_findings_below_the_bar_do_not_fail(ask: Run) -> None:
    note = next(one for one in library().checks.values() if one.level != "act")
    assert ask("check", "--code", note.code, "--fail-on", "act").exit_code == 0


def test_only_the_checks_asked_for_by_code_or_name(ask: Run) -> None:
    one = next(iter(library().checks.values()))
    for word in (one.code, one.code.lower(), one.name):
        found = json.loads(ask("check", "--code", word, "--format", "json").stdout)
        assert {finding["code"] for finding in found} <= {one.code}


def test_the_list_names_every_check(run: Run) -> None:
    assert all(one.code in run("check", "--list").stdout for one in library().checks.values())
    listed = json.loads(run("check", "--list", "--format", "json").stdout)
    assert [one["code"] for one in listed] == sorted(library().checks)
    assert all(one["why"] and one["remedy"] for one in listed)


def test_a_threshold_can_be_set(ask: Run) -> None:
    one, param = next((one, param) for one in library().checks.values() for param in one.params if param.kind == "int")
    done = ask("check", "--code", one.code, "--set", f"{one.code}.{param.name}=999", "--fail-on", "never")
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [(["--code", "GG9"], "there is no check"), (["--set", "GG001.x=1"], "no setting"), (["--set", "x"], "KEY=VALUE")],
)
def test_mistakes_are_said_in_a_line(ask: Run, words: list[str], says: str) -> None:
    done = ask("check", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr and done.stderr.count("\n") == 1


def test_an_empty_workspace_has_nothing_to_find(run: Run, tmp_path: object) -> None:
    from govgraph import Workspace

    Workspace.create(f"{tmp_path}/workspace")
    done = run("check")
    assert done.exit_code == 0
    assert done.stdout == "Nothing found: every check passed.\n"
