"""`govgraph evaluate`: the table, the sentences behind it, and files that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SENTENCES = """
subject: Averton Skills Board
sentences:
  - text: The Board reports to the Averton Partnership.
    facts: ["Averton Skills Board | REPORTS_TO | Averton Partnership"]
  - text: The weather was fine.
    facts: ["Averton Skills Board | REPORTS_TO | Nobody Group"]
"""


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """A file with one fact that is found and one that is not."""
    path = tmp_path / "sentences.yaml"
    path.write_text(SENTENCES, "utf-8")
    return path


def test_the_table_counts_found_missed_and_false(run: Run, marked: Path) -> None:
    rows = json.loads(run("evaluate", marked, "--format", "json").stdout)
    assert rows[-1] == {"type": "all", "found": 1, "missed": 1, "false": 0, "precision": 1.0, "recall": 0.5, "f1": 0.667}
    assert "Precision" in run("evaluate", marked).stdout


def test_missed_sentences_are_shown_on_request(run: Run, marked: Path) -> None:
    assert "The weather was fine." in run("evaluate", marked, "--show", "missed").stdout
    assert "weather" not in run("evaluate", marked, "--show", "false").stdout


@pytest.mark.parametrize("text", ["", "a: [", "just text", "sentences: 3", "sentences: [{}]", "subject: X\nsentences: [{text: A, facts: [x]}]"])
def test_a_file_of_another_form_is_a_line(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.yaml"
    path.write_text(text, "utf-8")
    for place in (path, tmp_path / "nowhere.yaml"):
        done = run("evaluate", place)
        assert (done.exit_code, done.stdout) == (2, "")
        assert place.name in done.stderr and done.stderr.count("\n") == 1
