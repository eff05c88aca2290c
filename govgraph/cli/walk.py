"""Walking through what waits for a person in a terminal: one key an item, the last answer can be taken back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import click

from govgraph.cli.author import author
from govgraph.cli.common import Where
from govgraph.cli.record import record, take_back
from govgraph.cli.review import show
from govgraph.graph.errors import GovgraphError

KEYS = "y yes · n no · s skip · u undo · q quit"


def walk(where: Where, items: Sequence[dict[str, Any]]) -> None:
    """Ask for each item whether it holds, and write the answer down at once; every answer is a decision like any other."""
    done: list[int] = []
    at = 0
    while at < len(items):
        click.secho(f"\n{at + 1} of {len(items)}", bold=True)
        show({key: value for key, value in items[at].items() if key != "or"} | {"settle": KEYS})
        key = _key()
        if key == "q":
            break
        if key == "u":
            at = _undo(where, done, at)
            continue
        if key in "yn" and _answer(where, items[at], key == "y"):
            done.append(at)
        at += 1
    click.echo(f"\n{len(done)} of {len(items)} settled. See them with: govgraph decide list")


def _key() -> str:
    """The key that was pressed; any that means nothing counts as skip. The end of input quits."""
    try:
        key = click.getchar().casefold()
    except (EOFError, KeyboardInterrupt):
        return "q"
    return key if key in ("y", "n", "s", "u", "q") else "q" if key in ("", "\x04", "\x03") else "s"


def _undo(where: Where, done: list[int], at: int) -> int:
    if not done:
        click.echo("Nothing to take back.")
        return at
    click.echo(take_back(where))
    return done.pop()


def _answer(where: Where, item: dict[str, Any], yes: bool) -> bool:
    """Write the answer down; False where it could not be, which is told."""
    notes = {"who": author(), "when": datetime.date.today().isoformat(), "why": "checked in review"}
    pair = "=" in item["id"]
    action = ("same_as" if yes else "not_same") if pair else ("accept" if yes else "reject")
    value = item["names"] if pair else item["id"]
    try:
        record(where, action, value, None, notes, quiet=True)
    except GovgraphError as err:
        click.echo(str(err))
        return False
    return True
