"""Cells and their offsets: every file form gives the values a spreadsheet shows, and the place where they stand."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.tables.delimited import cells_of, read_delimited
from govgraph.loaders.tables.jsonlines import read_json_lines
from govgraph.loaders.tables.layout import tables_of
from govgraph.loaders.tables.value import letters
from govgraph.loaders.tables.workbook import read_workbook

CELL = st.text(st.sampled_from('ab ,;"\n\t|é✓'), max_size=8)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_cells_are_those_of_the_csv_module(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    assert [[cell.value for cell in line] for line in cells_of(out.getvalue(), delimiter)] == rows


@given(st.lists(st.lists(st.text(st.sampled_from("ab é✓"), max_size=5), min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_bare_cell_stands_at_its_offsets(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in rows) + "\n"
    for line in cells_of(text, ","):
        assert all(text[cell.start : cell.end] == cell.value for cell in line)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_the_headings(mark: str) -> None:
    sheet = read_delimited(mark.join(["Name", "Reports to", "Meets"]) + "\n" + mark.join(["Skills Board", "Council", "monthly"]) + "\n", "x.csv")
    assert [cell.value for cell in sheet.lines[1].cells] == ["Skills Board", "Council", "monthly"]


def test_lines_above_the_headings_are_the_preamble() -> None:
    sheet = read_delimited("Register at 31 January 2017,,\n,,\nName,Chair,Status\nSkills Board,Jo Marsh,Active\n", "x.csv")
    table = tables_of(sheet)[0]
    assert table.preamble == "Register at 31 January 2017"
    assert table.anchor(table.rows[0], 1) == "row 4, Chair"


def test_a_quoted_cell_keeps_commas_lines_and_quotation_marks() -> None:
    text = 'Name,Purpose\n"Board, the ""big"" one","to\nmeet"\n'
    first, second = read_delimited(text, "x.csv").lines[1].cells
    assert (first.value, second.value) == ('Board, the "big" one', "to\nmeet")
    assert text[second.start : second.end] == "to\nmeet"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Name,Chair\n"Skills Board,Jo Marsh\nForum,Ann Lee\n', "never closed"),
        ('{"name": "Board"}\n{"name": \n', "not JSON"),
        ('["Board"]\n', "no object"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(text: str, said: str) -> None:
    read = read_json_lines if text[0] in "{[" else read_delimited
    with pytest.raises(GovgraphError, match=said) as caught:
        read(text, "register.csv")
    assert "register.csv" in str(caught.value) and "\n" not in str(caught.value)


def test_nested_values_get_the_path_as_heading() -> None:
    line = '{"title": "Skills \\"Board\\"", "details": {"abbreviation": "SB", "n": null}, "parents": [{"id": 1}, {"id": 2}], "open": true}'
    sheet = read_json_lines(line + "\n", "x.jsonl")
    cells = sheet.rows[0].cells
    found = [(heading, cell.value) for heading, cell in zip(sheet.heads, cells, strict=True)]
    assert found == [("title", 'Skills "Board"'), ("details.abbreviation", "SB"), ("parents.id", "1"), ("parents.id", "2"), ("open", "True")]
    assert [line[cell.start : cell.end] for cell in cells][:2] == ['Skills \\"Board\\"', "SB"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(min_size=1, max_size=5), JSON, max_size=4))
def test_every_value_of_an_object_is_found(data: dict[str, object]) -> None:
    def leaves(value: object) -> list[str]:
        if isinstance(value, dict | list):
            return [leaf for item in (value.values() if isinstance(value, dict) else value) for leaf in leaves(item)]
        return [] if value is None or value == "" else [str(value)]

    cells = [cell for row in read_json_lines(json.dumps(data) + "\n", "x.jsonl").rows for cell in row.filled]
    assert sorted(cell.value for cell in cells) == sorted(leaves(data))


def test_a_workbook_gives_cells_by_their_address(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        notes, sheet = book.add_worksheet("Notes"), book.add_worksheet("Bodies")
        notes.write("A1", "Kept by the clerk")
        for at, heading in enumerate(["Name", "Last meeting", "Members", "Statutory"]):
            sheet.write(1, 1 + at, heading)
        sheet.write_row(2, 1, ["Skills Board"])
        sheet.write_datetime(2, 2, datetime.datetime(2016, 5, 3), day)
        sheet.write_row(2, 3, [12, True])
    source = read_workbook(path)
    assert [grid.name for grid in source.grids] == ["Notes", "Bodies"] and tables_of(source.grids[0]) == ()
    table = tables_of(source.grids[1])[0]
    row = table.rows[0]
    assert [(table.anchor(row, at), cell.value) for at, cell in enumerate(row.cells) if cell.value] == [
        ("Bodies!B3, Name", "Skills Board"), ("Bodies!C3, Last meeting", "2016-05-03"),
        ("Bodies!D3, Members", "12"), ("Bodies!E3, Statutory", "yes"),
    ]  # fmt: skip
    assert all(source.text[cell.start : cell.end] == cell.value for cell in row.filled)


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "register.ods"
    rows = "".join(
        "<table:table-row>" + "".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row)
        + "</table:table-row>"
        for row in (["Name", "Chair"], ["Skills Board", "Jo Marsh"])
    )  # fmt: skip
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>")
        body = f'<office:body><office:spreadsheet><table:table table:name="Bodies">{rows}</table:table></office:spreadsheet></office:body>'
        file.writestr("content.xml", f"<?xml version='1.0'?><office:document-content {spaces}>{body}</office:document-content>")
    grid = read_workbook(path).grids[0]
    assert [cell.value for cell in grid.lines[1].cells] == ["Skills Board", "Jo Marsh"]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(GovgraphError, match="cannot be read"):
        read_workbook(path)


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
