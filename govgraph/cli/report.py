"""`govgraph report`: what a reviewer hands to committee, as a page, a Word document or a workbook."""

from __future__ import annotations

import tempfile
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
    from govgraph.queries import check
    from govgraph.viz.report import build, render

    graph = where.read_graph()
    with where.store() as store:
        found = check(store)
    before, before_found = _last_review(since) if since else (None, None)
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


def _last_review(path: Path) -> tuple[Graph, list[Finding]]:
    """Graph and findings of a workspace's folder or of an exported file. Raises GovgraphError if it is neither."""
    from govgraph.queries import check

    if path.is_dir():
        from govgraph.graph.workspace import Workspace

        workspace = Workspace.find(path)
        store = workspace.store()
        try:
            return workspace.graph(), check(store)
        finally:
            store.close()
    return _exported(path)


def _exported(path: Path) -> tuple[Graph, list[Finding]]:
    from govgraph.graph.exchange import load
    from govgraph.graph.store.kglite import build_kglite, open_kglite
    from govgraph.queries import check

    try:
        graph = load(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise GovgraphError("cannot be read as the last review", str(path), "Give a workspace or a file of “govgraph export”") from error
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store.kgl"
        build_kglite(graph, file)
        store = open_kglite(file)
        try:
            return graph, check(store)
        finally:
            store.close()
