"""From an empty register to a graph, and from a graph to a register to correct."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from click.testing import CliRunner

from govgraph.cli import main


def run(*args: str, code: int = 0) -> str:
    made = CliRunner().invoke(main, list(args))
    assert made.exit_code == code, made.output
    return made.output


def test_a_filled_in_template_is_read_without_its_examples(tmp_path: Path) -> None:
    file, place = str(tmp_path / "t.xlsx"), str(tmp_path / "ws")
    assert "Fill it in" in run("template", file)
    book = openpyxl.load_workbook(file)
    book["Register"].append(["Lantern Board", None, "body: board", "active", "Cabinet"])
    book["Members"].append(["Lantern Board", "Ada Penrose"])
    book.save(file)
    run("load", file, "-w", place)
    shown = run("show", "Lantern Board", "-w", place)
    assert "Cabinet" in shown and "Ada Penrose" in shown
    assert "Canalside" not in run("ask", "overview", "-w", place) + run("export", "--format", "json", "-o", "-", "-w", place)


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    file.write_text("mine")
    assert "there already" in run("template", str(file), code=2)
    assert file.read_text() == "mine"
    assert "workbook" in run("template", str(tmp_path / "t.csv"), code=2)


def test_an_export_as_register_says_once_what_it_cannot_hold(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Name,Reports to\nLantern Board,Cabinet\n")
    run("load", str(tmp_path / "r.csv"), "-w", str(tmp_path / "ws"))
    said = run("export", "--format", "register", "-o", str(tmp_path / "out.xlsx"), "-w", str(tmp_path / "ws"))
    assert said.count("cannot hold") == 1


def test_replaces_goes_with_one_file(tmp_path: Path) -> None:
    assert "--replaces" in run("load", "a.csv", "b.csv", "--replaces", "c.csv", "-w", str(tmp_path), code=2)
