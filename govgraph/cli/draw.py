"""`govgraph draw`: the structure as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govgraph.cli.common import Where, date_option, examples, list_option, where_options
from govgraph.cli.writing import output_option, write

FORMATS = ("html", "svg", "png", "pdf", "pptx", "mermaid", "dot")
ENDINGS = {".htm": "html", ".mmd": "mermaid", ".md": "mermaid", ".gv": "dot"} | {f".{form}": form for form in FORMATS}
EXAMPLES = examples(
    "draw -o map.html",
    'draw -o health.html --focus "Health and Wellbeing Board" --depth 2',
    "draw -o lines.svg --kinds body,organisation --relations REPORTS_TO,PART_OF --as-of 2015-06-30",
    "draw -o map.pdf --paper a3",
    "draw -o network.html --view network",
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
@click.option("--paper", type=click.Choice(["a4", "a3"]), help="With PDF: on which paper [default: a4].")
@click.option("--view", "tab", type=click.Choice(["chart", "network"]), help="With HTML: which of its two tabs is open [default: chart].")
@where_options
def draw(
    where: Where, output: str, form: str | None, focus: str | None, paper: str | None, tab: str | None, **view: Any
) -> None:  # fmt: skip
    """Draw the structure as one file that opens anywhere.

    HTML opens offline in any browser, with search, filters and the words behind every line; PDF is for paper, PPTX for
    slides that can be edited; SVG and PNG go into a document; Mermaid and DOT into other tools.
    """
    form = form or _by_ending(output)
    for option, value, wanted in (("paper", paper, "pdf"), ("view", tab, "html")):
        if value and form != wanted:
            raise click.UsageError(f"--{option} goes with {wanted.upper()}.")
    view |= {key: value for key, value in (("paper", paper), ("tab", tab)) if value}
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
        raise click.UsageError("say what to draw, with --format, or end FILE in .html, .svg, .png, .pdf, .pptx, .mmd or .dot.")
    return ENDINGS[ending]
