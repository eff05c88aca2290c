"""`govgraph push` and `govgraph pull`: a workspace's graph to a Neo4j database, and back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from govgraph.cli.common import examples, prompt, workspace_option
from govgraph.cli.progress import progress_bar
from govgraph.cli.words import count
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.store.connect import Server
    from govgraph.graph.store.push import Pushed
    from govgraph.graph.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.argument("uri"),
    click.option("--name", metavar="GRAPH", help="The graph's name there [default: the folder's name, or the one it was pushed under]."),
    click.option("--database", metavar="NAME", help="The database on that server [default: the server's own]."),
    click.option("--credentials", type=click.Path(path_type=Path), metavar="FILE", help="File with NEO4J_USERNAME=… and NEO4J_PASSWORD=…"),
    workspace_option,
)
PUSHING = examples(
    "push neo4j://localhost:7687",
    "push neo4j+s://db.example.org --database reviews --name wendshire --credentials ~/.neo4j",
    "check --on neo4j://localhost:7687",
)


def _options(function: F) -> F:
    wrapped: Any = function
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


@click.command(epilog=PUSHING)
@_options
@click.option("--replace", is_flag=True, help="Take the place of a graph of this name that another workspace pushed.")
def push(uri: str, name: str | None, database: str | None, credentials: Path | None, workspace: Path | None, replace: bool) -> None:
    """Write the graph to a Neo4j database.

    The graph goes beside the one that was pushed before and takes its place when it is whole; readers never see half
    of it. Pushing again writes only when something has changed. Several workspaces may share a database.
    User and password come from NEO4J_USERNAME and NEO4J_PASSWORD, from --credentials, or are asked for.
    """
    from govgraph.graph.store.identity import identity, remember
    from govgraph.graph.store.push import push_graph
    from govgraph.graph.workspace import Workspace

    found = Workspace.find(workspace)
    who, graph = identity(found.path, name), found.graph()
    with _server(uri, database, credentials) as server, progress_bar("Pushing") as bar:
        step = (lambda done, total: bar(done, total, "")) if bar else None
        done = push_graph(server, graph, who.name, who.owner, replace=replace, progress=step)
    remember(found.path, who)
    click.echo(_told(done, uri))


@click.command(epilog=examples("pull neo4j://localhost:7687", "pull neo4j://localhost:7687 --name wendshire --workspace copy/"))
@_options
def pull(uri: str, name: str | None, database: str | None, credentials: Path | None, workspace: Path | None) -> None:
    """Bring a pushed graph back into a workspace.

    The workspace is made if there is none. It then answers every question, but holds no documents: what is decided and
    what is read belongs in the workspace that pushed.
    """
    from govgraph.graph.store.identity import Identity, remember
    from govgraph.graph.store.pull import pull_graph

    with _server(uri, database, credentials) as server:
        graph, head = pull_graph(server, name)
    found = _workspace(workspace)
    found.adopt(graph, {"uri": uri, "name": head.workspace})
    remember(found.path, Identity(head.workspace, head.owner))
    what = f"{count(len(graph.entities), 'entity', 'entities')} and {count(len(graph.relations), 'relation')}"
    click.echo(f"Pulled {head.workspace!r} into {found.path}: {what}.")


@contextmanager
def _server(uri: str, database: str | None, credentials: Path | None) -> Iterator[Server]:
    from govgraph.graph.store.connect import connect

    server = connect(uri, database=database, credentials=credentials, prompt=prompt())
    try:
        yield server
    finally:
        server.close()


def _told(done: Pushed, uri: str) -> str:
    what = f"{count(done.nodes, 'node')} and {count(done.relations, 'relation')}"
    if not done.written:
        return f"{done.name!r} is already up to date: {what}."
    return f"Pushed {done.name!r}: {what}. Now, for instance: govgraph check --on {uri}"


def _workspace(given: Path | None) -> Workspace:
    """The workspace that was named, or the one found from here upward, or a new one here."""
    from govgraph.graph.workspace import FOLDER, VARIABLE, Workspace

    if given is not None or os.environ.get(VARIABLE):
        return Workspace.create(given or os.environ[VARIABLE])
    try:
        return Workspace.find()
    except GovgraphError:
        return Workspace.create(FOLDER)
