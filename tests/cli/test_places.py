"""Where words stand is told with them: the cell of a register, the page of a paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from govgraph.cli import main
from tests.support.page_data import data_of

REGISTER = "Name,Reports to,Chair\nLantern Board,Kestrel Forum,Ada Penrose\nTarn Panel,Lantern Board,Owen Marsh\n"


@pytest.fixture
def place(tmp_path: Path) -> str:
    (tmp_path / "r.csv").write_text(REGISTER)
    book = xlsxwriter.Workbook(str(tmp_path / "w.xlsx"))
    sheet = book.add_worksheet("Register")
    for number, row in enumerate([["Name", "Reports to"], ["Orchard Group", "Lantern Board"]]):
        sheet.write_row(number, 0, row)
    book.close()
    run("load", str(tmp_path / "r.csv"), str(tmp_path / "w.xlsx"), "-w", str(tmp_path / "ws"))
    return str(tmp_path / "ws")


def run(*args: str) -> str:
    made = CliRunner().invoke(main, list(args))
    assert made.exit_code in (0, 1), made.output
    return made.output


def test_ask_and_show_name_the_cell(place: str) -> None:
    assert "“Lantern Board” (r.csv, row 3, Reports to)" in run("ask", "reports-to", "Tarn Panel", "--evidence", "-w", place)
    assert "(w.xlsx, Register!B2, Reports to)" in run("show", "Orchard Group", "-w", place)


def test_documents_are_named_without_the_cell(place: str) -> None:
    known = json.loads(run("show", "Lantern Board", "--format", "json", "-w", place))
    assert known["documents"] == ["r.csv", "w.xlsx"]


def test_findings_and_pictures_name_the_cell(place: str, tmp_path: Path) -> None:
    assert "row 2" in run("check", "--format", "json", "-w", place)
    run("draw", "-o", str(tmp_path / "m.html"), "-w", place)
    assert "row 3, Reports to" in data_of((tmp_path / "m.html").read_text("utf-8"))
    run("report", "-o", str(tmp_path / "rep.html"), "-w", place)
    assert (tmp_path / "rep.html").exists()
