"""`govgraph explain`: what every stage of the reading made of a document, or of one line of it."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.common import examples, workspace_option
from govgraph.cli.own import know_words, try_first


@click.command(epilog=examples("explain terms.docx", "explain minutes.txt:12"))
@click.argument("place", metavar="FILE[:LINE]")
@workspace_option
def explain(place: str, workspace: Path | None) -> None:
    """Show how a document is read, and why a line was entered, offered or dropped.

    Names, subjects, what each line says, candidates with their features. LINE counts from 1 in the text that was read. Nothing is written.
    Words that the workspace was taught are known.
    """
    from govgraph.loaders.judge.explain import explained
    from govgraph.loaders.source import judged_file

    name, line = place, None
    if not Path(place).exists() and place.rpartition(":")[2].isdigit():
        name, _, number = place.rpartition(":")
        line = int(number)
    try_first(Path(name), workspace)
    know_words(workspace)
    judged, raw = judged_file(Path(name))
    for told in explained(judged, raw, line):
        click.echo(told)
