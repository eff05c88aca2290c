"""Hostile text in Word, Excel, CSV and graph files: everything parses, nothing becomes a formula, a link or an element."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from govgraph.graph.cells import cell_text, clean_text, is_formula, one_line
from govgraph.graph.exchange import dump, load
from govgraph.graph.formats import export
from govgraph.graph.model import Graph
from govgraph.viz.report import Review, build, render
from tests.support.hostile import NAMES, TEXTS, hostile_findings, hostile_graph

# A lone surrogate is no text: UTF-8 cannot hold it, so that no file could have brought it.
WHOLE = tuple(text for text in TEXTS if text.isascii() or text == text.encode("utf-8", "ignore").decode())


@pytest.fixture(scope="module")
def graph() -> Graph:
    return hostile_graph()


@pytest.fixture(scope="module")
def review(graph: Graph) -> Review:
    return build(graph, hostile_findings(), previous=Graph(), previous_findings=[], title=NAMES["script"])


@pytest.fixture(scope="module")
def word(review: Review) -> bytes:
    return render(review, ".docx")


@pytest.fixture(scope="module")
def excel(review: Review) -> bytes:
    return render(review, ".xlsx")


def xml_parts(data: bytes) -> Iterator[Any]:
    """Every part of an Office file, parsed strictly."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                yield etree.fromstring(packed.read(name), parser)


def values(data: bytes) -> Iterator[Any]:
    for sheet in load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def test_there_are_hostile_texts_enough() -> None:
    assert len(TEXTS) == len(set(TEXTS)) >= 40


@pytest.mark.parametrize("form", ["word", "excel"])
def test_office_files_hold_no_link_to_the_outside_and_no_code(form: str, request: pytest.FixtureRequest) -> None:
    for part in xml_parts(request.getfixturevalue(form)):
        assert not part.xpath("//@TargetMode[. = 'External']")
        assert not part.xpath("//*[local-name() = 'f' or local-name() = 'ddeLink' or local-name() = 'object']")
        assert {item.text for item in part.xpath("//*[local-name() = 'instrText']")} <= {"PAGE", "NUMPAGES"}


def test_word_shows_each_point_and_body_as_it_reads(word: bytes, review: Review) -> None:
    document = Document(io.BytesIO(word))
    shown = {item.text for item in document.paragraphs}
    shown |= {"".join(cell.itertext()) for table in document.tables for cell in table._tbl.iter_tcs()}
    wanted = [card.message for card in review.cards()] + [str(row[0]) for table in review.tables() for row in table.rows]
    assert len(wanted) > 30
    for text in filter(None, map(one_line, wanted)):
        assert any(text in one_line(item) for item in shown), text


def test_excel_holds_texts_never_formulas(excel: bytes) -> None:
    assert {cell.data_type for cell in values(excel)} <= {"s", "n"}
    links = [cell for cell in values(excel) if cell.hyperlink]
    assert links and all(cell.parent.title == "Contents" and cell.hyperlink.location and not cell.hyperlink.target for cell in links)


def test_excel_keeps_a_formula_sign_a_text_when_it_is_edited(excel: bytes) -> None:
    risky = [cell for cell in values(excel) if isinstance(cell.value, str) and is_formula(cell.value)]
    assert len(risky) > 40 and all(cell.quotePrefix for cell in risky)


def test_excel_shows_every_text_as_it_reads(excel: bytes) -> None:
    shown = {str(cell.value) for cell in values(excel)}
    assert {one_line(text) for text in TEXTS if one_line(text)} <= shown


def test_csv_cells_start_no_formula_and_keep_their_places(graph: Graph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path / "csv")
    files = sorted((tmp_path / "csv").glob("*.csv"))
    assert files
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.reader(opened))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows[1:] for cell in row if is_formula(cell) and not cell.startswith("'")]


@pytest.mark.parametrize(("form", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_graph_files_parse_and_hold_what_was_put_in(graph: Graph, tmp_path: Path, form: str, read: Any) -> None:
    file = tmp_path / f"graph.{form}"
    export(graph, form, file)
    etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    made = read(file)
    assert (made.number_of_nodes(), made.number_of_edges()) == (len(graph.entities), len(graph.relations))


def test_the_w3c_form_parses(graph: Graph, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    export(graph, "org", tmp_path / "graph.ttl")
    assert len(rdflib.Graph().parse(tmp_path / "graph.ttl", format="turtle")) > len(graph.entities)


def test_the_exchange_form_comes_back_as_it_went() -> None:
    graph = hostile_graph(WHOLE)
    assert load(json.dumps(json.loads(dump(graph))), "") == graph


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text) and cell_text([text]) == clean_text(text)
