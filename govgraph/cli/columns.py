"""`govgraph columns`: how a register is read, before anything enters; and registers.yaml, in which a person says otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.common import examples, workspace_option
from govgraph.cli.output import as_json, table
from govgraph.cli.own import know_words, try_first
from govgraph.cli.words import count
from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.loaders.tables.known import Known
    from govgraph.loaders.tables.shown import Shown, ShownTable

COLUMNS = ("column", "read_as", "because", "samples")


@click.command(
    epilog=examples(
        "columns register.xlsx", 'columns register.csv --set "Link body=reports to" --flip Groups --write', "columns --meanings"
    )
)
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--set", "sets", multiple=True, metavar="COLUMN=MEANING", help="Say what a column means. May be repeated.")
@click.option("--flip", "flips", multiple=True, metavar="COLUMN", help="Turn the direction of a column's lines round. May be repeated.")
@click.option("--shape", default="", metavar="SHAPE", help="Say what the table is: rows, seats, edges, matrix, tiers or people.")
@click.option("--hidden", is_flag=True, help="Read hidden sheets, rows and columns too.")
@click.option("--write", is_flag=True, help="Keep this as an entry of registers.yaml in the workspace; load uses it again.")
@click.option("--meanings", "ask", is_flag=True, help="List what a column may mean.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="How to print the answer.")
@workspace_option
def columns(
    file: Path | None, sets: tuple[str, ...], flips: tuple[str, ...], shape: str, hidden: bool, write: bool, ask: bool, form: str,
    workspace: Path | None,
) -> None:  # fmt: skip
    """Show what the columns of a register are read as.

    For each sheet: its shape, the meaning of each column with the reason and two samples, what is left out, and worked sentences.
    """
    from govgraph.loaders.tables.draft import SHAPES
    from govgraph.loaders.tables.known import meanings
    from govgraph.loaders.tables.shown import shown

    if ask:
        return click.echo("\n".join(one.replace("_", " ") for one in meanings()))
    if file is None:
        raise click.UsageError("say which register to look at.")
    if shape and shape not in SHAPES:
        raise click.UsageError(f"{shape!r} is no shape; shapes are {', '.join(SHAPES)}.")
    if any("=" not in one for one in sets):
        raise click.UsageError("--set is written COLUMN=MEANING.")
    place = _place(workspace)
    try_first(file, workspace)
    know_words(workspace)
    found = shown(file, _known(place), sets, flips, hidden=hidden, shape=shape)
    if form == "json":
        as_json(_plain(found))
    else:
        _print(file, found)
    if write:
        _write(workspace, found)


def _place(workspace: Path | None) -> Path | None:
    """registers.yaml of the workspace, when there is one."""
    from govgraph.graph.workspace import Workspace
    from govgraph.loaders.tables.known import FILE

    try:
        return Workspace.find(workspace).path / FILE
    except GovgraphError:
        return None


def _known(place: Path | None) -> Known | None:
    from govgraph.loaders.tables.known import read_known

    return read_known(place) if place else None


def _write(workspace: Path | None, found: Shown) -> None:
    from govgraph.graph.workspace import Workspace
    from govgraph.loaders.tables.known import FILE, add_entry
    from govgraph.loaders.tables.shown import entry_of

    try:
        ws = Workspace.find(workspace)
    except GovgraphError:
        ws = Workspace.create(workspace or os.environ.get("GOVGRAPH_WORKSPACE") or ".govgraph")
    for one in found.tables:
        if one.shape != "nothing":
            add_entry(ws.path / FILE, one.table, one.shape, dict(entry_of(one)))
    click.echo(f"Kept in {ws.path / FILE}; govgraph load uses it for every table with these headings.")


def _print(file: Path, found: Shown) -> None:
    for one in found.tables:
        _print_table(file, one)
    click.echo(f"{count(found.lines, 'line')} would be drawn.")
    if found.issues:
        click.echo(f"{count(len(found.issues), 'thing')} to know:")
        for issue in found.issues:
            click.echo(one_line(f"  {issue.place}: {issue.what}. {issue.advice}"))


def _print_table(file: Path, one: ShownTable) -> None:
    where = f"{file.name}, {one.table.grid.name}" if one.table.grid.name else file.name
    heads = "labels in the first column" if one.table.turned else f"headings in row {one.table.head_line or 1}"
    click.echo(one_line(f"{where}: {one.meaning} ({one.shape}); {heads}; {count(len(one.table.rows), 'row')}"))
    if one.entry:
        click.echo(f"as {one.entry} says")
    rows = [dict(zip(COLUMNS, (c.heading, c.key.replace("_", " "), c.why, "; ".join(c.samples)), strict=True)) for c in one.columns]
    table(COLUMNS, rows)
    sentences = [text for column in one.columns for text in column.sentences] + list(one.sentences)
    if one.told:
        click.echo(f"What is part of what comes from {one.told}.")
    for text in sentences:
        click.echo(one_line(f"  {text}"))
    click.echo()


def _plain(found: Shown) -> dict[str, object]:
    told = [{"place": issue.place, "what": issue.what, "advice": issue.advice} for issue in found.issues]
    return {"tables": [_plain_table(one) for one in found.tables], "lines": found.lines, "told": told}


def _plain_table(one: ShownTable) -> dict[str, object]:
    described = [
        {"column": c.heading, "read_as": c.key, "because": c.why, "samples": c.samples, "sentences": c.sentences} for c in one.columns
    ]
    head = {"sheet": one.table.grid.name, "shape": one.shape, "head_row": one.table.head_line, "rows": len(one.table.rows)}
    return {**head, "entry": one.entry, "columns": described}
