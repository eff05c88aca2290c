"""`govgraph decide`: what a person decided, appended to decisions.yaml, checked against the graph before anything is written."""

from __future__ import annotations

import datetime
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from govgraph.cli.author import author
from govgraph.cli.common import Where, date_option, examples, workspace_option
from govgraph.cli.subject import addition, names_of, settings, subject
from govgraph.cli.unmatched import unmatched
from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError

F = TypeVar("F", bound=Callable[..., Any])

EXAMPLES = examples(
    'decide accept 3f2a9c01b7de --why "confirmed by the chair"',
    'decide reject "Housing Group" REPORTS_TO "Averton Partnership" --why "the 2014 report is wrong"',
    'decide edit "Housing Group" --set status=dissolved --set ended=2015-12 --why "its last minutes"',
    'decide add "Skills Forum" "reports to" "Full Council" --why "agreed on 3 May, not yet written down"',
    'decide add "Skills Forum" --set kind=body --set subtype=forum --why "set up last week"',
    'decide same HDG "Housing Group" --why "renamed in 2015"',
)
WHAT = "[ID | NAME | NAME TYPE NAME]"


@click.group(epilog=EXAMPLES)
def decide() -> None:
    """Write down what a person decided; it outlives every new reading.

    Decisions stand in decisions.yaml in the workspace, which may also be edited by hand. The later of two wins.
    """


def _decision(function: F) -> F:
    """The options that every decision has; opens the workspace and writes what the command returns: (action, value, fields)."""

    @functools.wraps(function)
    def decided(workspace: Path | None, who: str | None, when: str, why: str | None, **rest: Any) -> None:
        where = Where(workspace)
        where.open_workspace()
        notes = {"who": who or author(), "when": when, "why": why or _ask_why()}
        action, value, fields = function(where=where, **rest)
        _write(where, action, value, fields, notes)

    made: Any = decided
    for option in (
        workspace_option,
        date_option("--when", help="The day of the decision [default: today].", default=_today),
        click.option("--who", metavar="NAME", help="Who decided [default: GOVGRAPH_WHO, git's user.name, or this account]."),
        click.option("--why", metavar="TEXT", help="The reason; a decision needs one."),
    ):
        made = option(made)
    return made  # type: ignore[no-any-return]


def _today() -> str:
    return datetime.date.today().isoformat()


def _ask_why() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Why", err=True))
    raise click.UsageError("say why, with --why: a decision needs its reason.")


def _write(where: Where, action: str, value: Any, fields: dict[str, Any] | None, notes: dict[str, str]) -> None:
    """Append, rebuild the graph, and say where it stands; a decision that has no effect is taken back. Raises GovgraphError."""
    from govgraph.graph.decisions import FILE, append, entry
    from govgraph.graph.files import write_atomic
    from govgraph.graph.lock import locked

    ws = where.open_workspace()
    path = ws.path / FILE
    with locked(ws.path / "decisions.lock"):  # of two who decide at once neither is lost
        before = path.read_bytes() if path.exists() else b""
        made = append(path, entry(action, value, fields=fields, **notes))
        for error in unmatched(ws):
            if error.where == f"{path}:{made.line}":
                write_atomic(path, before)
                raise GovgraphError(f"{error.what}; nothing was written", "", "See the names with: govgraph show NAME")
        ws.refresh()
    click.echo(one_line(f"Written to {path}, line {made.line}. The graph is up to date."))


@decide.command()
@click.argument("what", nargs=-1, required=True, metavar=WHAT)
@_decision
def accept(where: Where, what: tuple[str, ...]) -> tuple[str, Any, None]:
    """Take a claim that waits for review into the graph."""
    return "accept", subject(where, what), None


@decide.command()
@click.argument("what", nargs=-1, required=True, metavar=WHAT)
@_decision
def reject(where: Where, what: tuple[str, ...]) -> tuple[str, Any, None]:
    """Keep a claim, a relation or a name out of the graph."""
    return "reject", subject(where, what), None


@decide.command()
@click.argument("what", nargs=-1, required=True, metavar=WHAT)
@click.option("--set", "sets", multiple=True, required=True, metavar="KEY=VALUE", help="What to change: status=dissolved, meets=monthly, …")
@_decision
def edit(where: Where, what: tuple[str, ...], sets: tuple[str, ...]) -> tuple[str, Any, dict[str, Any]]:
    """Change what is known of a claim, a relation or an entity."""
    return "edit", subject(where, what), settings(sets)


@decide.command()
@click.argument("what", nargs=-1, required=True, metavar="[NAME | NAME TYPE NAME]")
@click.option("--set", "sets", multiple=True, metavar="KEY=VALUE", help="More about it: kind=body, role=chair, nature=…")
@_decision
def add(where: Where, what: tuple[str, ...], sets: tuple[str, ...]) -> tuple[str, Any, None]:
    """Add an entity, or a relation between two, that no source states."""
    return "add", addition(where, what, settings(sets)), None


@decide.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME…")
@_decision
def same(where: Where, names: tuple[str, ...]) -> tuple[str, Any, None]:
    """Say that several names mean one and the same."""
    return "same_as", names_of(where, names), None


@decide.command("not-same")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME…")
@_decision
def not_same(where: Where, names: tuple[str, ...]) -> tuple[str, Any, None]:
    """Say that names which look alike mean different things."""
    return "not_same", names_of(where, names), None
