"""Writing one decision: who, when and why it was decided, appended to decisions.yaml, and taken back when it has no effect."""

from __future__ import annotations

import datetime
import functools
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from govgraph.cli.author import author
from govgraph.cli.common import Where, date_option
from govgraph.cli.words import cell
from govgraph.graph.cells import cell_text, one_line
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.decisions import Decision

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
    from govgraph.graph.deciding import decide

    ws = where.open_workspace()
    line = decide(ws, [(action, value, fields)], notes)
    if not quiet:
        place = f"{ws.path / 'decisions.yaml'}, line {line}"
        click.echo(one_line(f"Written to {place}. The graph is up to date. Take it back with: govgraph decide undo"))


def told(one: Decision) -> dict[str, object]:
    """A decision as a row that a person reads."""
    relation = one.relation or {key: str(one.fields[key]) for key in ("source", "type", "target") if {"type", key} <= one.fields.keys()}
    about = one.claim or " ".join(cell("type", relation[key]) for key in ("source", "type", "target") if key in relation)
    names = " = ".join(one.names) if one.action in ("same_as", "not_same") else ", ".join(one.names)
    fields = {key: value for key, value in one.fields.items() if key not in (*relation, "entity", "cause", "message")}
    return {
        "line": one.line, "decision": one.action.replace("_", " "), "about": about or names or str(one.fields.get("entity", "")),
        "set": ", ".join(f"{key}={cell_text(value)}" for key, value in fields.items()), "why": one.why, "who": one.who, "when": one.when,
    }  # fmt: skip


def take_back(where: Where) -> str:
    """Remove the last decision from decisions.yaml and build the graph anew; says what was taken back. GovgraphError if there is none."""
    from govgraph.graph.deciding import undo

    ws = where.open_workspace()
    gone = undo(ws)
    if gone is None:
        raise GovgraphError("nothing has been decided yet", str(ws.path / "decisions.yaml"))
    ws.refresh()
    row = told(gone)
    return one_line(f"Taken back: {row['decision']} {row['about']} {row['set']} ({row['why']})")
