"""Findings: what the checks say, ten first, by body; agreed, accepted or not so, with owner, date and note."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError
from govgraph.queries.settling import standing
from govgraph.web.desk import Desk
from govgraph.web.forms import Form, back, first

FIRST = 10


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]]:
    """Open ones first; all with ?all=1, those about one body with ?body=…"""
    body, every = request.query_params.get("body", "").strip(), "all" in request.query_params
    found = standing(desk.findings(), desk.workspace.decisions())
    known = {one.id: one.name for one in desk.graph().entities}
    about = [one for one in found if not body or body in {known.get(key, "") for key in (*one.finding.about, one.finding.subject)}]
    shown = [one for one in about if every or one.open][: None if every or body else FIRST]
    bodies = sorted({known[key] for one in found for key in (*one.finding.about, one.finding.subject) if key in known}, key=str.casefold)
    return "findings.html.j2", {
        "title": "Findings", "shown": shown, "open": sum(one.open for one in found), "all": len(found), "bodies": bodies, "body": body,
        "every": every,
    }  # fmt: skip


def press(desk: Desk, form: Form) -> tuple[str, str]:
    """Settle one finding, as `govgraph settle` does."""
    one = next((item for item in desk.findings() if item.id == first(form, "finding")), None)
    verdict = first(form, "as")
    if one is None or verdict not in ("agreed", "accepted", "not-so", "open"):
        raise GovgraphError("this finding is no longer there", "", "Load the page again")
    more = {key: first(form, key) for key in ("owner", "by") if first(form, key)}
    fields = {"as": verdict, **more, "cause": one.cause, "message": one_line(one.message)}
    desk.press([("settle", one.id, fields)], first(form, "why"))
    return back(form, "/findings"), f"{one.id}: {verdict}"
