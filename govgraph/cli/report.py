"""`govgraph report`: what a reviewer hands to committee, as a page, a Word document or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import Where, as_of_option, examples, is_date, where_options
from govgraph.cli.writing import output_option, write

if TYPE_CHECKING:
    from govgraph.graph.model import Graph
    from govgraph.queries import Finding

FORMATS = ("html", "docx", "xlsx")
EXAMPLES = examples(
    "report -o review.html",
    'report -o review.docx --title "Partnership governance, spring review"',
    "report -o annex.xlsx --since ../autumn/.govgraph",
    "report -o review.docx --since 2015",
)


@click.command(epilog=EXAMPLES)
@output_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="What to write [default: by the ending of FILE].")
@click.option("--title", metavar="TEXT", help="The heading of the report.")
@click.option(
    "--since",
    metavar="WHEN",
    help="Tell what changed since then: a date, or the last review (a workspace or an exported .json).",
)
@as_of_option
@where_options
def report(where: Where, output: str, form: str | None, title: str | None, since: str | None, as_of: str | None) -> None:
    """Write the review report for committee.

    Six to eight pages: what the committee is asked, the picture, a table of the bodies, ten points at most, what could not be
    established and whom to ask, decisions taken, the papers. The workbook (.xlsx) holds the annexes, and a sheet of findings to
    work in, which settle --from reads back.
    """
    suffix = f".{form}" if form else _ending(output)
    from govgraph.queries import check
    from govgraph.queries.doubtful import with_doubts
    from govgraph.viz.report import build, render

    graph = where.read_graph(as_of)
    with where.store(as_of) as store:
        found = check(store)
    workspace = None if where.on else where.open_workspace()
    found = with_doubts(found, workspace) if workspace and not as_of else found
    said: dict[str, Any] = {"decisions": workspace.decisions(), "ledger": workspace.ledger()} if workspace else {}
    before, before_found = _before(where, since) if since else (None, None)
    said |= {"since": since} if since and is_date(since) else {}
    review = build(graph, found, previous=before, previous_findings=before_found, title=title, **said)
    write(output, render(review, suffix))


def _before(where: Where, since: str) -> tuple[Graph, list[Finding]]:
    """Graph and findings as of a date, or of the last review."""
    from govgraph.cli.last import last_review
    from govgraph.queries import check

    if not is_date(since):
        return last_review(Path(since))
    with where.store(since) as store:
        return where.read_graph(since), check(store)


def _ending(output: str) -> str:
    suffix = Path(output).suffix.lower()
    suffix = ".html" if suffix == ".htm" else suffix
    if suffix.removeprefix(".") not in FORMATS:
        raise click.UsageError("say what to write, with --format html, docx or xlsx, or end FILE in .html, .docx or .xlsx.")
    return suffix
