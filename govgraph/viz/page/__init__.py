"""The page that people pass around: the chart as the page's own SVG, pyvis's network as a second tab, one HTML file without a request."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from govgraph.graph.schema import schema
from govgraph.viz.data import graph_summary, page_data
from govgraph.viz.legend import legend
from govgraph.viz.listing import outline_items, table_rows
from govgraph.viz.sections import OVERVIEW, Section, sections
from govgraph.viz.style import styles
from govgraph.viz.svg import css, svg
from govgraph.viz.view import View

# Says at once that scripts run, so that the still drawing does not flash up; and takes it back if ours should fail.
EARLY = (
    "(function(h){h.classList.add('js');['error','unhandledrejection'].forEach(function(e){addEventListener(e,function()"
    "{if(!h.dataset.ready)h.classList.remove('js')})})})"
    "(document.documentElement)"
)


def page(view: View, tab: str = "chart") -> str:
    """The whole page as text; the same view gives the same bytes. tab: "chart" or "network", which of the two is open."""
    from govgraph.viz.netview import movable, network

    part, left = movable(view.graph)
    net = network(part)
    net.templateEnv = _environment({**_content(view, sections(view), tab), "left": left})
    net.path = "page.html.j2"
    return str(net.generate_html())


def _numbers(view: View) -> dict[str, int]:
    return {key: number for number, key in enumerate(sorted(box.key for box in view.boxes))}


def _environment(content: dict[str, Any]) -> Any:
    """Jinja as it should be: everything escaped, and an unknown name an error. pyvis hands its own values to the same template."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("govgraph.viz", "page")
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    env.filters["packed"] = lambda value: _packed(json.dumps(value, sort_keys=True, separators=(",", ":")))
    env.globals.update(content)
    return env


def _content(view: View, parts: list[Section], tab: str) -> dict[str, Any]:
    from markupsafe import Markup

    summary, numbers = graph_summary(view, view.graph), _numbers(view)
    (trees, loose), (rows, more) = outline_items(view), table_rows(view)
    drawings = [_drawing(view, part, numbers) for part in parts]
    still = _still([len(part.scene.boxes) for part in parts])
    vis, script, early = Markup(_vis()), Markup(_script()), Markup(EARLY)
    style = Markup(_style())
    undated = sum(not one.date for one in view.graph.documents)
    return {
        "title": view.title, "summary": summary, "as_of": view.as_of, "view": view, "undated": undated,
        "style": style, "vis": _packed(str(vis)), "script": script, "early": early, "svg_style": css(),
        "policy": _policy([str(style)], [str(one) for one in (early, vis, script)]), "data": {**page_data(view, parts), "tab": tab},
        "drawings": [(part.title, Markup(text) if plain else "") for part, text, plain in zip(parts, drawings, still, strict=True)],
        "held": ["" if plain else text for text, plain in zip(drawings, still, strict=True)],
        "dots": [(kind, schema().kinds[kind].plural) for kind in styles().network], "entries": legend(view.boxes, view.links),
        "trees": trees, "loose": loose, "rows": rows, "more": more,
    }  # fmt: skip


def _still(sizes: list[int]) -> list[bool]:
    """Which drawings stand in the page as they are, for readers without scripts: in turn, to as many boxes as one overlooks."""
    return [sum(sizes[: at + 1]) <= OVERVIEW for at in range(len(sizes))]


def _drawing(view: View, part: Section, numbers: dict[str, int]) -> str:
    return svg(part.scene, f"{view.title}: {part.title}", standalone=False, numbers=numbers, more=part.more)


@cache
def _vis() -> str:
    """The library that pyvis brings, as it is. Nothing in it may end the script element early."""
    text = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8")
    return text.replace("</script", "<\\/script")


def _packed(text: str) -> str:
    """A text in a third of its size and less, for the page's script: gzip as base64."""
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


@cache
def _script() -> str:
    folder = files("govgraph.viz.page")
    parts = [item.read_text("utf-8") for item in sorted(folder.iterdir(), key=lambda item: item.name) if item.name.endswith(".js")]
    return "(async () => {\n'use strict';\n" + "".join(parts) + "})();\n"


def _style() -> str:
    text = files("govgraph.viz.page").joinpath("page.css").read_text("utf-8")
    # Dark is for screens: whatever the reader's theme, paper stays white.
    chosen = "@media screen{" + _theme("dark", '[data-theme="dark"]') + "}"
    by_system = f"@media screen and (prefers-color-scheme:dark){{{_theme('dark', ':root:not([data-theme])')}}}"
    kinds = "".join(f".k-{key} .frame{{fill:var(--k-{key})}}\n" for key in styles().families)
    dots = "".join(f".dot-{kind}{{background:{color}}}\n" for kind, color in styles().network.items())
    return _theme("light", ":root") + chosen + by_system + text + kinds + dots


def _theme(name: str, rule: str) -> str:
    tones = "".join(f"--{key}:{value};" for key, value in styles().theme[name].items())
    fills = "".join(f"--k-{family.key}:{family.light if name == 'light' else family.dark};" for family in styles().families.values())
    return f"{rule}{{color-scheme:{name};{tones}{fills}}}\n"


def _policy(styles_: list[str], scripts: list[str]) -> str:
    """Nothing may be fetched; only our scripts, known by their hashes, may run."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles_)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: list[str]) -> str:
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)
