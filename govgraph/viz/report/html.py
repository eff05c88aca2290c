"""The review as one HTML file: no script, no request, readable on paper, on a phone and in the dark."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from govgraph.graph.cells import cell_text, clean_text
from govgraph.viz.report.model import Picture, Review
from govgraph.viz.report.opening import FILL, ROOM
from govgraph.viz.report.words import LEVELS


def to_html(review: Review) -> str:
    """The whole page."""
    css = _read("report.css")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return _template().render(review=review, css=Markup(css), digest=digest)


@cache
def _template() -> Template:
    # autoescape stands on its own; finalize takes out what HTML cannot hold or a reader cannot see.
    environment = Environment(
        loader=DictLoader({"report": _read("report.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if isinstance(value, Markup) else cell_text(value),
    )
    environment.globals.update(image=_image, levels=LEVELS, fill=FILL, room=ROOM)
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    return environment.get_template("report")


def _image(picture: Picture) -> str:
    # As an image, and not as a part of the page: whatever an SVG holds, nothing in an image runs or sends.
    return f"data:image/svg+xml;base64,{base64.b64encode(clean_text(picture.svg).encode()).decode()}"


def _read(name: str) -> str:
    return files("govgraph.viz.report").joinpath(name).read_text("utf-8")
