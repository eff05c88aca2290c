"""The register as a workbook: drop-downs, notes, an example that is never read, blanks that a reviewer asks for."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from made import body, entity, fact, line, organisation, person, source

from govgraph.graph.build import build
from govgraph.graph.formats.register.write import sheets, write_register, write_template
from govgraph.graph.schema import schema

BOARD = body("Lantern Board", subtype="joint committee")
GRAPH = build(
    [
        source(
            "a.txt",
            entity(BOARD, "LB"),
            line("REPORTS_TO", BOARD, body("Kestrel Forum")),
            line("REPORTS_TO", BOARD, body("Arts and Crafts, Health Panel"), nature="annual report"),
            line("CHAIRS", person("Ada Penrose"), BOARD, role="chair"),
            line("MEMBER_OF", organisation("Tarn Trust"), BOARD, role="observer"),
            line("MEMBER_OF", person("Owen Marsh"), BOARD),
            line("LEADS", person("Wren Hale"), BOARD, role="lead officer", status="past"),
            fact(BOARD, "meets", "=1+1"),
            fact(BOARD, "statutory", False),
        )
    ]
).graph


def rows(path: Path, sheet: str) -> list[dict[str, str]]:
    found = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    heads = next(found)
    return [{str(head): "" if value is None else str(value) for head, value in zip(heads, row, strict=True)} for row in found]


def test_each_line_stands_in_one_place(tmp_path: Path) -> None:
    write_register(GRAPH, tmp_path / "r.xlsx")
    (board,) = [row for row in rows(tmp_path / "r.xlsx", "Register") if row["Name"] == "Lantern Board"]
    wanted = {
        "Also known as": "LB",
        "Kind": "body: joint committee",
        "Reports to": "Kestrel Forum",
        "Chair": "Ada Penrose",
        "Statutory": "no",
    }
    assert wanted.items() <= board.items()
    assert board["Lead officer"] == ""
    assert board["Meeting frequency"] == "=1+1"  # a text, never a formula
    seats = {(row["Member"], row["Role"]) for row in rows(tmp_path / "r.xlsx", "Members")}
    assert seats == {("Tarn Trust", "observer"), ("Owen Marsh", "member")}
    kept = {
        (row["From"], row["Relationship"], row["To"], row["Status"], row["Nature of reporting"])
        for row in rows(tmp_path / "r.xlsx", "Lines")
    }
    assert kept == {
        ("Lantern Board", "reports to", "Arts and Crafts, Health Panel", "active", "annual report"),
        ("Wren Hale", "leads", "Lantern Board", "past", ""),
    }


def test_what_a_reviewer_asks_for_and_nobody_knows_is_shown(tmp_path: Path) -> None:
    write_register(GRAPH, tmp_path / "r.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Register"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(number for number in range(2, sheet.max_row + 1) if sheet.cell(number, 1).value == "Lantern Board")
    tints = {head: sheet.cell(row, column).fill.fgColor.rgb for head, column in heads.items()}
    assert tints["Next review"] == tints["Lead officer"] == "FFFFF3C4"
    assert tints["Chair"] != tints["Next review"] != tints["Quorum"]


def test_the_template_has_drop_downs_notes_and_an_example(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == list(sheets())
    sheet = book["Register"]
    notes = {cell.value for cell in sheet[1] if cell.comment}
    assert {"Name", "Reports to", "Next review"} <= notes
    assert {rule.formula1 for rule in sheet.data_validations.dataValidation} >= {f'"{",".join(schema().kinds)}"', '"yes,no"'}
    assert str(sheet["A2"].value).startswith("Example: ")


def test_every_fact_has_a_column_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    assert {column["fact"] for column in sheets()["Register"] if "fact" in column} == set(schema().facts)
    for name in ("a.xlsx", "b.xlsx"):
        write_register(GRAPH, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
