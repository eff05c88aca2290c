"""Report: sections to tick, a title, a preview, and Word, Excel or a page to take along."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from govgraph.graph.errors import GovgraphError
from govgraph.viz.report import Review, build, render
from govgraph.web.desk import Desk

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]]:
    """The sections of the report, all ticked at first."""
    review = _review(desk, request)
    chosen = _chosen(request) or [section.key for section in review.sections]
    return "report.html.j2", {
        "title": "Report",
        "sections": review.sections,
        "chosen": chosen,
        "heading": request.query_params.get("title", ""),
        "query": request.url.query,
    }


def download(desk: Desk, request: Request) -> Response:
    """The report as a file, or as the page that is looked at beforehand (?look=1)."""
    form = request.query_params.get("as", "html")
    if form not in KINDS:
        raise GovgraphError("a report is a .docx, .xlsx or .html", "", "Use the buttons")
    review = _review(desk, request)
    chosen = _chosen(request)
    if chosen:
        review = replace(review, sections=tuple(section for section in review.sections if section.key in chosen))
    heads = {} if "look" in request.query_params else {"content-disposition": f'attachment; filename="review.{form}"'}
    if form == "html":
        heads["content-security-policy"] = "frame-ancestors 'self'"  # what else may happen on it is said in the page itself
    return Response(render(review, f".{form}"), media_type=KINDS[form], headers=heads)


def _chosen(request: Request) -> list[str]:
    return request.query_params.getlist("section")


def _review(desk: Desk, request: Request) -> Review:
    said = desk.workspace
    title = request.query_params.get("title") or None
    return build(desk.graph(), desk.findings(), decisions=said.decisions(), ledger=said.ledger(), title=title)
