"""`govgraph what-if`: what would follow if a body ended, two became one, or one moved; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from govgraph.cli.common import Where, examples, where_options
from govgraph.cli.output import as_json, paragraph
from govgraph.cli.words import count
from govgraph.cli.writing import format_option, write

if TYPE_CHECKING:
    from govgraph.graph.model import Graph
    from govgraph.queries.names import Meant
    from govgraph.queries.whatif import Change, Consequences, Hanging

F = TypeVar("F", bound=Callable[..., Any])
NAMED = 12  # names of one kind on the screen; JSON holds all
HOW = {"appears": "Findings that appear", "vanishes": "Findings that vanish", "changes": "Findings that read otherwise"}
EXAMPLES = examples(
    'what-if end "Skills Board" --picture skills.svg',
    'what-if merge "Growth Board" "Skills Board"',
    'what-if move "Arts Forum" under "Growth Board"',
)


@click.group("what-if", epilog=EXAMPLES)
def what_if() -> None:
    """Say what would follow if a body ended, two were merged or one were moved.

    What would lose its only line to an accountable body, what hangs on it (projects, seats, areas, chairs, plans), and which
    findings would appear and vanish. Nothing is changed.
    """


def _asked(function: F) -> F:
    picture = click.option("--picture", type=click.Path(path_type=Path), metavar="FILE", help="Draw before and after: .svg or .png.")
    return where_options(format_option("text", "json")(picture(function)))


@what_if.command()
@click.argument("name")
@_asked
def end(where: Where, name: str, picture: Path | None, form: str) -> None:
    """NAME ends, and nobody takes over what it does."""
    from govgraph.queries.suppose import ended

    _suppose(where, (name,), "If {0} ended", lambda graph, key: ended(graph, key), picture, form)


@what_if.command()
@click.argument("kept", metavar="NAME")
@click.argument("gone", metavar="OTHER")
@_asked
def merge(where: Where, kept: str, gone: str, picture: Path | None, form: str) -> None:
    """OTHER goes into NAME, which takes over its lines."""
    from govgraph.queries.suppose import merged

    _suppose(where, (gone, kept), "If {0} went into {1}", lambda graph, key, into: merged(graph, into, key), picture, form)


@what_if.command()
@click.argument("name")
@click.argument("word", type=click.Choice(["under"]), metavar="under")
@click.argument("other")
@_asked
def move(where: Where, name: str, word: str, other: str, picture: Path | None, form: str) -> None:
    """NAME reports to OTHER, and to nobody else: move NAME under OTHER."""
    from govgraph.queries.suppose import moved

    del word  # it is there to be read
    _suppose(where, (name, other), "If {0} reported to {1} only", moved, picture, form)


def _suppose(where: Where, names: Iterable[str], told: str, make: Callable[..., Graph], picture: Path | None, form: str) -> None:
    from govgraph.graph.store.made import made_store
    from govgraph.queries import check
    from govgraph.queries.names import meant
    from govgraph.queries.whatif import consequences

    painter = _painter(picture)
    before = where.read_graph()
    with where.store() as store:
        subjects = [meant(store, name) for name in names]
        found = check(store)
    after = make(before, *(one.key for one in subjects))
    with made_store(after) as store:
        then = check(store)
    made = consequences(before, after, subjects[0].key, found, then)
    title = told.format(*(one.name for one in subjects))
    if form == "json":
        as_json(_data(title, made))
    else:
        _print(title, subjects, made)
    if picture:
        from govgraph.viz.beside import beside

        ids = made.touched | {one.key for one in subjects}
        write(str(picture), painter(beside([("Today", before, found), (title, after, then)], ids)))


def _painter(picture: Path | None) -> Callable[[str], str | bytes]:
    from govgraph.viz.png import png

    known: dict[str, Callable[[str], str | bytes]] = {".svg": str, ".png": png}
    suffix = picture.suffix.lower() if picture else ".svg"
    if suffix not in known:
        raise click.UsageError("end the picture's FILE in .svg or .png.")
    return known[suffix]


def _data(title: str, made: Consequences) -> dict[str, Any]:
    names = ("lose", "gain", "strand", "ends", "sound", "lines")
    told = {name: getattr(made, name) for name in names}
    hanging = [{field: getattr(one, field) for field in ("title", "all", "alone")} for one in made.hanging]
    changes = [{field: getattr(one, field) for field in ("how", "code", "level", "title", "message")} for one in made.changes]
    return {"supposed": title, **told, "hanging": hanging, "changes": changes}


def _print(title: str, subjects: Iterable[Meant], made: Consequences) -> None:
    for one in subjects:
        if one.told:
            paragraph(one.told)
    click.secho(f"{title}:", bold=True)
    click.echo()
    for line in _ways(made):
        paragraph(line)
    if made.hanging:
        click.secho(f"\nWhat hangs on it ({count(made.lines, 'line')} in force)", bold=True)
    for tie in made.hanging:
        _hanging(tie)
    for how, heading in HOW.items():
        _changes(heading, [one for one in made.changes if one.how == how])
    if not made.changes:
        click.echo("\nNo finding would appear or vanish.")


def _ways(made: Consequences) -> Iterable[str]:
    """What becomes of the ways to an accountable body; where there is none today, that is said first."""
    if not made.sound:
        ends = f"its lines end at {'; '.join(made.ends)}, and no paper says to whom that answers" if made.ends else ""
        yield f"It has no way to an accountable body today: {ends or 'no paper says to whom it answers'}."
    for names, what in (
        (made.lose, "would lose the only line to an accountable body"),
        (made.strand, "would lose the only line upward, which reaches no accountable body today"),
        (made.gain, "would gain a line to an accountable body"),
    ):
        if names:
            yield f"{len(names)} {what}: {_listed(names)}."
    if not (made.lose or made.strand or made.gain):
        yield "Nothing else would lose or gain a line upward."


def _hanging(tie: Hanging) -> None:
    every = len(tie.alone) == len(tie.all)
    alone = f"; nowhere else: {'all' if every else _listed(tie.alone)}" if tie.alone and len(tie.all) > 1 else ""
    alone = "; nowhere else" if every and len(tie.all) == 1 else alone
    paragraph(f"{tie.title} ({len(tie.all)}): {_listed(tie.all)}{alone}", first="  - ")


def _changes(heading: str, changes: list[Change]) -> None:
    if changes:
        click.secho(f"\n{heading} ({len(changes)})", bold=True)
    for one in changes:
        paragraph(f"{one.message} ({one.code}, to {one.level})", first="  - ")


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return "; ".join(names[:NAMED]) + more
