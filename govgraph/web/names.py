"""Names: pairs that may be one body, with the words of both; a body's name, kind and accountable end."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from govgraph.graph.cells import readable
from govgraph.graph.deciding import Said
from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Entity
from govgraph.graph.schema import schema
from govgraph.web.desk import Desk
from govgraph.web.forms import Form, first

PAIRS, FOUND = 20, 40  # how many stand on one page


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]]:
    """Pairs to decide, and the names that were looked for."""
    graph, query = desk.graph(), request.query_params.get("q", "").strip().casefold()
    known = {one.id: one for one in graph.entities}
    lines: dict[str, int] = {}
    for relation in graph.relations:
        for end in (relation.source, relation.target):
            lines[end] = lines.get(end, 0) + 1
    proposals = sorted(graph.proposals, key=lambda one: (-one.score, one.a, one.b))
    pairs = [(_told(known[one.a], lines), _told(known[one.b], lines), round(one.score * 100)) for one in proposals[:PAIRS]]
    found = [_told(one, lines) for one in graph.entities if query and query in f"{one.name} {' '.join(one.aliases)}".casefold()][:FOUND]
    return "names.html.j2", {
        "title": "Names", "pairs": pairs, "left": len(proposals) - len(pairs), "query": query, "found": found, "kinds": schema().kinds,
        "statuses": schema().statuses, "names": sorted((one.name for one in graph.entities), key=str.casefold),
    }  # fmt: skip


def _told(one: Entity, lines: dict[str, int]) -> dict[str, Any]:
    quotes = [(readable(proof.quote), proof.whereabouts) for proof in one.evidence[:2]]
    return {
        "one": one,
        "name": one.name,
        "aliases": [name for name in one.aliases if name != one.name],
        "lines": lines.get(one.id, 0),
        "quotes": quotes,
    }


def press(desk: Desk, form: Form) -> tuple[str, str]:
    """Same, different, one after the other; or a name, kind, status or accountable end put right."""
    act, a, b, why = first(form, "act"), first(form, "a"), first(form, "b"), first(form, "why")
    said: Said
    if act in ("same_as", "not_same"):
        said = (act, [a, b], None)
    elif act == "succeeds":
        said = ("add", {"type": "SUCCEEDS", "source": b, "target": a}, None)
    elif act == "edit":
        said = ("edit", a, _fields(form))
    else:
        raise GovgraphError("two names are the same, different, or one follows the other", "", "Use the buttons")
    desk.press([said], why)
    return "/names", {"same_as": f"{a} = {b}", "not_same": f"{a} is not {b}", "succeeds": f"{b} followed {a}", "edit": f"{a} changed"}[act]


def _fields(form: Form) -> dict[str, Any]:
    fields: dict[str, Any] = {key: first(form, key) for key in ("name", "kind", "status") if first(form, key)}
    if first(form, "accountable"):
        fields["accountable"] = first(form, "accountable") == "yes"
    if not fields:
        raise GovgraphError("nothing was changed", "", "Change the name, the kind, the status or the accountable end")
    return fields
