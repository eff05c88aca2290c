"""The language model that reads along with `load`: its options, the question before anything is sent, and what came of it."""

from __future__ import annotations

import contextlib
import functools
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from govgraph.cli.progress import progress_bar
from govgraph.cli.words import count
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.workspace import Workspace
    from govgraph.loaders.model.reader import ModelReader, Paper, Plan
    from govgraph.loaders.model.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])
AGREED = "agreed.json"  # in the workspace's folder of the model: the addresses to which papers may go
_NAMED = 5  # papers that the question names

_OPTIONS = (
    click.option("--model", metavar="NAME", help="Let this language model read along [default: that of `govgraph model set`]."),
    click.option("--endpoint", metavar="URL", help="Address of its OpenAI-compatible server."),
    click.option("--allow-remote", is_flag=True, help="Allow an address that is not on this machine."),
    click.option("--model-reads", "reads", type=click.Choice(["all", "missed"]), help="All, or only where nothing was understood."),
    click.option("--dry-run", is_flag=True, help="Print what would be sent to the model, and do nothing."),
    click.option("--yes", "-y", is_flag=True, help="Send without asking."),
)


@dataclass
class Along:
    """What was said about the model on the command line, and its reader once there is one."""

    model: str | None = None
    endpoint: str | None = None
    allow_remote: bool = False
    reads: str | None = None
    dry_run: bool = False
    yes: bool = False
    made: ModelReader | None = field(default=None, repr=False)

    def reader(self, ws: Workspace, bars: contextlib.ExitStack) -> Callable[[list[Paper]], list[Any]] | None:
        """The reader for `load`, or None where no model is set. bars: holds the progress bar, which ends before a question is asked."""
        from govgraph.cli.model import chosen
        from govgraph.loaders.model.settings import refuse_remote

        now = chosen(ws, self.model, self.endpoint, self.allow_remote)
        if now is None:
            if self.dry_run:
                raise click.UsageError("--dry-run shows what goes to a model: say which, with --model NAME.")
            return None
        now = replace(now, reads=self.reads or now.reads)
        refuse_remote(now)
        return self._preview(ws, now, bars) if self.dry_run else self._reader(ws, now, bars)

    def _preview(self, ws: Workspace, now: Settings, bars: contextlib.ExitStack) -> Callable[[list[Paper]], list[Any]]:
        from govgraph.loaders.model.cache import FOLDER
        from govgraph.loaders.model.reader import plan

        def preview(papers: list[Paper]) -> list[Any]:
            bars.close()
            asked, _ = plan(papers, now, ws.path / FOLDER)
            for job in asked.jobs:
                click.echo(f"=== {job.document}, {job.where()}, to {now.name} at {now.endpoint}\n{job.prompt.text()}")
            click.echo(f"{_sizes(asked)} would go to {now.endpoint}; nothing was sent or changed.", err=True)
            raise click.exceptions.Exit(0)

        return preview

    def _reader(self, ws: Workspace, now: Settings, bars: contextlib.ExitStack) -> Callable[[list[Paper]], list[Any]]:
        from govgraph.loaders.model.cache import FOLDER
        from govgraph.loaders.model.client import Client
        from govgraph.loaders.model.reader import ModelReader
        from govgraph.loaders.model.run import Run

        def read(papers: list[Paper]) -> list[Any]:
            bars.close()
            with Client(now) as client, progress_bar(f"Reading with {now.name}") as progress:
                run = Run(now, ws.path / FOLDER, client)
                client.stop = run.stop
                agree = functools.partial(self._agree, ws, now)
                self.made = ModelReader(run, ws.settings()["threshold"], agree, progress)
                return self.made(papers)

        return read

    def _agree(self, ws: Workspace, now: Settings, asked: Plan) -> None:
        """Ask once a workspace and address. Raises GovgraphError where papers must not go."""
        from govgraph.graph.files import write_atomic
        from govgraph.graph.state import read_map
        from govgraph.loaders.model.cache import FOLDER
        from govgraph.loaders.model.trial import today

        path = ws.path / FOLDER / AGREED
        agreed = read_map(path)
        if now.endpoint in agreed:
            return
        click.echo(f"{_sizes(asked)} go to {now.name} at {now.endpoint}: {_named(asked)}.", err=True)
        if not self.yes:
            if not sys.stdin.isatty():
                advice = "Add --yes, or see what would go: --dry-run"
                raise GovgraphError("nobody is here to agree that papers are sent", now.endpoint, advice)
            if not click.confirm("Send them? You are asked once for this workspace and address", err=True):
                raise GovgraphError("nothing was sent and nothing read", advice="Load without a model: govgraph model off")
        write_atomic(path, json.dumps({**agreed, now.endpoint: today()}, indent=1) + "\n")

    def tell(self) -> None:
        """What the model did, in a line."""
        if self.made is None:
            return
        run = self.made.run
        words = f"{run.settings.name} was asked {count(run.asked, 'time')} ({run.used:,} tokens); {run.settings.verdict()}."
        if self.made.dropped:
            words += f" {count(self.made.dropped, 'line')} of it did not stand in the papers: govgraph model dropped."
        click.echo(words + (" Stopped; what was read is kept." if self.made.stopped else ""))

    def stopped(self) -> bool:
        """Whether somebody stopped the model."""
        return self.made is not None and self.made.stopped


def _sizes(asked: Plan) -> str:
    return f"{sum(asked.characters.values()):,} characters of {count(len(asked.characters), 'paper')}"


def _named(asked: Plan) -> str:
    names = list(asked.characters)
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(f"{name} ({asked.characters[name]:,})" for name in names[:_NAMED]) + more


def model_options(function: F) -> F:
    """The options of the model, passed on together as `along: Along`."""

    @functools.wraps(function)
    def packed(**options: Any) -> Any:
        names = ("model", "endpoint", "allow_remote", "reads", "dry_run", "yes")
        return function(along=Along(**{name: options.pop(name) for name in names}), **options)

    wrapped: Any = packed
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]
