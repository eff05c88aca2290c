"""`govgraph load`: files to claims in the workspace, with a progress bar, a summary, and a line for every file that failed."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.along import Along, model_options
from govgraph.cli.common import examples, tell, workspace_option
from govgraph.cli.lazy import INTERRUPTED, nearest
from govgraph.cli.output import table
from govgraph.cli.progress import progress_bar
from govgraph.cli.words import cell, count
from govgraph.graph.cells import one_line
from govgraph.graph.effectless import effectless
from govgraph.graph.errors import GovgraphError
from govgraph.graph.garbage import uncollected

if TYPE_CHECKING:
    from govgraph.graph.workspace import Workspace
    from govgraph.loaders.loading import Summary, SummaryRow

FAILED = 2
COLUMNS = ("document", "names", "relations", "facts", "to_review", "not_understood", "issues", "claims_by_type")


@click.command(
    epilog=examples(
        "load papers/",
        'load "papers/*.html" register.xlsx',
        "load --remove old-report.txt",
        "load register-2032.xlsx --replaces register-2031.xlsx",
    )
)
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--remove", multiple=True, metavar="FILE", help="Forget a file that was read: its name, or its SHA-256. May be repeated.")
@click.option("--replaces", metavar="OLD", help="The register that this one is the next edition of: what no longer stands is told as gone.")
@click.option("--hidden", is_flag=True, help="Read hidden sheets, rows and columns of workbooks too.")
@click.option("--publisher", metavar="NAME", help="Whose papers these are: its Cabinet is what they call Cabinet. Kept in the workspace.")
@click.option("--quiet", "-q", is_flag=True, help="No summary; failures are still told.")
@model_options
@workspace_option
@click.pass_context
def load(
    ctx: click.Context, paths: tuple[str, ...], remove: tuple[str, ...], replaces: str | None, hidden: bool, publisher: str | None,
    quiet: bool, along: Along, workspace: Path | None,
) -> None:  # fmt: skip
    """Read documents and registers into the workspace.

    PATH is a file, a folder (read with its subfolders) or a pattern such as "papers/*.txt". A file that was read
    before is read anew and takes the place of its older self. The workspace is made if there is none.

    With a language model (--model, or `govgraph model set`) papers are sent to its address and nowhere else.
    """
    if not paths and not remove:
        raise click.UsageError("say which files or folders to read.")
    if replaces is not None and len(paths) != 1:
        raise click.UsageError("--replaces goes with the one file that takes the old one's place.")
    summary, idle, troubles = _load(workspace, paths, remove, hidden, publisher, along, replaces)
    if not quiet:
        _print(summary, len(remove))
        along.tell()
    failures = [GovgraphError(issue.what, issue.place, issue.advice) for issue in summary.failures]
    for error in (*failures, *idle):
        click.echo(f"govgraph: {one_line(str(error))}", err=True)
    if failures or troubles:
        ctx.exit(FAILED)
    if along.stopped():
        ctx.exit(INTERRUPTED)


def open_workspace(workspace: Path | None) -> Workspace:
    """The workspace that was named, or the one found from here upward, or a new one here."""
    from govgraph.graph.workspace import Workspace

    if workspace is not None or os.environ.get("GOVGRAPH_WORKSPACE"):
        return Workspace.create(workspace or os.environ["GOVGRAPH_WORKSPACE"])
    try:
        return Workspace.find()
    except GovgraphError:
        return Workspace.create(".govgraph")


def _load(
    workspace: Path | None, paths: tuple[str, ...], remove: tuple[str, ...], hidden: bool, publisher: str | None, along: Along,
    replaces: str | None = None,
) -> tuple[Summary, list[GovgraphError], bool]:  # fmt: skip
    """What was read, the decisions that match nothing in it, and whether something in the workspace is damaged."""
    from govgraph.graph.settings import set_publisher
    from govgraph.graph.workspace import SETTINGS
    from govgraph.loaders.loading import find_files, load

    find_files(paths)  # before a workspace is made: a mistyped path leaves nothing behind
    ws = open_workspace(workspace)
    if publisher is not None:
        set_publisher(ws.path / SETTINGS, publisher)
    with uncollected(), contextlib.ExitStack() as bars:
        progress = bars.enter_context(progress_bar("Reading"))
        more = along.reader(ws, bars)
        old = _known(ws, replaces) if replaces is not None else None
        summary = load(ws, paths, progress, [_known(ws, name) for name in remove], hidden=hidden, more=more, replaces=old)
    troubles = ws.troubles()
    for issue in troubles:
        tell(issue, ws)
    known = {issue.what for issue in troubles}
    return summary, [error for error in effectless(ws) if error.what not in known], bool(troubles)


def _known(ws: Workspace, name: str) -> str:
    """What `name` means among the sources: a name, a SHA-256, or a file where one was read. Raises GovgraphError with the nearest name."""
    infos = [source.info for source in ws.sources()]
    names = [file for info in infos for file in (info.file, *info.also)]
    if name in names or name in {info.sha256 for info in infos}:
        return name
    ends = [file for file in names if Path(file).name == Path(name).name]
    if len(ends) == 1:
        return ends[0]
    advice = nearest(name, sorted(names)) if not ends else f"Did you mean {' or '.join(ends)}?"
    raise GovgraphError("no such source in this workspace", name, advice or "See: govgraph sources")


def _print(summary: Summary, removed: int) -> None:
    if removed:
        click.echo(f"Forgot {count(removed, 'source')}.")
    if not summary.rows:
        return
    table(COLUMNS, [_row(row) for row in summary.rows])
    click.echo()
    waiting, issues, unread = (sum(getattr(row, name) for row in summary.rows) for name in ("waiting", "issues", "not_understood"))
    issues += len(summary.left_out)
    click.echo(f"{count(len(summary.rows), 'document')} read.", nl=False)
    click.echo(f" {count(waiting, 'claim waits', 'claims wait')} for review: govgraph review." if waiting else "", nl=False)
    click.echo(f" {count(unread, 'line was', 'lines were')} not understood: govgraph review." if unread else "", nl=False)
    click.echo(f" {count(issues, 'issue')}: govgraph issues." if issues else "")


def _row(row: SummaryRow) -> dict[str, object]:
    most_first = sorted(row.by_type.items(), key=lambda item: (-item[1], item[0]))
    by_type = "; ".join(filter(None, [", ".join(f"{cell('type', key)} {number}" for key, number in most_first), row.remark]))
    values = (row.document, row.entities, row.relations, row.facts, row.waiting, row.not_understood, row.issues, by_type)
    return dict(zip(COLUMNS, values, strict=True))
