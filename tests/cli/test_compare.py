"""`compare` and `--as-of`: dates, papers and workspaces."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def two(run: Run, tmp_path: Path) -> Run:
    """A workspace of two papers, of 2015 and of 2018, and one without a date."""
    texts = {
        "a.txt": "Report of 3 May 2015\n\nThe Lock Panel reports to the Canal Board. The Lock Panel is chaired by Rhona Pike.\n",
        "b.txt": "Report of 3 May 2018\n\nThe Lock Panel reports to the Coast Board. The Lock Panel is chaired by Owen Marsh.\n",
        "c.txt": "The Weir Panel reports to the Canal Board.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert run("load", *(tmp_path / name for name in texts), "-q").exit_code == 0
    return run


def test_two_dates_with_the_words_of_both(two: Run) -> None:
    done = two("compare", 2015, 2018, "--evidence")
    assert "- chair Lock Panel: Rhona Pike → Owen Marsh" in done.stdout
    assert "Before: “" in done.stdout and "Now: “" in done.stdout
    assert "1 undated paper is left out; set a date with: govgraph source FILE --date DATE" in done.stderr
    assert done.stderr.count("undated") == 1


def test_two_papers_and_two_workspaces(two: Run, tmp_path: Path) -> None:
    rows = json.loads(two("compare", "a.txt", "b.txt", "--all", "--format", "json").stdout)
    assert ("no longer named", "Lock Panel reports to Canal Board") in {(row["change"], row["about"]) for row in rows}
    assert two("compare", tmp_path / "workspace", tmp_path / "workspace").stdout.startswith("Nothing came, ended or changed")


def test_as_of_a_date_a_question_a_portrait_and_a_check_know_no_later_paper(two: Run) -> None:
    assert "Canal Board" in two("ask", "reports-to", "Lock Panel", "--as-of", 2015).stdout
    assert "Coast Board" not in two("ask", "reports-to", "Lock Panel", "--as-of", 2015).stdout
    assert "Owen Marsh" not in two("show", "Lock Panel", "--as-of", 2015).stdout
    assert "Coast Board" not in two("check", "--all", "--as-of", 2015, "--fail-on", "never").stdout
    assert two("show", "Weir Panel", "--as-of", 2018).exit_code == 2  # of an undated paper nobody knows that it was there


def test_only_what_is_in_force(two: Run) -> None:
    assert "Rhona Pike" in two("ask", "roles", "Lock Panel").stdout
    assert "Rhona Pike" not in two("ask", "roles", "Lock Panel", "--in-force").stdout


def test_mistakes_are_said_in_a_line(two: Run) -> None:
    done = two("compare", "2015", "nowhere.txt")
    assert done.exit_code == 2 and "is no date, no paper that was read and no workspace" in done.stderr and not done.stdout
