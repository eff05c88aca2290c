"""The desk as a web application: its routes, its templates, and errors in one line."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from textwrap import shorten
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from govgraph.graph.cells import one_line, readable
from govgraph.graph.errors import GovgraphError
from govgraph.web import asking, checking, findings, names, papers, pictures, reports
from govgraph.web.desk import Desk
from govgraph.web.forms import Form, first

PAGES = {"papers": "Papers", "check": "Check", "names": "Names", "findings": "Findings", "map": "Map", "ask": "Ask", "report": "Report"}
STATIC = {"desk.css": "text/css", "desk.js": "text/javascript"}


def app(desk: Desk) -> Starlette:
    """The application of one desk; guard.py stands before it."""
    env = Environment(
        loader=PackageLoader("govgraph.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters["readable"], env.filters["paper"] = readable, desk.paper
    get, post = partial(_shown, desk, env), partial(_pressed, desk, env)
    return Starlette(
        routes=[
            Route("/", lambda _: RedirectResponse("/papers" if not desk.sources() else "/check")),
            Route("/static/{name}", _static),
            Route("/favicon.ico", lambda _: Response(status_code=204)),
            Route("/state", lambda _: JSONResponse({"stamp": desk.stamp(), "doing": desk.doing})),
            Route("/undo", post(_undo), methods=["POST"]),
            Route("/papers", get(papers.show)),
            Route("/papers", post(papers.upload), methods=["POST"]),
            Route("/papers/change", post(papers.change), methods=["POST"]),
            Route("/check", get(checking.show)),
            Route("/check", post(checking.press), methods=["POST"]),
            Route("/names", get(names.show)),
            Route("/names", post(names.press), methods=["POST"]),
            Route("/findings", get(findings.show)),
            Route("/findings", post(findings.press), methods=["POST"]),
            Route("/map", get(pictures.show)),
            Route("/map/page", get(pictures.page)),
            Route("/ask", get(asking.show)),
            Route("/report", get(reports.show)),
            Route("/report/file", get(reports.download)),
        ]
    )


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        return Response(status_code=404)
    return Response(files("govgraph.web").joinpath("static", name).read_bytes(), media_type=STATIC[name])


def _shown(desk: Desk, env: Environment, make: Any) -> Any:
    """A page: `make` gives the template and what it needs, or a whole answer."""

    async def answer(request: Request) -> Response:
        try:
            made = await run_in_threadpool(make, desk, request)
        except GovgraphError as error:
            made = ("error.html.j2", {"error": one_line(str(error))})
        if isinstance(made, Response):
            return made
        template, values = made
        status = 400 if template == "error.html.j2" else 200
        return HTMLResponse(_render(desk, env, request, template, values), status)

    return answer


def _render(desk: Desk, env: Environment, request: Request, template: str, values: dict[str, Any]) -> str:
    here = request.url.path.split("/")[1]
    asked = urlencode([(key, value) for key, value in request.query_params.multi_items() if key != "said"])
    common = {
        "pages": PAGES, "here": here, "there": f"/{here}?{asked}" if asked else f"/{here}", "stamp": desk.stamp(),
        "decided": len(desk.decisions()), "who": desk.who, "said": shorten(request.query_params.get("said", ""), 600, placeholder=" …"),
    }  # fmt: skip
    return env.get_template(template).render({**common, **values})


def _pressed(desk: Desk, env: Environment, act: Any) -> Any:
    """A press: `act` decides and gives where to go on; a script gets words, a form gets the page again."""

    async def answer(request: Request) -> Response:
        async with request.form(max_files=2000, max_fields=4000) as sent:
            form: Form = {key: sent.getlist(key) for key in sent}
            try:
                there, said = await run_in_threadpool(act, desk, form)
            except GovgraphError as error:
                text = one_line(str(error))
                if "x-desk" in request.headers:
                    return JSONResponse({"error": text}, 400)
                return HTMLResponse(_render(desk, env, request, "error.html.j2", {"error": text}), 400)
        if "x-desk" in request.headers:
            return JSONResponse({"said": said, "stamp": desk.stamp()})
        mark = "&" if "?" in there else "?"
        return RedirectResponse(f"{there}{mark}said={quote(said)}", 303)

    return answer


def _undo(desk: Desk, form: Form) -> tuple[str, str]:
    gone = desk.undo()
    there = first(form, "there") or "/check"
    own = there.startswith("/") and not there.startswith("//")
    return there if own else "/check", "Nothing to take back" if gone is None else f"Taken back: {checking.spoken(desk, gone)}"
