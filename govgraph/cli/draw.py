"""`govgraph draw`: the structure as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govgraph.cli.common import Where, date_option, examples, list_option, where_options
from govgraph.cli.writing import output_option, write

FORMATS = ("html", "svg", "png", "mermaid", "dot")
ENDINGS = {".htm": "html", ".mmd": "mermaid", ".md": "mermaid", ".gv": "dot"} | {f".{form}": form for form in FORMATS}
EXAMPLES = examples(
    "draw -o map.html",
    'draw -o health.html --focus "Health and Wellbeing Board" --depth 2',
    "draw -o lines.svg --kinds body,organisation --relations REPORTS_TO,PART_OF --as-of 2015-06-30",
    "draw --format mermaid -o - > map.mmd",
)


@click.command(epilog=EXAMPLES)
@output_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="What to write [default: by the ending of FILE].")
@click.option("--title", metavar="TEXT", help="The heading of the picture.")
@click.option("--focus", metavar="NAME", help="Only this body and what is near it.")
@click.option("--depth", type=click.IntRange(1), metavar="N", help="With --focus: how many steps away at most.")
@date_option("--as-of", help="As it stood then: 2015, 2015-06 or 2015-06-30.")
@list_option("--kinds", help="Only these, with commas: body,organisation,project,person,place,plan.")
@list_option("--relations", help="Only these types, with commas: REPORTS_TO,PART_OF,…")
@where_options
def draw(where: Where, output: str, form: str | None, focus: str | None, **view: Any) -> None:
    """Draw the structure as one file that opens anywhere.

    HTML opens offline in any browser, with search, filters and the words behind every line; SVG and PNG go into a
    document; Mermaid and DOT into other tools.
    """
    form = form or _by_ending(output)
    from govgraph import viz
    from govgraph.queries import check, resolve_entity

    graph = where.read_graph(view["as_of"])
    with where.store(view["as_of"]) as store:
        key = resolve_entity(store, focus)["key"] if focus else None
        made = getattr(viz, f"draw_{form}")(graph, check(store), focus=key, **view)
    write(output, made)
    if notice := viz.size_notice(graph):
        click.echo(notice, err=True)


def _by_ending(output: str) -> str:
    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        raise click.UsageError("say what to draw, with --format, or end FILE in .html, .svg, .png, .mmd or .dot.")
    return ENDINGS[ending]
