"""Writing one decision: who, when and why it was decided, appended to decisions.yaml, and taken back when it has no effect."""

from __future__ import annotations

import datetime
import functools
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from govgraph.cli.author import author
from govgraph.cli.common import Where, date_option
from govgraph.cli.unmatched import unmatched
from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError

F = TypeVar("F", bound=Callable[..., Any])


def noted(function: F) -> F:
    """`--who`, `--when` and `--why`, passed on together as `notes`; the reason is asked for at a terminal."""

    @functools.wraps(function)
    def packed(who: str | None, when: str, why: str | None, **rest: Any) -> Any:
        reason = why or ("as the sheet says" if rest.get("sheet") else _ask_why())
        return function(notes={"who": who or author(), "when": when, "why": reason}, **rest)

    made: Any = packed
    for option in (
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


def record(where: Where, action: str, value: Any, fields: dict[str, Any] | None, notes: dict[str, str], *, quiet: bool = False) -> None:
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
    if not quiet:
        click.echo(one_line(f"Written to {path}, line {made.line}. The graph is up to date. Take it back with: govgraph decide undo"))
