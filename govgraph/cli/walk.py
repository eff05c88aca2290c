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
from govgraph.cli.subject import addition, names_of
from govgraph.graph.errors import GovgraphError

_GO_ON = "s skip · u undo · q quit"
_WHY = "checked in review"


def walk(where: Where, items: Sequence[dict[str, Any]]) -> None:
    """Ask for each item whether it holds, and write the answer down at once; every answer is a decision like any other.

    Of a line that was not understood the figures say what it says.
    """
    done: list[int] = []
    at = 0
    while at < len(items):
        click.secho(f"\n{at + 1} of {len(items)}", bold=True)
        show({key: value for key, value in items[at].items() if key != "or"} | {"settle": _keys(items[at])})
        key = _key()
        if key == "q":
            break
        if key == "u":
            at = _undo(where, done, at)
            continue
        if (said := _said(items[at], key)) and _written(where, said, _proof(items[at])):
            done.append(at)
        at += 1
    click.echo(f"\n{len(done)} of {len(items)} settled. See them with: govgraph decide list")


def _keys(item: dict[str, Any]) -> str:
    """What may be pressed; each thing that a line may say on a line of its own."""
    if "adds" not in item:
        return f"y yes · n no · {_GO_ON}"
    return "\n    ".join([*(f"{number} {' '.join(said)}" for number, said in enumerate(item["adds"], 1)), _GO_ON])


def _key() -> str:
    """The key that was pressed. The end of input quits."""
    try:
        key = click.getchar().casefold()
    except (EOFError, KeyboardInterrupt):
        return "q"
    return "q" if key in ("", "\x04", "\x03") else key


def _undo(where: Where, done: list[int], at: int) -> int:
    if not done:
        click.echo("Nothing to take back.")
        return at
    click.echo(take_back(where))
    return done.pop()


def _said(item: dict[str, Any], key: str) -> tuple[str, Any] | None:
    """The action and its value that a key means for an item; None for any that means nothing, which counts as skip."""
    if "adds" in item:
        adds = item["adds"]
        return ("add", adds[int(key) - 1]) if key.isdecimal() and 0 < int(key) <= len(adds) else None
    if key not in ("y", "n"):
        return None
    if "=" in item["id"]:
        return ("same_as" if key == "y" else "not_same"), item["ends"]
    return ("accept" if key == "y" else "reject"), item["id"]


def _proof(item: dict[str, Any]) -> dict[str, Any]:
    """The words of a line that was not understood, which are the evidence of what is added."""
    return {key: item["evidence"][0][key] for key in ("quote", "document", "page") if "adds" in item and item["evidence"][0].get(key)}


def _written(where: Where, said: tuple[str, Any], proof: dict[str, Any]) -> bool:
    """Write the answer down; False where it could not be, which is told."""
    notes = {"who": author(), "when": datetime.date.today().isoformat(), "why": _WHY}
    action, value = said
    try:
        if action == "add":
            value = addition(where, value, proof)
        elif action in ("same_as", "not_same"):
            value = names_of(where, value, alike=action == "same_as")
        record(where, action, value, None, notes, quiet=True)
    except GovgraphError as err:
        click.echo(str(err))
        return False
    return True
