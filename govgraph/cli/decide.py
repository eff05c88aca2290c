"""`govgraph decide`: what a person decided, appended to decisions.yaml, checked against the graph before anything is written."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from govgraph.cli.common import Where, date_option, examples, workspace_option
from govgraph.cli.lazy import command
from govgraph.cli.output import emit
from govgraph.cli.record import noted, record, take_back, told
from govgraph.cli.subject import addition, names_of, settings, source_file, subject
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.cells import one_line

F = TypeVar("F", bound=Callable[..., Any])

EXAMPLES = examples(
    'decide accept 3f2a9c01b7de --why "confirmed by the chair"',
    'decide reject "Housing Group" "reports to" "Averton Partnership" --why "the 2014 report is wrong"',
    'decide edit "Ada Hill" "Housing Group" --set role="deputy chair" --why "minutes of May"',
    'decide add "Skills Forum" "is hosted by" "Averton City Council" --quote "The City Council hosts it." --document minutes.pdf --page 3',
    'decide rename "Housing Group" "Housing Delivery Group" --why "renamed in 2015"',
    'decide end "Housing Group" --on 2015-12 --why "its last minutes"',
    'decide date minutes.pdf 2016-05-12 --why "printed on the cover"',
    'decide same "Housing Group" HDG --why "its short name"; the first name is shown',
    "decide list",
    "decide undo",
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
        if action == "reject" and isinstance(value, dict):
            _tell_left(where, value)

    made: Any = noted(decided)
    return workspace_option(made)  # type: ignore[no-any-return]


def _tell_left(where: Where, gone: dict[str, str]) -> None:
    """Say which lines of accountability go on joining the two ends of one that was rejected, and how to end them."""
    from govgraph.graph.schema import schema

    graph, types = where.open_workspace().graph(), schema().relations
    names = {one.id: one.name for one in graph.entities}
    for line in graph.relations:
        ends = (names[line.source], names[line.target])
        counts = types[line.type].accountability != "none" and types[gone["type"]].accountability != "none"
        if counts and line.status == "active" and set(ends) == {gone["source"], gone["target"]}:
            verb = types[line.type].verb
            end = command("decide", "end", ends[0], verb, ends[1], "--why", "it has ended too")
            click.echo(f"Another line still holds: {one_line(f'{ends[0]} {verb} {ends[1]}')}. If it has ended too: {end}")


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


def _fields_of(*names: str) -> str:
    """The end of a help page: what --set knows."""
    from govgraph.graph.schema import schema

    facts = ", ".join(schema().facts)
    return f"\b\nFields of a relation: role, nature, frequency, status ({', '.join(schema().statuses)}), type\n" + (
        f"Fields of anything: {', '.join(names)}\n\nFacts: {facts}"
    )


@decide.command(epilog=_fields_of("name", "kind", "subtype", "status", "aliases", "accountable"))
@click.argument("what", nargs=-1, required=True, metavar="[ID | NAME | NAME NAME | NAME TYPE NAME]")
@click.option("--set", "sets", multiple=True, required=True, metavar="KEY=VALUE", help="What to change: status=dissolved, meets=monthly, …")
@_decision
def edit(where: Where, what: tuple[str, ...], sets: tuple[str, ...]) -> tuple[str, Any, dict[str, Any]]:
    """Change what is known of a claim, a relation or an entity.

    Of a relation both names suffice where only one joins them.
    """
    return "edit", subject(where, what), settings(sets)


@decide.command(epilog=_fields_of("kind", "subtype", "status", "aliases", "accountable"))
@click.argument("what", nargs=-1, required=True, metavar="[NAME | NAME TYPE NAME]")
@click.option("--set", "sets", multiple=True, metavar="KEY=VALUE", help="More about it: kind=body, role=chair, nature=…")
@click.option("--quote", metavar="TEXT", help="The words of a paper that say so.")
@click.option("--document", metavar="TEXT", help="With --quote: which paper.")
@click.option("--page", type=click.IntRange(1), metavar="N", help="With --quote: its page.")
@_decision
def add(
    where: Where, what: tuple[str, ...], sets: tuple[str, ...], quote: str | None, document: str | None, page: int | None
) -> tuple[str, Any, None]:
    """Add an entity, or a relation between two, that no source states.

    TYPE is a verb in either direction: "reports to", "is hosted by". Kinds are guessed from the names where they are new.
    """
    if not quote and (document or page):
        raise click.UsageError("--document and --page go with --quote.")
    proof = {key: value for key, value in (("quote", quote), ("document", document), ("page", page)) if value}
    return "add", addition(where, what, settings(sets)) | proof, None


@decide.command()
@click.argument("name")
@click.argument("new")
@_decision
def rename(where: Where, name: str, new: str) -> tuple[str, Any, dict[str, Any]]:
    """Give an entity the name under which it is to be shown; it is found by the old one too."""
    return "edit", subject(where, (name,)), {"name": " ".join(new.split())}


@decide.command()
@click.argument("what", nargs=-1, required=True, metavar="[NAME | NAME NAME | NAME TYPE NAME]")
@date_option("--on", help="Since when: 2015-12-31, 2015-12 or 2015.")
@_decision
def end(where: Where, what: tuple[str, ...], on: str | None) -> tuple[str, Any, dict[str, Any]]:
    """Say that a body, a project or a line has ended."""
    found = subject(where, what)
    since = {"ended": on} if on and isinstance(found, str) else {}
    return "edit", found, {"status": "past" if isinstance(found, dict) else "dissolved", **since}


@decide.command()
@click.argument("file")
@click.argument("day", metavar="DATE")
@_decision
def date(where: Where, file: str, day: str) -> tuple[str, Any, dict[str, Any]]:
    """Say of what date a paper is."""
    return "source", source_file(where, file), {"date": day}


@decide.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME…")
@_decision
def same(where: Where, names: tuple[str, ...]) -> tuple[str, Any, None]:
    """Say that several names mean one and the same; the first is the one to show."""
    return "same_as", names_of(where, names, alike=True), None


@decide.command("not-same")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME…")
@_decision
def not_same(where: Where, names: tuple[str, ...]) -> tuple[str, Any, None]:
    """Say that names which look alike mean different things."""
    return "not_same", names_of(where, names), None


@decide.command("list")
@format_option(*ROWS)
@workspace_option
def listing(form: str, workspace: Path | None) -> None:
    """List the decisions, each with its line in decisions.yaml and whether it has an effect."""
    ws = Where(workspace).open_workspace()
    idle = {int(issue.place.removeprefix("line ")): issue.what for issue in ws.issues() if issue.place.startswith("line ")}
    rows = [told(one) | {"effect": idle.get(one.line, "")} for one in ws.decisions().items]
    emit(form, ("line", "decision", "about", "set", "why", "who", "when", "effect"), rows, "Nothing has been decided yet.")


@decide.command()
@workspace_option
def undo(workspace: Path | None) -> None:
    """Take back the last decision."""
    click.echo(take_back(Where(workspace)))
