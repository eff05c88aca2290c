"""What commands share: the workspace option, the choice of a server, the format, and opening what they point to."""

from __future__ import annotations

import datetime
import functools
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from govgraph.graph.claims import Issue
    from govgraph.graph.model import Graph
    from govgraph.graph.store.protocol import Store
    from govgraph.graph.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

WORKSPACE_HELP = "The workspace to use [default: GOVGRAPH_WORKSPACE, else .govgraph here or in a folder above]."


def _or_that_of_the_group(ctx: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
    """`govgraph --workspace DIR ask` means what `govgraph ask --workspace DIR` means."""
    found: Path | None = value or ctx.find_root().params.get("workspace")
    return found


workspace_option = click.option(
    "--workspace", "-w", type=click.Path(path_type=Path), metavar="DIR", callback=_or_that_of_the_group, help=WORKSPACE_HELP
)


def date_option(name: str, help: str, default: Callable[[], str] | None = None) -> Callable[[F], F]:
    """An option that takes a year, a month or a day as ISO text; `default` makes the value where none is given."""

    def read(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
        if value is not None and not is_date(value):
            raise click.BadParameter(f"{value!r} is no date such as 2015, 2015-06 or 2015-06-30.")
        return value

    return click.option(name, metavar="DATE", callback=read, default=default, help=help)


def is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year as ISO has it."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return False
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


as_of_option = date_option("--as-of", help="As the papers had it then: 2015, 2015-06 or 2015-06-30.")


def list_option(name: str, help: str) -> Callable[[F], F]:
    """An option that takes words with commas between them, as a list or None."""

    def read(_: click.Context, __: click.Parameter, value: str | None) -> list[str] | None:
        words = [word.strip() for word in (value or "").split(",") if word.strip()]
        return words or None

    return click.option(name, metavar="LIST", callback=read, help=help)


def pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    """`KEY=VALUE` texts as a mapping. Raises click.UsageError for another form, or a key that stands twice."""
    found: dict[str, str] = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key.strip() or key.strip() in found:
            raise click.UsageError(f"{option} takes KEY=VALUE, each key once, not {text!r}.")
        found[key.strip()] = value.strip()
    return found


def tell_once(line: str) -> None:
    """A line on standard error, once in a run whatever the number of graphs that call for it."""
    told = click.get_current_context().meta.setdefault(__name__, set())
    if line not in told:
        told.add(line)
        click.echo(line, err=True)


def examples(*lines: str) -> str:
    """The end of a help page: command lines, kept as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  govgraph {line}" for line in lines)


@dataclass(frozen=True, slots=True)
class Where:
    """What a question is put to: a workspace, or a graph that was pushed to a server."""

    workspace: Path | None = None
    on: str | None = None
    database: str | None = None
    credentials: Path | None = None
    graph: str | None = None

    def open_workspace(self) -> Workspace:
        """The workspace; what in it does not count is told on standard error. Raises GovgraphError if there is none."""
        from govgraph.graph.workspace import Workspace

        found = Workspace.find(self.workspace)
        for issue in found.troubles():
            tell(issue, found)
        return found

    @contextmanager
    def store(self, as_of: str | None = None, in_force: bool = False) -> Iterator[Store]:
        """The store, closed afterwards: as it stands, or of the graph as of a day, or of what is in force."""
        if as_of or in_force:
            from govgraph.graph.store.made import made_store

            with made_store(self.read_graph(as_of), in_force) as store:
                yield store
            return
        store = self._open()
        try:
            yield store
        finally:
            store.close()

    def read_graph(self, as_of: str | None = None) -> Graph:
        """The whole graph, from the workspace or from the server, as of a day (ISO) or as it stands."""
        if self.on:
            from govgraph.graph.asof import cut_by_evidence

            return cut_by_evidence(self._pulled(), as_of) if as_of else self._pulled()
        if not as_of:
            return self.open_workspace().graph()
        from govgraph.graph.asof import graph_as_of

        workspace = self.open_workspace()
        sources = workspace.sources()
        graph = graph_as_of(sources, workspace.decisions(), workspace.settings(), as_of)
        if undated := sum(not one.date for one in workspace.graph().documents):
            told = f"{undated} undated {'paper is' if undated == 1 else 'papers are'} left out"
            tell_once(f"govgraph: {told}; set a date with: govgraph source FILE --date DATE")
        return graph

    def _pulled(self) -> Graph:
        from govgraph.graph.store.connect import connect
        from govgraph.graph.store.pull import pull_graph

        server = connect(str(self.on), database=self.database, credentials=self.credentials, prompt=prompt())
        try:
            return pull_graph(server, self.graph)[0]
        finally:
            server.close()

    def _open(self) -> Store:
        if not self.on:
            return self.open_workspace().store()
        from govgraph.graph.store.neo4j import open_neo4j

        return open_neo4j(self.on, self.database, self.credentials, self.graph, prompt())


def tell(issue: Issue, workspace: Workspace) -> None:
    """A line on standard error about something that does not count; once in a run."""
    from govgraph.graph.cells import one_line
    from govgraph.graph.errors import GovgraphError

    line = issue.place.removeprefix("line ")
    where = f"{workspace.path / issue.document}{':' if line else ''}{line}" if line.isdigit() or not line else issue.place
    context = click.get_current_context(silent=True)
    told: set[tuple[str, str]] = context.meta.setdefault("govgraph.told", set()) if context else set()
    if (where, issue.what) not in told:
        told.add((where, issue.what))
        click.echo(f"govgraph: {one_line(str(GovgraphError(issue.what, where, issue.advice)))}", err=True)


def prompt() -> Callable[[str], tuple[str, str]] | None:
    """What asks a person for user and password, or None where nobody sits at a terminal."""
    return _ask_for_credentials if sys.stdin.isatty() else None


def _ask_for_credentials(uri: str) -> tuple[str, str]:
    user = click.prompt(f"User at {uri}", default="neo4j", err=True)
    return user, click.prompt("Password", hide_input=True, err=True)


_SERVER_OPTIONS = (
    click.option("--on", metavar="URI", help="Ask a Neo4j server (neo4j://, neo4j+s://, bolt://) instead of the workspace."),
    click.option("--database", metavar="NAME", help="The database on that server [default: the server's own]."),
    click.option("--credentials", type=click.Path(path_type=Path), metavar="FILE", help="File with NEO4J_USERNAME=… and NEO4J_PASSWORD=…"),
    click.option("--name", "graph", metavar="GRAPH", help="Which pushed graph, if the database holds several."),
)


def where_options(function: F) -> F:
    """`--workspace` and the options of a server, passed on together as `where: Where`."""

    @functools.wraps(function)
    def packed(**options: Any) -> Any:
        where = Where(**{name: options.pop(name) for name in Where.__dataclass_fields__})
        if not where.on and (where.database or where.credentials or where.graph):
            raise click.UsageError("--database, --credentials and --name go with --on URI.")
        return function(where=where, **options)

    wrapped: Any = packed
    for option in reversed((workspace_option, *_SERVER_OPTIONS)):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]
