"""Files as other programs write them: Popolo, Kumu, GraphML, W3C ORG; each cell's words stand where the evidence says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govgraph.graph.claims import EntityClaim, FactClaim, RelationClaim, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.source import read_source

POPOLO = {
    "organizations": [
        {"id": "o1", "name": "Wendle Council", "classification": "council"},
        {
            "id": "o2", "name": "Lantern Board", "parent_id": "o1", "classification": "board", "founding_date": "2031-05-04",
            "other_names": [{"name": "LB"}], "links": [{"url": "https://example.org/lb"}], "image": "x.png",
        },
        {"id": "o3", "name": "Tarn Trust", "classification": "charity"},
    ],
    "persons": [{"id": "p1", "name": "Ada Penrose"}, {"id": "p2", "name": "Owen Marsh"}],
    "posts": [{"id": "q1", "organization_id": "o2", "role": "Chair"}],
    "memberships": [
        {"person_id": "p1", "post_id": "q1"},
        {"person_id": "p2", "organization_id": "o2", "role": "member", "on_behalf_of_id": "o3", "end_date": "2032-01-31"},
    ],
}  # fmt: skip
KUMU = {
    "elements": [
        {"_id": "e1", "attributes": {"label": "Lantern Board", "element type": "Board", "description": "Lights"}},
        {"label": "Kestrel Forum", "type": "Forum", "color": "#fff"},
        {"label": "Ada Penrose", "type": "Person"},
    ],
    "connections": [
        {"from": "Kestrel Forum", "to": "e1", "type": "Reports to", "direction": "directed"},
        {"from": "Ada Penrose", "to": "Kestrel Forum", "label": "chairs"},
        {"from": "Ada Penrose", "to": "Kestrel Forum", "label": "bakes for"},
    ],
}
GRAPHML = """<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="edge" attr.name="relationship" attr.type="string"/>
<graph edgedefault="directed"><node id="n0"><data key="d0">Lantern &amp; Lamp Board</data></node><node id="n1"><data key="d0">Kestrel Forum</data></node>
<node id="Orchard Panel"/><edge source="n1" target="n0"><data key="d1">reports to</data></edge>
<edge source="Orchard Panel" target="n1"><data key="d1">part of</data></edge></graph></graphml>"""
TURTLE = """@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix : <https://example.org/> .
:b a org:Organization ; skos:prefLabel "Lantern Board"@en, "Laternenrat"@de ; skos:altLabel "LB" ; org:identifier "R-7" .
:f a org:OrganizationalUnit ; skos:prefLabel "Kestrel Forum" ; org:unitOf :b ; org:reportsTo :b .
:old a org:Organization ; skos:prefLabel "Candle Board" .
:p a foaf:Person ; foaf:name "Ada Penrose" ; org:headOf :f .
:m a org:Membership ; org:member :p ; org:organization :b ; org:role :observer . :observer skos:prefLabel "Observer" .
:c a org:ChangeEvent ; org:originalOrganization :old ; org:resultingOrganization :b ."""


def read(tmp_path: Path, name: str, text: str) -> SourceClaims:
    (tmp_path / name).write_text(text, "utf-8")
    found = read_source(tmp_path / name)
    for claim in found.claims:
        for proof in claim.evidence:
            assert " ".join(text[proof.start : proof.end].split()) == proof.quote
    return found


def lines(source: SourceClaims) -> set[str]:
    found = [claim for claim in source.claims if isinstance(claim, RelationClaim)]
    return {f"{one.source.name} | {one.type} | {one.target.name} | {one.role or ''} | {one.status}" for one in found}


def test_popolo(tmp_path: Path) -> None:
    found = read(tmp_path, "popolo.json", json.dumps(POPOLO, indent=1))
    assert lines(found) == {
        "Lantern Board | PART_OF | Wendle Council |  | active",
        "Ada Penrose | MEMBER_OF | Lantern Board | chair | active",
        "Ada Penrose | CHAIRS | Lantern Board | chair | active",
        "Owen Marsh | MEMBER_OF | Lantern Board |  | past",
        "Owen Marsh | WORKS_FOR | Tarn Trust |  | active",
    }
    facts = {(one.entity.name, one.property, one.value) for one in found.claims if isinstance(one, FactClaim)}
    assert {("Lantern Board", "established", "2031-05-04"), ("Lantern Board", "website", "https://example.org/lb")} <= facts
    aliases = {one.entity.name: one.aliases for one in found.claims if isinstance(one, EntityClaim)}
    assert aliases["Lantern Board"] == ("LB",)
    assert any("image" in issue.what for issue in found.issues)


def test_kumu_by_label_and_by_id(tmp_path: Path) -> None:
    found = read(tmp_path, "map.json", json.dumps(KUMU))
    assert lines(found) == {
        "Kestrel Forum | REPORTS_TO | Lantern Board |  | active",
        "Ada Penrose | CHAIRS | Kestrel Forum | chair | active",
    }
    assert any("bakes for" in issue.place for issue in found.issues)
    assert any("color" in issue.what for issue in found.issues)


def test_graphml_of_another_program(tmp_path: Path) -> None:
    found = read(tmp_path, "g.graphml", GRAPHML.replace("&amp; Lamp ", ""))
    assert lines(found) == {"Kestrel Forum | REPORTS_TO | Lantern Board |  | active", "Orchard Panel | PART_OF | Kestrel Forum |  | active"}


def test_graphml_gives_back_the_signs_that_xml_hides(tmp_path: Path) -> None:
    (tmp_path / "g.graphml").write_text(GRAPHML)
    assert "Lantern & Lamp Board" in {one.entity.name for one in read_source(tmp_path / "g.graphml").claims if isinstance(one, EntityClaim)}


def test_org_turtle(tmp_path: Path) -> None:
    found = read(tmp_path, "o.ttl", TURTLE)
    assert lines(found) == {
        "Kestrel Forum | PART_OF | Lantern Board |  | active",
        "Kestrel Forum | REPORTS_TO | Lantern Board |  | active",
        "Ada Penrose | CHAIRS | Kestrel Forum | chair | active",
        "Ada Penrose | MEMBER_OF | Lantern Board | observer | active",
        "Lantern Board | SUCCEEDS | Candle Board |  | active",
    }
    assert ("Lantern Board", "identifier", "R-7") in {
        (one.entity.name, one.property, one.value) for one in found.claims if isinstance(one, FactClaim)
    }


def test_org_as_json_ld_says_the_same(tmp_path: Path) -> None:
    import rdflib

    text = rdflib.Graph().parse(data=TURTLE, format="turtle").serialize(format="json-ld")
    assert lines(read(tmp_path, "o.jsonld", text)) == lines(read(tmp_path, "o.ttl", TURTLE))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "{", "this is not JSON"), ("a.json", "[1, 2]", "in no form that is known"), ("a.json", '{"name": "x"}', "in no form that is known"),
        ("a.json", '{"format": "govgraph/1", "entities": [3]}', "damaged"), ("a.ttl", "no triples at all", "no RDF"),
        ("a.graphml", "<graphml>", "not GraphML"),
        ("b.graphml", "<graphml><node/></graphml>", "lacks what its form needs"),
    ],
)  # fmt: skip
def test_what_is_damaged_is_told_in_a_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(GovgraphError, match=said):
        read_source(tmp_path / name)
