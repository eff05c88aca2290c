"""`govgraph report`: what a reviewer hands to committee, as a page, a Word document or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import Where, examples, where_options
from govgraph.cli.writing import output_option, write
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.model import Graph
    from govgraph.queries import Finding

FORMATS = ("html", "docx", "xlsx")
EXAMPLES = examples(
    "report -o review.html",
    'report -o review.docx --title "Partnership governance, spring review"',
    "report -o review.xlsx --since ../autumn/.govgraph",
)


@click.command(epilog=EXAMPLES)
@output_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="What to write [default: by the ending of FILE].")
@click.option("--title", metavar="TEXT", help="The heading of the report.")
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The last review (a workspace or an exported .json): tell what changed.",
)
@where_options
def report(where: Where, output: str, form: str | None, title: str | None, since: Path | None) -> None:
    """Write the review report for committee.

    Summary, diagram, findings with reason, remedy and evidence, chains of accountability, who sits where, areas,
    possible duplicates, what changed, sources, method and limits.
    """
    suffix = f".{form}" if form else _ending(output)
    from govgraph.cli.last import last_review
    from govgraph.queries import check
    from govgraph.viz.report import build, render

    graph = where.read_graph()
    with where.store() as store:
        found = check(store)
    before, before_found = last_review(since) if since else (None, None)
    pictures = _pictures(graph, found, title, suffix)
    review = build(graph, found, previous=before, previous_findings=before_found, title=title, **pictures)
    write(output, render(review, suffix))


def _ending(output: str) -> str:
    suffix = Path(output).suffix.lower()
    suffix = ".html" if suffix == ".htm" else suffix
    if suffix.removeprefix(".") not in FORMATS:
        raise click.UsageError("say what to write, with --format html, docx or xlsx, or end FILE in .html, .docx or .xlsx.")
    return suffix


def _pictures(graph: Graph, found: list[Finding], title: str | None, suffix: str) -> dict[str, Any]:
    """The diagram in the form that the report can hold; a report without one is better than none."""
    from govgraph import viz

    try:
        if suffix == ".html":
            return {"svg": viz.draw_svg(graph, found, title=title)}
        if suffix == ".docx":
            return {"png": viz.draw_png(graph, found, title=title)}
    except GovgraphError as error:
        click.echo(f"The diagram is left out: {error}", err=True)
    return {}
