"""Graphs that other programs, or govgraph itself, wrote: each form to tables, read by the one table reader, or to claims as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.graph.claims import Issue, SourceClaims, SourceInfo
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.loaders.tables.known import Known
    from govgraph.loaders.tables.value import Table

    Tables = Callable[[str, str], tuple[list[Table], list[str]]]

MEDIA_TYPES = {
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ttl": "text/turtle",
    ".graphml": "application/graphml+xml",
}
FORMS = "Read are the exports of govgraph, Popolo, Kumu, W3C ORG and GraphML"


def read_graph(path: Path, name: str = "", *, known: Known | None = None) -> SourceClaims:
    """All that a graph of another program states, or what govgraph exported, whose quotes stay those of its papers.

    Raises GovgraphError when the file cannot be read or is in no form that is known.
    """
    from govgraph.loaders.decode import decode
    from govgraph.loaders.tables.reader import claims_of

    name = name or path.name
    try:
        data = path.read_bytes()
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path), "Check its name and its permissions") from err
    text = decode(data, str(path))[0]
    sha256, media = hashlib.sha256(data).hexdigest(), MEDIA_TYPES[path.suffix.lower()]
    info = SourceInfo(sha256, name, media, characters=len(text))
    form = _form(path.suffix.lower(), text, str(path))
    if form == "own":
        from govgraph.graph.exchange import load
        from govgraph.loaders.graphs.own import claims_of_graph

        return SourceClaims(info, claims_of_graph(load(text, str(path))))
    read: Tables = import_module(f"govgraph.loaders.graphs.{form}").tables_of
    try:
        tables, left_out = read(text, str(path))
    except (KeyError, TypeError, AttributeError, IndexError) as err:
        raise GovgraphError(f"this graph lacks what its form needs ({err})", str(path), "Export it again from its program") from err
    claims, told = claims_of(tables, name, sha256, text, known=known)
    issues = [Issue(name, "whole file", what, "Nothing need be done") for what in left_out]
    return SourceClaims(info, claims, (*issues, *told))


def _form(suffix: str, text: str, where: str) -> str:
    """Which module reads a text. Raises GovgraphError for JSON of another kind."""
    if suffix != ".json":
        return {".graphml": "graphml"}.get(suffix, "rdf")
    from govgraph.loaders.tables.located import parse

    data = parse(text, where)
    keys = set(data) if isinstance(data, dict) else set()
    if "format" in keys and str(data["format"].value).startswith("govgraph/"):
        return "own"
    for form, telling in (
        ("kumu", {"elements"}),
        ("popolo", {"organizations", "memberships", "persons", "posts"}),
        ("rdf", {"@graph", "@context"}),
    ):
        if keys & telling:
            return form
    raise GovgraphError("this JSON is in no form that is known", where, FORMS)
