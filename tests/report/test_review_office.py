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
from PIL import Image

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.viz.report import Review, build, render
from govgraph.viz.report.model import Table
from govgraph.viz.report.xlsx import LONGEST, sheet_name
from tests.support.wendshire import findings, last_year, one, wendshire


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1600, 900), "#def").save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def review() -> Review:
    return build(wendshire(), findings(), previous=last_year(), previous_findings=[], title="Governance in Wendshire", png=png())


@pytest.fixture(scope="module")
def document(review: Review) -> Any:
    return Document(io.BytesIO(render(review, ".docx")))


@pytest.fixture(scope="module")
def book(review: Review) -> Any:
    return load_workbook(io.BytesIO(render(review, ".xlsx")))


def test_headings_are_real_headings(document: Any, review: Review) -> None:
    heads = [item.text for item in document.paragraphs if item.style.name == "Heading 1"]
    assert heads == [part.title for part in review.sections]
    assert "Circle of reporting (GG003)" in [item.text for item in document.paragraphs if item.style.name == "Heading 3"]


def test_tables_are_real_tables_whose_heads_repeat(document: Any, review: Review) -> None:
    assert len(document.tables) == 1 + len(list(review.tables()))
    for table in document.tables:
        rows = list(table._tbl.tr_lst)
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert sum(column.w for column in table._tbl.tblGrid.gridCol_lst) <= document.sections[1].page_width


def test_the_picture_is_an_image_with_alternative_text(document: Any) -> None:
    shape = document.inline_shapes[0]
    assert shape._inline.docPr.get("descr").startswith("Diagram of 13 bodies")
    assert shape.width <= document.sections[1].page_width - document.sections[1].left_margin * 2


def test_links_of_the_contents_arrive(document: Any) -> None:
    body = document.element
    marks = {item.get(qn("w:name")) for item in body.iter(qn("w:bookmarkStart"))}
    assert {item.get(qn("w:anchor")) for item in body.iter(qn("w:hyperlink"))} == marks
    numbers = [item.get(qn("w:id")) for item in body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_dates_are_those_of_the_newest_source(review: Review, suffix: str) -> None:
    data = render(review, suffix)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2024, 11, 12, 0, 0, 0)}
        assert b"2024-11-12T00:00:00Z" in packed.read("docProps/core.xml")
    assert data == render(review, suffix)


def test_word_without_a_picture_points_to_the_outline() -> None:
    made = Document(io.BytesIO(render(build(wendshire(), [], svg="<svg/>"), ".docx")))
    assert "The diagram stands in the HTML report." in [item.text for item in made.paragraphs]


def test_one_sheet_for_each_table_with_filter_and_frozen_head(book: Any, review: Review) -> None:
    tables = list(review.tables())
    assert book.sheetnames == ["Summary", "Findings", *(sheet_name(table.key) for table in tables), "Structure"]
    for table in tables:
        sheet = book[sheet_name(table.key)]
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref is not None
        assert [cell.value for cell in sheet[1]] == list(table.columns)
        assert sheet.max_row == len(table.rows) + 1
        assert sheet.print_title_rows == "$1:$1"


def test_numbers_are_numbers(book: Any) -> None:
    assert [cell.value for cell in book["Duplicates"][2]][2:] == [0.83, 0, 0.96, 0.71, 0.5]


def test_findings_stand_with_reason_remedy_and_words(book: Any) -> None:
    row = [cell.value for cell in book["Findings"][2]]
    assert row[:4] == ["To act on", "GG003", "Skills Steering Group", "Circle of reporting"]
    assert row[7].count("\n") == 1 and "12 November 2024" in row[7]


def test_the_workbook_remembers_when_and_what(book: Any) -> None:
    assert book.properties.title == "Governance in Wendshire" and book.properties.created == datetime(2024, 11, 12)


def test_a_cell_too_long_for_excel_is_cut_with_a_sign() -> None:
    graph = Graph(entities=(one("a", "body", "Board " * 20_000),))
    sheet = load_workbook(io.BytesIO(render(build(graph, []), ".xlsx")))["Body chains"]
    assert len(sheet["A2"].value) == LONGEST and sheet["A2"].value.endswith("…")


def test_sheet_names_are_ones_that_excel_takes(review: Review) -> None:
    names = [sheet_name(table.key) for table in review.tables()]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_an_empty_review_can_be_written_in_every_form() -> None:
    made = build(Graph(), [])
    for suffix in (".html", ".DOCX", ".xlsx"):
        assert render(made, suffix)
    assert all(isinstance(part, Table) for part in made.tables())


def test_another_ending_is_refused_with_advice(review: Review) -> None:
    with pytest.raises(GovgraphError, match="End the file name in .html, .docx, .xlsx"):
        render(review, ".pdf")
