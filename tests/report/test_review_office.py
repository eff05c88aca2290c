"""The report as Word document and as workbook: what their own libraries read back from them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.viz.report import Review, build, render
from govgraph.viz.report.xlsx import LONGEST, sheet_name
from tests.support.wendshire import findings, last_year, one, wendshire


@pytest.fixture(scope="module")
def review() -> Review:
    return build(wendshire(), findings(), previous=last_year(), previous_findings=[], title="Governance in Wendshire")


@pytest.fixture(scope="module")
def document(review: Review) -> Any:
    return Document(io.BytesIO(render(review, ".docx")))


@pytest.fixture(scope="module")
def book(review: Review) -> Any:
    return load_workbook(io.BytesIO(render(review, ".xlsx")))


def test_headings_are_real_headings(document: Any, review: Review) -> None:
    heads = [item.text for item in document.paragraphs if item.style.name == "Heading 1"]
    assert heads == [f"{number}  {part.title}" for number, part in enumerate(review.sections, 1)]
    points = [item.text for item in document.paragraphs if item.style.name == "Heading 3"]
    assert points[0].startswith("1  To act on: Skills Steering Group") and len(points) == len(review.cards())


def test_tables_are_real_tables_whose_heads_repeat(document: Any, review: Review) -> None:
    assert len(document.tables) == 1 + len(list(review.tables())) + len(review.cards())
    for table in document.tables:
        rows = list(table._tbl.tr_lst)
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert sum(column.w for column in table._tbl.tblGrid.gridCol_lst) <= document.sections[1].page_width


def test_pages_are_numbered_and_there_is_room_to_write_in(document: Any) -> None:
    codes = [item.text for item in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    rooms = [table for table in document.tables if [cell.text for cell in table.rows[0].cells] == ["Owner", "By when", "Note"]]
    assert len(rooms) == 4 and all(cell.text == "" for table in rooms for cell in table.rows[1].cells)


def test_red_amber_and_green_are_words_on_a_tint(document: Any) -> None:
    table = next(table for table in document.tables if table.rows[0].cells[0].text == "Body")
    tints = {row.cells[3].text.split()[0]: row.cells[3]._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) for row in table.rows[1:]}
    assert {"Red", "Amber", "Green"} <= set(tints) and len(set(tints.values())) == len(tints)


def test_the_picture_is_an_image_with_alternative_text(document: Any) -> None:
    shape = document.inline_shapes[0]
    assert shape._inline.docPr.get("descr").startswith("Who answers to whom: ")
    page = document.sections[1]
    assert page.page_width > page.page_height and shape.width <= page.page_width - page.left_margin * 2


def test_headings_are_marked_for_links(document: Any, review: Review) -> None:
    marks = [item.get(qn("w:name")) for item in document.element.iter(qn("w:bookmarkStart"))]
    assert marks == [f"part_{part.key}" for part in review.sections]
    numbers = [item.get(qn("w:id")) for item in document.element.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_dates_are_those_of_the_newest_source(review: Review, suffix: str) -> None:
    data = render(review, suffix)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2024, 11, 12, 0, 0, 0)}
        assert b"2024-11-12T00:00:00Z" in packed.read("docProps/core.xml")
    assert data == render(review, suffix)


def test_one_sheet_for_each_table_with_filter_and_frozen_head(book: Any, review: Review) -> None:
    tables = list(review.annexes)
    assert book.sheetnames == ["Contents", *(sheet_name(table.key) for table in tables)]
    for table in tables:
        sheet = book[sheet_name(table.key)]
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref is not None
        assert [cell.value for cell in sheet[1]] == list(table.columns)
        assert sheet.max_row == len(table.rows) + 1
        assert sheet.print_title_rows == "$1:$1"


def test_numbers_are_numbers(book: Any) -> None:
    assert [cell.value for cell in book["Possibly same"][2]][2:] == [0.83, 0, 0.96, 0.71, 0.5]


def test_findings_stand_with_reason_remedy_words_and_room(book: Any) -> None:
    sheet = book["Findings"]
    row = dict(zip((cell.value for cell in sheet[1]), (cell.value for cell in sheet[2]), strict=True))
    assert row["Level"] == "To act on" and row["About"] == "Skills Steering Group" and row["Id"] == "GG003-1"
    assert row["Words of the papers"].count("\n") == 1 and "12 November 2024" in row["Words of the papers"]
    assert not (row["Owner"] or row["Due"] or row["Comment"])
    assert [item.formula1 for item in sheet.data_validations.dataValidation] == ['"agreed,accepted,not-so,open"']


def test_sentences_carry_page_or_cell(book: Any) -> None:
    sheet = book["Sentences"]
    column = [cell.value for cell in sheet[1]].index("Page or cell")
    assert "page 3" in {row[column].value for row in sheet.iter_rows(min_row=2)}


def test_the_workbook_remembers_when_and_what(book: Any) -> None:
    assert book.properties.title == "Governance in Wendshire" and book.properties.created == datetime(2024, 11, 12)


def test_a_cell_too_long_for_excel_is_cut_with_a_sign() -> None:
    graph = Graph(entities=(one("a", "body", "Board " * 20_000),))
    sheet = load_workbook(io.BytesIO(render(build(graph, []), ".xlsx")))["Body chains"]
    assert len(sheet["A2"].value) == LONGEST and sheet["A2"].value.endswith("…")


def test_sheet_names_are_ones_that_excel_takes(review: Review) -> None:
    names = [sheet_name(table.key) for table in review.annexes]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_an_empty_review_can_be_written_in_every_form() -> None:
    made = build(Graph(), [])
    for suffix in (".html", ".DOCX", ".xlsx"):
        assert render(made, suffix)
    assert not made.annexes[1:] and made.annexes[0].key == "findings"


def test_another_ending_is_refused_with_advice(review: Review) -> None:
    with pytest.raises(GovgraphError, match="End the file name in .html, .docx, .xlsx"):
        render(review, ".pdf")
