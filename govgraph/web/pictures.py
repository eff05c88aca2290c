"""Map: the picture of the structure as it is now, what would follow from a change, and two dates side by side (in the picture)."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError
from govgraph.viz import draw_html
from govgraph.web.desk import Desk


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]]:
    """The page around the picture."""
    names = sorted((one.name for one in desk.graph().entities if one.kind in ("body", "organisation")), key=str.casefold)
    act, a, b = (request.query_params.get(key, "").strip() for key in ("act", "a", "b"))
    return "map.html.j2", {"title": "Map", "names": names, "act": act, "a": a, "b": b, **_what_if(desk, act, a, b)}


def _what_if(desk: Desk, act: str, a: str, b: str) -> dict[str, Any]:
    """then: what would follow; wrong: why that cannot be told, beside the names as they were given."""
    try:
        return {"then": _suppose(desk, act, a, b) if a else None, "wrong": ""}
    except GovgraphError as error:
        return {"then": None, "wrong": one_line(str(error))}


def page(desk: Desk, request: Request) -> Response:
    """The picture itself, with the policy that stands in it."""
    del request
    text = desk.keep("picture", lambda: draw_html(desk.graph(), desk.findings(), title="Governance map"))
    return HTMLResponse(text, headers={"content-security-policy": "frame-ancestors 'self'"})


def _suppose(desk: Desk, act: str, a: str, b: str) -> dict[str, Any]:
    """What would follow if a body ended, went into another or moved under it; nothing is changed."""
    from govgraph.graph.store.made import made_store
    from govgraph.queries import check
    from govgraph.queries.names import meant
    from govgraph.queries.suppose import ended, merged, moved
    from govgraph.queries.whatif import consequences

    if act != "end" and not b:
        raise GovgraphError("it takes two for that", "", "Say that one too")
    before, names = desk.graph(), (a,) if act == "end" else (a, b)
    with closing(desk.workspace.store()) as store:
        keys = [meant(store, name).key for name in names]
    if act == "end":
        after, told = ended(before, keys[0]), f"If {a} ended"
    elif act == "merge":
        after, told = merged(before, keys[1], keys[0]), f"If {a} went into {b}"
    else:
        after, told = moved(before, keys[0], keys[1]), f"If {a} reported to {b} only"
    with made_store(after) as store:
        then = check(store)
    return {"told": told, "made": consequences(before, after, keys[0], desk.findings(), then)}
