"""What waits for a person about the things of a question to which nothing answers: the answer may lie there."""

from __future__ import annotations

from collections.abc import Iterable

import click

from govgraph.cli.common import Where
from govgraph.cli.review import claims
from govgraph.cli.words import count

SHOWN = 3
# The end of a waiting line at which the thing of such a question stands; elsewhere it does not answer it.
_END = {"reports-to": 0, "chain": 0, "seats-of": 0, "plans-of": 0, "who-reports-to": 1, "below": 1, "members": 1, "roles": 1}


def tell_waiting(where: Where, question: str, keys: Iterable[object]) -> None:
    """Say which waiting claims name all of these entities (by their keys), the likeliest first; nothing of a graph on a server."""
    if where.on or not (found := _about(where, _END.get(question), list(map(str, keys)))):
        return
    click.echo(f"\n{count(len(found), 'statement about it waits', 'statements about it wait')} for a person: govgraph review")
    for said in found[:SHOWN]:
        click.echo(f"  - {said}")


def _about(where: Where, end: int | None, keys: list[str]) -> list[str]:
    from govgraph.graph.resolve.names import name_key

    workspace = where.open_workspace()
    called = {one.id: {name_key(name) for name in (one.name, *one.aliases)} for one in workspace.graph().entities if one.id in keys}
    found = []
    for one in claims(workspace):
        names = [name_key(name) for name in one["names"]]
        asked = set(names if end is None else names[end : end + 1])
        if "held" not in one and keys and all(asked & called.get(key, set()) for key in keys):
            found.append(f"{one['says']} ({one['score']:.2f})")
    return found
