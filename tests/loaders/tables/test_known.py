"""registers.yaml and `govgraph columns`: what a person says of columns is used, kept, found again, and refused with its line when it is wrong."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from govgraph.cli import main
from govgraph.graph.claims import RelationClaim
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.tables import read_register
from govgraph.loaders.tables.known import flipped, meaning_said, meanings, read_known
from govgraph.loaders.tables.shown import shown

TEXT = "Outside Body,Committee,Representative\nTarn Trust,Culture Committee,Ann Bell\nTarn Forum,Planning Committee,Raj Patel\n"
ENTRY = '- headings: ["Outside Body", "Committee", "Representative"]\n  shape: rows\n  columns:\n    Committee: reports to\n'


def register(folder: Path, text: str = TEXT) -> Path:
    path = folder / "register.csv"
    path.write_text(text, "utf-8")
    return path


def said(folder: Path, text: str) -> Path:
    path = folder / "registers.yaml"
    path.write_text(text, "utf-8")
    return path


def test_an_entry_is_used_for_every_table_with_its_headings(tmp_path: Path) -> None:
    known = read_known(said(tmp_path, ENTRY))
    source = read_register(register(tmp_path), known=known)
    found = {f"{c.source.name} {c.type} {c.target.name}" for c in source.claims if isinstance(c, RelationClaim)}
    assert "Tarn Trust REPORTS_TO Culture Committee" in found
    assert any("registers.yaml, line 1" in issue.what for issue in source.issues)
    other = read_register(register(tmp_path, "Name,Committee\nTarn Trust,Culture Committee\n"), known=known)
    assert not any(isinstance(claim, RelationClaim) for claim in other.claims)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("headings: [Name]\n", 1, "a list of entries"), ("- shape: rows\n", 1, "has a list of headings"), ("- headings: [Name]\n  shape: bows\n", 2, "no shape"),
        ("- headings: [Name]\n  columns:\n    Nam: name\n", 3, "not among the headings"), ("- headings: [Name]\n  columns:\n    Name: zebra\n", 3, "no meaning"),
        ("- headings: [Name\n", 2, "not YAML"), ("- headings: [Name]\n  colums: {}\n", 1, "no key"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(GovgraphError, match=what) as caught:
        read_known(said(tmp_path, text))
    assert f"registers.yaml:{line}" in str(caught.value)


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_known(tmp_path / "registers.yaml").entries == () and read_known(said(tmp_path, "# nothing yet\n")).entries == ()


def test_meanings_are_taken_as_people_write_them() -> None:
    assert [meaning_said(one, "") for one in ("reports_to", "Reports to", "left out", "Name", "accountable to")] == [
        "reports_to", "reports_to", "left out", "name", "reports_to",
    ]  # fmt: skip
    assert flipped("part_of", "") == "children" and "left out" in meanings()
    with pytest.raises(GovgraphError, match="cannot be turned round"):
        flipped("chair", "")


def test_a_column_turned_round(tmp_path: Path) -> None:
    path = register(tmp_path, "Group,Parent\nLock Panel,Canal Board\n")
    before, after = shown(path, None, [], []), shown(path, None, [], ["Parent"])
    assert before.tables[0].columns[1].sentences == ("row 2: Lock Panel is part of Canal Board",)
    assert after.tables[0].columns[1].sentences == ("row 2: Canal Board is part of Lock Panel",)


def test_columns_shows_sets_and_keeps(tmp_path: Path) -> None:
    path, room = register(tmp_path), str(tmp_path / "room")
    run = CliRunner()
    first = run.invoke(main, ["columns", str(path), "--workspace", room])
    assert first.exit_code == 0 and "a row is a body" in first.output and "nothing says how they belong" in first.output
    kept = run.invoke(main, ["columns", str(path), "--workspace", room, "--set", "Committee=reports to", "--write"])
    assert "row 2: Tarn Trust reports to Culture Committee" in kept.output and (tmp_path / "room" / "registers.yaml").is_file()
    again = run.invoke(main, ["columns", str(path), "--workspace", room])
    assert "registers.yaml, line" in again.output and "row 2: Tarn Trust reports to Culture Committee" in again.output
    loaded = run.invoke(main, ["load", str(path), "--workspace", room])
    assert loaded.exit_code == 0 and "reports to 2" in loaded.output


def test_two_columns_of_one_heading_show_their_own_lines(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Name", "Part of", "Part of"], ["Lock Panel", "Canal Board", "Water Trust"], ["Weir Panel", "Canal Board", "Mill Trust"]):
        book.active.append(row)
    book.save(tmp_path / "r.xlsx")
    one, two = shown(tmp_path / "r.xlsx", None, (), ()).tables[0].columns[1:]
    assert one.sentences == ("Sheet!B2: Lock Panel is part of Canal Board", "Sheet!B3: Weir Panel is part of Canal Board")
    assert two.sentences == ("Sheet!C2: Lock Panel is part of Water Trust", "Sheet!C3: Weir Panel is part of Mill Trust")


def test_what_tells_nothing_of_a_row_is_shown_as_left_out(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Name,Designation\nLock Panel,Profit\nWeir Panel,Charity\n")
    assert [one.key for one in shown(tmp_path / "r.csv", None, (), ()).tables[0].columns] == ["name", "left out"]


@pytest.mark.parametrize(
    ("options", "said_"),
    [(["--set", "Nothing=name"], "no column"), (["--set", "Committee=zebra"], "no meaning"), (["--set", "Committee"], "COLUMN=MEANING"), (["--shape", "bows"], "no shape"), (["--flip", "Representative"], "cannot be turned")],
)  # fmt: skip
def test_bad_use_is_refused(tmp_path: Path, options: list[str], said_: str) -> None:
    done = CliRunner().invoke(main, ["columns", str(register(tmp_path)), "--workspace", str(tmp_path / "room"), *options])
    text = done.output + str(done.exception or "")
    assert done.exit_code != 0 and said_ in text


def test_the_load_table_says_that_no_line_runs_upward(tmp_path: Path) -> None:
    path = register(tmp_path, "Name,Website\nLock Panel,https://x.example\n")
    done = CliRunner().invoke(main, ["load", str(path), "--workspace", str(tmp_path / "room")])
    assert "no line upward: govgraph columns register.csv" in done.output
