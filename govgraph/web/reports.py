"""Report: sections to tick, a title, since when changes are told, a preview, and Word, Excel or a page to take along."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from govgraph.graph.asof import graph_as_of
from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.graph.store.made import made_store
from govgraph.queries import Finding, check
from govgraph.viz.report import Review, build, render
from govgraph.web.desk import Desk

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]]:
    """The sections of the report, all ticked at first."""
    review = _review(desk, request)
    left = _left_out(request)
    return "report.html.j2", {
        "title": "Report",
        "sections": review.sections,
        "left": left,
        "heading": request.query_params.get("title", ""),
        "since": request.query_params.get("since", ""),
        "query": request.url.query,
    }


def download(desk: Desk, request: Request) -> Response:
    """The report as a file, or as the page that is looked at beforehand (?look=1)."""
    form = request.query_params.get("as", "html")
    if form not in KINDS:
        raise GovgraphError("a report is a .docx, .xlsx or .html", "", "Use the buttons")
    review = _review(desk, request)
    left = _left_out(request)
    review = replace(review, sections=tuple(section for section in review.sections if section.key not in left))
    heads = {} if "look" in request.query_params else {"content-disposition": f'attachment; filename="review.{form}"'}
    if form == "html":
        heads["content-security-policy"] = "frame-ancestors 'self'"  # what else may happen on it is said in the page itself
    return Response(render(review, f".{form}"), media_type=KINDS[form], headers=heads)


def _left_out(request: Request) -> set[str]:
    """Sections that were shown and are not ticked; one that came since, as what changed does with its date, is in."""
    return set(request.query_params.getlist("shown")) - set(request.query_params.getlist("section"))


def _review(desk: Desk, request: Request) -> Review:
    said, since = desk.workspace, request.query_params.get("since", "").strip()
    before, before_found = _before(desk, since) if since else (None, None)
    return build(
        desk.graph(), desk.findings(), decisions=said.decisions(), ledger=said.ledger(), title=request.query_params.get("title") or None,
        previous=before, previous_findings=before_found,
    )  # fmt: skip


def _before(desk: Desk, since: str) -> tuple[Graph, list[Finding]]:
    """Graph and findings as of a day, a month or a year."""
    if not _DAY.fullmatch(since):
        raise GovgraphError(f"{since!r} is no date", "", "For instance: 2015, 2015-09 or 2015-09-30")
    graph = graph_as_of(desk.sources(), desk.workspace.decisions(), desk.workspace.settings(), since)
    with made_store(graph) as store:
        return graph, check(store)
