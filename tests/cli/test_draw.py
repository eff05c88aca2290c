"""`draw` and `export`: every form, to a file and to standard output, and mistakes said in a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BEGINS = {"html": "<!DOCTYPE html", "svg": "<svg", "mermaid": "", "dot": "digraph"}


@pytest.mark.parametrize("name", ["map.html", "map.svg", "map.mmd", "map.dot"])
def test_the_ending_of_the_file_says_what_is_drawn(ask: Run, tmp_path: Path, name: str) -> None:
    done = ask("draw", "-o", tmp_path / name)
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith(f"Wrote {tmp_path / name} (")
    assert "Wendshire" in (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize("form", BEGINS)
def test_a_picture_goes_to_standard_output(ask: Run, form: str) -> None:
    done = ask("draw", "--format", form, "-o", "-")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.lstrip().startswith(BEGINS[form])
    assert done.stderr == ""


def test_one_branch_is_drawn_by_any_of_its_names(ask: Run) -> None:
    by_acronym = ask("draw", "--format", "dot", "-o", "-", "--focus", "HWB", "--depth", 1)
    by_name = ask("draw", "--format", "dot", "-o", "-", "--focus", "health and wellbeing board", "--depth", 1)
    assert by_acronym.stdout == by_name.stdout
    assert "Wendshire County Council" in by_name.stdout
    assert "Safeguarding" not in by_name.stdout


def test_kinds_relations_and_a_day_cut_the_picture(ask: Run) -> None:
    whole = ask("draw", "--format", "dot", "-o", "-").stdout
    for words in (["--kinds", "body"], ["--relations", "REPORTS_TO,part-of"], ["--as-of", "2015-12"]):
        done = ask("draw", "--format", "dot", "-o", "-", *words)
        assert done.exit_code == 0, done.stderr
        assert len(done.stdout) < len(whole)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "map.jpg"], "html, .svg, .png"),
        (["-o", "map"], ".html"),
        ([], "--output"),
        (["-o", "map.html", "--focus", "Nobody at All"], "Nearest"),
        (["-o", "map.html", "--as-of", "last year"], "2015-06-30"),
        (["-o", "map.html", "--as-of", "2015-13"], "2015-06-30"),
        (["-o", "map.html", "--kinds", "bodies"], "bodies"),
        (["-o", "map.html", "--relations", "LIKES"], "LIKES"),
        (["-o", "file/map.html"], "file"),
    ],
)
def test_mistakes_are_said_in_a_line_and_nothing_is_written(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("", "utf-8")
    done = ask("draw", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr and done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", ["graph.json", "graph.graphml", "graph.gexf", "graph.ttl", "graph.cypher"])
def test_the_ending_of_the_file_says_what_is_exported(ask: Run, tmp_path: Path, name: str) -> None:
    done = ask("export", "-o", tmp_path / name)
    assert done.exit_code == 0, done.stderr
    assert "Health and Wellbeing Board" in (tmp_path / name).read_text("utf-8")


def test_json_goes_to_standard_output_as_to_a_file(ask: Run, tmp_path: Path) -> None:
    ask("export", "-o", tmp_path / "graph.json")
    shown = ask("export", "--format", "json", "-o", "-").stdout
    assert shown == (tmp_path / "graph.json").read_text("utf-8")
    assert json.loads(shown)["format"] == "govgraph/1"


def test_a_folder_is_exported(ask: Run, tmp_path: Path) -> None:
    assert ask("export", "--format", "neo4j-csv", "-o", tmp_path / "import").exit_code == 0
    assert list((tmp_path / "import").glob("*.csv"))
    assert "folder" in ask("export", "--format", "neo4j-csv", "-o", "-").stderr


def test_the_forms_are_listed_and_mistakes_said(ask: Run, run: Run, tmp_path: Path) -> None:
    assert "graphml" in run("export", "--list").stdout
    for words, says in ((["-o", "x.abc"], "--format"), (["-o", "x", "--format", "grafml"], "Did you mean graphml?"), ([], "--output")):
        done = ask("export", *words)
        assert done.exit_code == 2 and says in done.stderr and done.stderr.count("\n") == 1
