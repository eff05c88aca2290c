"""What waits for a person about the things of a question to which nothing answers: the answer may lie there."""

from __future__ import annotations

from collections.abc import Iterable

import click

from govgraph.cli.common import Where
from govgraph.cli.review import claims
from govgraph.cli.words import count

SHOWN = 3


def tell_waiting(where: Where, keys: Iterable[object]) -> None:
    """Say which waiting claims name one of these entities (by their keys), the likeliest first; nothing of a graph on a server."""
    if where.on or not (found := _about(where, set(map(str, keys)))):
        return
    click.echo(f"\n{count(len(found), 'statement about it waits', 'statements about it wait')} for a person: govgraph review")
    for said in found[:SHOWN]:
        click.echo(f"  - {said}")


def _about(where: Where, keys: set[str]) -> list[str]:
    from govgraph.graph.resolve.names import name_key

    workspace = where.open_workspace()
    named = {name_key(name) for one in workspace.graph().entities if one.id in keys for name in (one.name, *one.aliases)}
    return [f"{one['says']} ({one['score']:.2f})" for one in claims(workspace) if named & {name_key(name) for name in one["names"]}]
