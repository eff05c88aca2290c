"""Exports: read back by other programs, safe with any name, the same bytes each time."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import networkx
import pytest
import rdflib
from made import body, entity, fact, line, person, place, source

from govgraph.graph.build import build
from govgraph.graph.claims import Evidence
from govgraph.graph.decisions import Decisions, parse
from govgraph.graph.errors import GovgraphError
from govgraph.graph.exchange import dump, from_exchange, load, to_exchange
from govgraph.graph.formats import FORMATS, export
from govgraph.graph.model import Entity, Graph
from govgraph.graph.nxview import to_networkx

HOSTILE = [
    '=cmd|" /c calc"!A0',
    '"><script>alert(1)</script>',
    "a]]>b&amp;<c>",
    "control\x07\x1b\x0b",
    "مجلس \u202eتحت",
    'O\'Brien\nand "Sons"',
]
BOARD = body("Averton Housing Board")
GRAPH = build(
    [
        source(
            "a.txt",
            *(line("PART_OF", body(name), BOARD) for name in HOSTILE),
            line("CHAIRS", person("Cllr Anna Moss"), BOARD, role="chair"),
            line("REPORTS_TO", BOARD, body("Skills Board"), status="past"),
            line("COVERS", BOARD, place("Marlow End")),
            entity(BOARD, "AHB", "-1+1"),
            fact(BOARD, "statutory", True),
            fact(BOARD, "meets", "=1+1"),
            date="2014-05",
        ),
        source("b.txt", fact(BOARD, "meets", "weekly", "b.txt"), line("PART_OF", body("x"), BOARD, "b.txt", confidence=0.1)),
    ],
    Decisions(parse("- add: {type: PART_OF, source: Skills Board, target: Marlow Forum}\n  who: Jo\n  when: 2026-01-31\n  why: agreed\n")),
).graph
OWN = ["json", "graphml", "gexf", "org", "csv", "popolo", "kumu", "ftm", "org-chart", "register"]


@pytest.mark.parametrize("name", OWN)
def test_the_same_bytes_each_time(name: str, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        export(GRAPH, name, tmp_path / folder / "out")
    one, two = ([path.read_bytes() for path in sorted((tmp_path / folder).rglob("*")) if path.is_file()] for folder in ("one", "two"))
    assert one == two and all(one)


def test_the_exchange_form_round_trips_to_the_byte() -> None:
    text = dump(GRAPH)
    assert load(text) == GRAPH
    assert dump(load(text)) == text
    assert GRAPH.waiting and GRAPH.disagreements


def test_the_exchange_form_has_what_the_scorer_reads() -> None:
    data = to_exchange(GRAPH)
    assert data["format"] == "govgraph/1"
    assert {"file", "title", "date", "publisher", "sha256", "media_type"} <= data["documents"][0].keys()
    assert {"id", "kind", "name", "aliases", "subtype", "status", "properties", "evidence"} <= data["entities"][0].keys()
    wanted = {"type", "source", "target", "role", "nature", "frequency", "status", "certainty", "confidence", "method", "evidence"}
    assert wanted <= data["relations"][0].keys()
    assert {"document", "quote", "start", "end"} <= data["relations"][0]["evidence"][0].keys()


@pytest.mark.parametrize(
    "data", [None, [], {}, {"format": "other/1"}, {"format": "govgraph/1", "entities": [{}]}, {"format": "govgraph/1", "relations": [3]}]
)
def test_other_data_is_refused_in_one_line(data: object) -> None:
    with pytest.raises(GovgraphError):
        from_exchange(data, "x.json")


def test_graphml_is_read_by_networkx_with_labels_and_by_yed(tmp_path: Path) -> None:
    path = tmp_path / "out.graphml"
    export(GRAPH, "graphml", path)
    read = networkx.read_graphml(path)
    assert set(read) == {item.id for item in GRAPH.entities}
    assert read.number_of_edges() == len(GRAPH.relations)
    assert read.nodes["averton-housing-board"]["label"] == "Averton Housing Board"
    root = ElementTree.parse(path).getroot()
    labels = {item.text for item in root.iter("{http://www.yworks.com/xml/graphml}NodeLabel")}
    assert "Averton Housing Board" in labels and '"><script>alert(1)</script>' in labels
    assert {item.text for item in root.iter("{http://www.yworks.com/xml/graphml}EdgeLabel")} >= {"chairs (chair)", "reports to"}


def test_gexf_is_read_by_networkx(tmp_path: Path) -> None:
    path = tmp_path / "out.gexf"
    export(GRAPH, "gexf", path)
    read = networkx.read_gexf(path)
    assert read.nodes["averton-housing-board"]["meets"] == "weekly" or read.nodes["averton-housing-board"]["meets"] == "=1+1"
    assert read.number_of_edges() == len(GRAPH.relations)


def test_w3c_org_says_what_holds_and_keeps_what_ended_on_its_line(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    export(GRAPH, "org", path)
    read = rdflib.Graph().parse(path, format="turtle")
    org = rdflib.Namespace("http://www.w3.org/ns/org#")
    board = rdflib.URIRef("urn:govgraph:entity:averton-housing-board")
    assert len(list(read.subjects(org.subOrganizationOf, board))) == len(HOSTILE)
    assert not list(read.objects(board, org.reportsTo))
    (post,) = read.subjects(org.organization, board)
    assert str(read.value(post, rdflib.URIRef("urn:govgraph:term:role"))) == "chair"
    quotes = set(map(str, read.objects(None, rdflib.PROV.value)))
    assert "agreed" in quotes and "Averton Housing Board REPORTS_TO Skills Board" in quotes


def test_csv_cells_run_nothing(tmp_path: Path) -> None:
    export(GRAPH, "csv", tmp_path)
    for name, rows in (("entities.csv", len(GRAPH.entities)), ("relations.csv", len(GRAPH.relations))):
        text = (tmp_path / name).read_text("utf-8-sig")
        table = list(csv.DictReader(text.splitlines(keepends=True)))
        assert len(table) == rows
        assert not [value for row in table for value in row.values() if value.startswith(("=", "+", "-", "@"))]


def test_every_format_has_a_writer_and_an_unknown_one_is_refused() -> None:
    assert set(OWN) <= set(FORMATS)
    with pytest.raises(GovgraphError, match="unknown format 'xml'"):
        export(GRAPH, "xml", Path("x"))


def test_networkx_view() -> None:
    view = to_networkx(GRAPH)
    assert list(view) == [item.id for item in GRAPH.entities]
    assert sorted(key for _, _, key in view.edges(keys=True)) == [item.id for item in GRAPH.relations]
    edge = view.edges["averton-housing-board", "skills-board", "REPORTS_TO:averton-housing-board:skills-board"]
    assert (edge["type"], edge["live"], edge["evidence"][0]["document"]) == ("REPORTS_TO", False, "a.txt")
    assert view.graph["documents"][0]["file"] == "a.txt"
    assert view.nodes["averton-housing-board"]["properties"]["statutory"] is True


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_flat_view_can_be_written_by_networkx(form: str, tmp_path: Path) -> None:
    odd = build([source("a.txt", line("CHAIRS", person("\u202e\u200b"), body("A\x0bB Board"), role="chair"))]).graph
    for graph in (GRAPH, odd):
        view = to_networkx(graph, flat=True)
        getattr(networkx, f"write_{form}")(networkx.DiGraph(view) if form == "gexf" else view, tmp_path / "out")
        read = getattr(networkx, f"read_{form}")(tmp_path / "out")
        assert set(read) == {item.id for item in graph.entities}


@pytest.mark.parametrize("form", ["graphml", "gexf", "kumu"])
def test_a_name_of_invisible_characters_is_written_as_its_id(form: str, tmp_path: Path) -> None:
    odd = build([source("a.txt", line("CHAIRS", person("\u202e\u200b"), body("A Board"), role="chair"))]).graph
    export(odd, form, tmp_path / "out")
    (key,) = (item.id for item in odd.entities if item.kind == "person")
    assert key in (tmp_path / "out").read_text("utf-8")


def test_succession_is_a_change_event_and_identifiers_are_org_s(tmp_path: Path) -> None:
    graph = build([source("a.txt", line("SUCCEEDS", BOARD, body("Lantern Board")), fact(BOARD, "identifier", "R-7"))]).graph
    export(graph, "org", tmp_path / "out.ttl")
    read, org = rdflib.Graph().parse(tmp_path / "out.ttl"), rdflib.Namespace("http://www.w3.org/ns/org#")
    (event,) = read.subjects(rdflib.RDF.type, org.ChangeEvent)
    assert str(read.value(event, org.originalOrganization)).endswith("lantern-board")
    assert [str(one) for one in read.objects(None, org.identifier)] == ["R-7"]


def test_leading_holds_no_post(tmp_path: Path) -> None:
    export(build([source("a.txt", line("LEADS", person("Ada Penrose"), BOARD, role="lead officer"))]).graph, "org", tmp_path / "out.ttl")
    read = rdflib.Graph().parse(tmp_path / "out.ttl")
    assert not list(read.subject_objects(rdflib.URIRef("http://www.w3.org/ns/org#holds")))


def test_an_org_chart_has_tops_and_no_circle(tmp_path: Path) -> None:
    ring = [
        line("REPORTS_TO", body(a), body(b))
        for a, b in (("Aspen Board", "Birch Board"), ("Birch Board", "Cedar Board"), ("Cedar Board", "Aspen Board"))
    ]
    export(build([source("a.txt", *ring)]).graph, "org-chart", tmp_path / "c.csv")
    rows = {row["id"]: row["parentId"] for row in csv.DictReader((tmp_path / "c.csv").read_text("utf-8-sig").splitlines())}
    assert sorted(rows) == ["aspen-board", "birch-board", "cedar-board"]
    assert list(rows.values()).count("") == 1


def test_follow_the_money_has_words_for_what_people_do(tmp_path: Path) -> None:
    export(GRAPH, "ftm", tmp_path / "out.jsonl")
    rows = [json.loads(row) for row in (tmp_path / "out.jsonl").read_text().splitlines()]
    kinds = {row["id"]: row["schema"] for row in rows}
    assert kinds["anna-moss"] == "Person" and kinds["averton-housing-board"] == "PublicBody" and kinds["marlow-end"] == "Address"
    (seat,) = [row for row in rows if row["schema"] == "Directorship"]
    assert seat["properties"] == {
        "director": ["anna-moss"],
        "organization": ["averton-housing-board"],
        "role": ["chair"],
        "status": ["active"],
    }
    known = set(kinds)
    ends = {value for row in rows for key in ("director", "organization", "subject", "object") for value in row["properties"].get(key, [])}
    assert ends <= known


def test_graphml_and_csv_keep_every_quote_with_its_place(tmp_path: Path) -> None:
    proofs = (
        Evidence("a" * 64, "r.xlsx", "Cabinet", 1, 8, None, "Register!D12, Reports to"),
        Evidence("b" * 64, "p.pdf", "to the Cabinet", 5, 19, 7),
    )
    graph = Graph(entities=(Entity("lantern-board", "body", "Lantern Board", evidence=proofs),))
    export(graph, "graphml", tmp_path / "g.graphml")
    quotes = networkx.read_graphml(tmp_path / "g.graphml").nodes["lantern-board"]["quotes"].splitlines()
    assert quotes == ["r.xlsx, Register!D12, Reports to: Cabinet", "p.pdf, page 7: to the Cabinet"]
    export(graph, "csv", tmp_path / "csv")
    (row,) = csv.DictReader((tmp_path / "csv" / "entities.csv").read_text("utf-8-sig").splitlines())
    assert (row["place"], row["page"]) == ("Register!D12, Reports to", "")
    assert json.loads(row["further_quotes"]) == [
        {"document": "p.pdf", "quote": "to the Cabinet", "start": 5, "end": 19, "page": 7, "source": "b" * 64}
    ]
