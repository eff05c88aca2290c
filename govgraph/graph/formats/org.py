"""W3C Organization Ontology as Turtle: bodies, posts and lines with standard terms, each relation with its quotes (PROV)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from govgraph.graph.cells import cell_text
from govgraph.graph.claims import Evidence
from govgraph.graph.files import write_atomic
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema

if TYPE_CHECKING:
    from rdflib import Graph as Triples

BASE = "urn:govgraph:"
SPACES = {
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "gov": BASE + "term:",
}
POSTS = ("CHAIRS", "LEADS", "MEMBER_OF")  # said as memberships, so that they can carry a role


def write_org(graph: Graph, path: Path) -> None:
    """Write the graph as Turtle."""
    import rdflib

    triples = rdflib.Graph()
    for prefix, space in SPACES.items():
        triples.bind(prefix, space)
    for info in graph.documents:
        _add(triples, _uri("source", info.sha256), ("rdf:type", "prov:Entity"), title=info.title or info.file, date=info.date)
    for entity in graph.entities:
        _entity(triples, entity)
    for relation in graph.relations:
        _relation(triples, relation)
    write_atomic(path, triples.serialize(format="turtle"))


def _uri(sort: str, key: str) -> str:
    return f"{BASE}{sort}:{quote(key, safe='-:')}"


def _term(text: str) -> Any:
    from rdflib import RDF, URIRef

    prefix, _, name = text.partition(":")
    return RDF[name] if prefix == "rdf" else URIRef(SPACES[prefix] + name) if prefix in SPACES else URIRef(text)


def _add(triples: Triples, subject: str, *pairs: tuple[str, str], title: str | None = None, date: str | None = None) -> None:
    from rdflib import Literal, URIRef

    for predicate, value in pairs:
        triples.add((URIRef(subject), _term(predicate), _term(value)))
    for predicate, text in (("dcterms:title", title), ("dcterms:date", date)):
        if text:
            triples.add((URIRef(subject), _term(predicate), Literal(cell_text(text))))


def _say(triples: Triples, subject: str, predicate: str, value: object) -> None:
    from rdflib import Literal, URIRef

    if value is not None and value != "":
        triples.add((URIRef(subject), _term(predicate), Literal(value if isinstance(value, bool) else cell_text(value))))


def _entity(triples: Triples, entity: Entity) -> None:
    subject = _uri("entity", entity.id)
    _add(triples, subject, ("rdf:type", schema().kinds[entity.kind].org))
    _say(triples, subject, "skos:prefLabel", entity.name)
    for alias in entity.aliases:
        _say(triples, subject, "skos:altLabel", alias)
    _say(triples, subject, "org:identifier", entity.properties.get("identifier"))
    _say(triples, subject, "gov:kind", entity.kind)
    _say(triples, subject, "gov:subtype", entity.subtype)
    _say(triples, subject, "gov:status", entity.status)
    for key, value in entity.properties.items():
        _say(triples, subject, f"gov:{key}", value)
    _proofs(triples, subject, entity.evidence)


def _relation(triples: Triples, relation: Relation) -> None:
    source, target, line = _uri("entity", relation.source), _uri("entity", relation.target), _uri("relation", relation.id)
    if schema().statuses[relation.status].live:  # the plain triple holds today; what ended or is planned is told on the line only
        _add(triples, source, (schema().relations[relation.type].org, target))
    if relation.type == "SUCCEEDS":
        changed = (("org:originalOrganization", target), ("org:resultingOrganization", source))
        _add(triples, line, ("rdf:type", "org:ChangeEvent"), *changed)
    if relation.type in POSTS:
        _add(triples, line, ("rdf:type", "org:Membership"), ("org:member", source), ("org:organization", target))
    _add(triples, line, ("rdf:type", f"gov:{relation.type}"), ("gov:source", source), ("gov:target", target))
    for key in ("role", "nature", "frequency", "status", "certainty", "confidence"):
        _say(triples, line, f"gov:{key}", getattr(relation, key))
    _proofs(triples, line, relation.evidence)


def _proofs(triples: Triples, subject: str, evidence: tuple[Evidence, ...]) -> None:
    for item in evidence:
        proof = _uri("quote", f"{item.source}:{item.start}-{item.end}" + (f":{item.quote}" if item.source == "decision" else ""))
        _add(triples, subject, ("prov:wasDerivedFrom", proof))
        _add(triples, proof, ("prov:wasQuotedFrom", _uri("source", item.source)))
        _say(triples, proof, "prov:value", item.quote)
        _say(triples, proof, "gov:place", item.anchor if item.source != "decision" else None)
        _say(triples, proof, "gov:page", item.page)
