"""`sources`, `issues`, `status`."""

from __future__ import annotations

import csv
import io
import json

from tests.cli.conftest import Run


def test_sources_are_listed_with_date_and_size(ask: Run) -> None:
    shown = ask("sources").stdout
    assert "wendshire-partnerships-2024.docx" in shown and "Characters" in shown
    rows = list(csv.DictReader(io.StringIO(ask("sources", "--format", "csv").stdout)))
    assert [row["document"] for row in rows] == sorted(row["document"] for row in rows)
    assert all(len(row["sha256"]) == 64 and int(row["characters"]) > 0 for row in rows)


def test_issues_say_where_what_and_what_to_do(ask: Run) -> None:
    found = json.loads(ask("issues", "--format", "json").stdout)
    assert all(one["document"] and one["what"] for one in found)
    assert set(found[0]) == {"document", "place", "what", "advice"} if found else True


def test_status_counts_and_says_what_is_next(ask: Run, run: Run) -> None:
    facts = json.loads(ask("status", "--format", "json").stdout)
    assert facts["sources"] == len(json.loads(ask("sources", "--format", "json").stdout))
    assert facts["entities"]["bodies"] > 10
    shown = ask("status").stdout
    assert shown.startswith("Workspace:") and "govgraph " in shown.splitlines()[-1]


def test_status_of_an_empty_workspace(run: Run, tmp_path: object) -> None:
    from govgraph import Workspace

    Workspace.create(f"{tmp_path}/workspace")
    assert run("status").stdout.endswith("Read documents with: govgraph load PATH\n")
    assert run("review").stdout == "Nothing waits for review.\n"
    assert run("issues").stdout == "No issue was noted. What waits for a person: govgraph review\n"
