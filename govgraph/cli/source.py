"""`govgraph source`: title, date and publisher of a paper as a person knows them; they outlive every new reading."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.common import Where, date_option, examples, workspace_option
from govgraph.cli.output import emit
from govgraph.cli.record import noted, record
from govgraph.cli.subject import source_file

SHOWN = ("document", "title", "date", "publisher")
EXAMPLES = examples(
    'source minutes.pdf --date 2016-05-12 --why "printed on the cover"',
    'source tor.docx --title "Terms of reference" --publisher "Wendshire County Council" --why "asked the clerk"',
)


@click.command(epilog=EXAMPLES)
@click.argument("file")
@date_option("--date", help="Of when the paper is: 2016-05-12, 2016-05 or 2016.")
@click.option("--title", metavar="TEXT", help="What it is called.")
@click.option("--publisher", metavar="TEXT", help="Whose paper it is.")
@noted
@workspace_option
def source(
    workspace: Path | None, file: str, date: str | None, title: str | None, publisher: str | None, notes: dict[str, str]
) -> None:
    """Say of what date a paper is, what it is called and whose it is.

    Who chaired when, what changed and what is overdue follow from the dates of papers; an undated one is left out of --as-of.
    """
    where = Where(workspace)
    name = source_file(where, file)
    fields = {key: value for key, value in (("date", date), ("title", title), ("publisher", publisher)) if value}
    if not fields:
        raise click.UsageError("say what to set: --date, --title or --publisher.")
    record(where, "source", name, fields, notes)
    info = next(one for one in where.open_workspace().graph().documents if one.file == name)
    emit("table", SHOWN, [{"document": info.file, "title": info.title, "date": info.date, "publisher": info.publisher}], "")
