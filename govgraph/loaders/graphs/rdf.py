"""W3C ORG as Turtle or JSON-LD: organisations, people, memberships and changes, to a table of things and a table of lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema
from govgraph.loaders.graphs.tables import Record, joined, said, table
from govgraph.loaders.tables.value import EMPTY, Cell, Table

ORG = "http://www.w3.org/ns/org#"
GOV = "urn:govgraph:term:"
NAMES = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://xmlns.com/foaf/0.1/name", "http://www.w3.org/2000/01/rdf-schema#label",
         "https://schema.org/name", "http://schema.org/name", "http://purl.org/dc/terms/title")  # fmt: skip
OTHER = ("http://www.w3.org/2004/02/skos/core#altLabel", "http://xmlns.com/foaf/0.1/nick", "https://schema.org/alternateName")
KINDS = {
    "Organization": "",
    "FormalOrganization": "organisation",
    "OrganizationalUnit": "",
    "OrganizationalCollaboration": "body",
    "Post": "person",
}
# (predicate of ORG, how the line is called, whether it runs the other way)
LINES = (
    ("subOrganizationOf", "is part of", False), ("unitOf", "is part of", False), ("hasSubOrganization", "is part of", True),
    ("hasUnit", "is part of", True), ("reportsTo", "reports to", False), ("headOf", "chairs", False), ("memberOf", "is a member of", False),
    ("hasMember", "is a member of", True), ("linkedTo", "is linked to", False),
)  # fmt: skip


def tables_of(text: str, where: str) -> tuple[list[Table], list[str]]:
    """The two tables of a file. Raises GovgraphError when it cannot be parsed."""
    import rdflib

    triples = rdflib.Graph()
    try:
        triples.parse(data=text, format="turtle" if not text.lstrip().startswith(("{", "[")) else "json-ld")
    except Exception as err:  # each parser of rdflib raises its own
        raise GovgraphError(f"this is no RDF that can be read ({' '.join(str(err).split())[:120]})", where, "Export it again") from err
    reader = _Reader(triples, text)
    things, lines = reader.things(), list(reader.own_lines()) or list(reader.lines())
    made = [table("things", things, ("Name", "Kind"))] if things else []
    return [*made, *([table("lines", lines, ("From", "Relationship", "To", "Role"))] if lines else [])], []


class _Reader:
    """The triples of one file and the text in which their words are looked up."""

    def __init__(self, triples: Any, text: str) -> None:
        self.triples, self.text = triples, text
        self.names = {node: name for node in sorted(set(triples.subjects()), key=str) if (name := self._said(node, *NAMES)).value}

    def things(self) -> list[Record]:
        """Everything that has a name and is an organisation, a person, or what govgraph says that it is."""
        return [record for node in self.names if (record := self._thing(node))]

    def _thing(self, node: Any) -> Record:
        name, kind = self.names[node], self._kind(node)
        if kind is None:
            return {}
        record = {"Name": name, "Kind": said(kind, name) if kind else EMPTY}
        record["Also known as"] = joined([self._where(str(one)) for iri in OTHER for one in sorted(self._objects(node, iri))])
        record["Reference"] = self._said(node, ORG + "identifier")
        record["Status"] = self._said(node, GOV + "status")
        for key, fact in schema().facts.items():
            if key != "identifier":
                record[fact["title"] if key != "support" else "Support arrangements"] = self._said(node, GOV + key)
        return {head: cell for head, cell in record.items() if cell.value}

    def _kind(self, node: Any) -> str | None:
        """ "body: board" as govgraph says it, else what the class tells; None for what is no thing of the graph."""
        if kind := self._said(node, GOV + "kind").value:
            subtype = self._said(node, GOV + "subtype").value
            return f"{kind}: {subtype}" if subtype else kind
        from rdflib import RDF

        for one in sorted(map(str, self.triples.objects(node, RDF.type))):
            if one.startswith(ORG) and one.removeprefix(ORG) in KINDS:
                return KINDS[one.removeprefix(ORG)]
            if one.rpartition("/")[2] in ("Person", "Agent"):
                return "person"
        return None

    def own_lines(self) -> Iterator[Record]:
        """The lines of govgraph's own export, each with its role and status."""
        for node in sorted(set(self.triples.subjects(_iri(GOV + "source"))), key=str):
            kinds = [str(one).removeprefix(GOV) for one in self.triples.objects(node) if str(one).removeprefix(GOV) in schema().relations]
            source, target = (self.names.get(self.triples.value(node, _iri(GOV + end))) for end in ("source", "target"))
            if kinds and source and target:
                more = {"Role": "role", "Status": "status", "Nature of reporting": "nature", "Reporting frequency": "frequency"}
                verb = said(schema().relations[kinds[0]].verb, source)
                yield {"From": source, "Relationship": verb, "To": target, **{h: self._said(node, GOV + key) for h, key in more.items()}}

    def lines(self) -> Iterator[Record]:
        """The lines of ORG itself: plain ones, memberships and changes."""
        for predicate, verb, turned in LINES:
            pairs = sorted((str(a), str(b), a, b) for a, b in self.triples.subject_objects(_iri(ORG + predicate)))
            for _, _, a, b in pairs:
                yield from self._line(*((b, a) if turned else (a, b)), verb)
        for node in sorted(set(self.triples.subjects(_iri(ORG + "member"))), key=str):
            role = self.triples.value(node, _iri(ORG + "role"))
            said_role = self.names.get(role) or (self._where(str(role).rpartition("#")[2].rpartition("/")[2]) if role else EMPTY)
            source, target = (self.triples.value(node, _iri(ORG + end)) for end in ("member", "organization"))
            yield from self._line(source, target, "is a member of", said_role)
        for node in sorted(set(self.triples.subjects(_iri(ORG + "originalOrganization"))), key=str):
            new, old = (self.triples.value(node, _iri(ORG + end)) for end in ("resultingOrganization", "originalOrganization"))
            yield from self._line(new, old, "succeeds")

    def _line(self, source: Any, target: Any, verb: str, role: Cell = EMPTY) -> Iterator[Record]:
        a, b = self.names.get(source), self.names.get(target)
        if a and b:
            yield {"From": a, "Relationship": said(verb, a), "To": b, "Role": role}

    def _objects(self, node: Any, iri: str) -> list[Any]:
        return list(self.triples.objects(node, _iri(iri)))

    def _said(self, node: Any, *iris: str) -> Cell:
        """The first literal under one of these predicates, English before others."""
        for iri in iris:
            found = sorted(self._objects(node, iri), key=lambda one: (getattr(one, "language", None) not in ("en", None), str(one)))
            if found:
                return self._where(str(found[0]))
        return EMPTY

    def _where(self, words: str) -> Cell:
        """The words as a cell, at the place in the file where they stand in quotation marks."""
        words = {"true": "yes", "false": "no"}.get(words, words)
        shown = json.dumps(words, ensure_ascii=False)[1:-1]
        at = self.text.find(f'"{shown}"')
        return Cell(words, at + 1, at + 1 + len(shown)) if at >= 0 else Cell(words, 0, min(len(self.text), 1))


def _iri(text: str) -> Any:
    from rdflib import URIRef

    return URIRef(text)
