"""`govgraph decide`: what a person decided, appended to decisions.yaml, checked against the graph before anything is written."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from govgraph.cli.common import Where, examples, workspace_option
from govgraph.cli.record import noted, record
from govgraph.cli.subject import addition, names_of, settings, subject

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
    def decided(workspace: Path | None, notes: dict[str, str], **rest: Any) -> None:
        where = Where(workspace)
        where.open_workspace()
        action, value, fields = function(where=where, **rest)
        record(where, action, value, fields, notes)

    made: Any = noted(decided)
    return workspace_option(made)  # type: ignore[no-any-return]


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
