"""`govgraph what-if` as a user runs it: words, data, pictures, mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_an_end_names_who_loses_the_way_and_what_hangs_on_it(ask: Run) -> None:
    told = ask("what-if", "end", "HWB").stdout
    assert told.startswith("If Health and Wellbeing Board ended:")
    assert "would lose the only line to an accountable body: " in told and "Children’s Trust" in told
    assert "Findings that appear" in told and "Seats on it" in told


def test_a_merger_as_data(ask: Run) -> None:
    made = json.loads(ask("what-if", "merge", "Safer Wendshire Partnership", "HWB", "--format", "json").stdout)
    assert made["supposed"] == "If Health and Wellbeing Board went into Safer Wendshire Partnership"
    assert {"lose", "gain", "strand", "hanging", "changes"} <= set(made)


def test_a_move_gives_a_way(ask: Run) -> None:
    assert "would gain a line to an accountable body" in ask("what-if", "move", "Jobs and Skills Network", "under", "WCC").stdout


def test_nothing_is_written_to_the_workspace(ask: Run, county: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in county.rglob("*")}
    ask("what-if", "end", "HWB")
    assert {path: path.stat().st_mtime_ns for path in county.rglob("*")} == before


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<svg"), ("a.png", b"\x89PNG")])
def test_a_picture_of_before_and_after(ask: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    assert ask("what-if", "end", "HWB", "--picture", tmp_path / name).exit_code == 0
    data = (tmp_path / name).read_bytes()
    assert data.startswith(begins)
    if name.endswith("svg"):
        assert data.count(b'class="map"') == 2 and b"If Health and Wellbeing Board ended" in data


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["end", "Nobody at all"], "nothing here is called"),
        (["end", "Tom Birch"], "is a person, which cannot end"),
        (["move", "HWB", "over", "WCC"], "under"),
        (["end", "HWB", "--picture", "a.jpg"], ".svg or .png"),
    ],
)
def test_mistakes_are_said_in_a_line(ask: Run, words: list[str], said: str) -> None:
    done = ask("what-if", *words)
    assert done.exit_code == 2 and said in done.stderr and "Traceback" not in done.stderr
