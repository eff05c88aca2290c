"""`govgraph model`: which language model reads along, how well it reads, what was sent to it and what of its words was dropped."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.common import examples, workspace_option
from govgraph.cli.output import emit, paragraph
from govgraph.cli.progress import progress_bar
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.errors import GovgraphError
from govgraph.graph.settings import write_setting

if TYPE_CHECKING:
    from govgraph.graph.workspace import Workspace
    from govgraph.loaders.model.settings import Settings
    from govgraph.loaders.model.trial import Trial


@click.group(
    epilog=examples(
        "model set qwen3:14b", "model set gpt-5 --endpoint https://api.openai.com/v1 --allow-remote", "model check", "model off"
    )
)
def model() -> None:
    """Let a language model read along.

    It is off until it is set. The model proposes lines, each is checked against the words of its paper, and until `model check`
    has measured it well nothing of it enters by itself.
    """


@model.command("set", epilog=examples("model set qwen3:14b", "model set mistral --endpoint http://localhost:8080/v1 --window 4000"))
@click.argument("name")
@click.option("--endpoint", metavar="URL", help="Address of an OpenAI-compatible server [default: Ollama on this machine].")
@click.option("--key-file", type=click.Path(path_type=Path), metavar="FILE", help="File with the key; else GOVGRAPH_MODEL_KEY.")
@click.option("--allow-remote", is_flag=True, help="Allow an address that is not on this machine.")
@click.option("--window", type=int, metavar="N", help="Characters sent at a time [default: 12000]; fewer for small models.")
@click.option("--parallel", type=int, metavar="N", help="Requests at a time [default: 4].")
@click.option("--tokens", type=int, metavar="N", help="The most tokens that a run may use [default: 2000000].")
@click.option("--seconds", type=int, metavar="N", help="How long to wait without a sign of life [default: 300].")
@click.option("--reads", type=click.Choice(["all", "missed"]), help="Read all, or only where the other readers understood nothing.")
@workspace_option
def set_(workspace: Path | None, key_file: Path | None, allow_remote: bool, **given: Any) -> None:
    """Read with this model from now on."""
    from govgraph.cli.load import open_workspace
    from govgraph.loaders.model.settings import SETTING, Settings, checked, refuse_remote, with_check

    said = {key: value for key, value in given.items() if value is not None}
    made = checked(Settings(**said, key_file=str(key_file) if key_file else None, remote=allow_remote))
    refuse_remote(made)
    ws = open_workspace(workspace)
    write_setting(ws.path / "workspace.json", SETTING, made.plain())
    made = with_check(made, ws.settings())
    click.echo(f"{made.name} at {made.endpoint} reads along from the next load: {made.verdict()}.")
    if not made.measured:
        click.echo("It is not measured yet, so what it finds only waits for review. Run: govgraph model check")


@model.command()
@workspace_option
def show(workspace: Path | None) -> None:
    """Say which model is set, what it may do, and what was sent to it."""
    from govgraph.loaders.model.cache import FOLDER, LOG, read_rows

    ws = _workspace(workspace)
    now = _settings(ws)
    if now is None:
        click.echo("No model is set; nothing leaves this machine. Set one: govgraph model set NAME")
    else:
        click.echo(f"{now.name} at {now.endpoint}, {'on another machine' if now.remote else 'on this machine'}: {now.verdict()}.")
        _tell_measured(now)
    sent = read_rows(ws.path / FOLDER / LOG)
    for (address, name), number in sorted(Counter((str(row.get("address")), str(row.get("model"))) for row in sent).items()):
        rows = [row for row in sent if (row.get("address"), row.get("model")) == (address, name)]
        characters = sum(int(row.get("characters", 0)) for row in rows)
        papers = len({row.get("document") for row in rows})
        click.echo(f"Sent so far to {name} at {address}: {number} requests, {characters:,} characters of {papers} papers.")


def _tell_measured(now: Settings) -> None:
    found = now.measured
    if found is None:
        click.echo("Not measured yet: govgraph model check")
        return
    paragraph(
        f"Checked on {found.date} with govgraph {found.program}: precision {found.precision:.2f}, recall {found.recall:.2f}, "
        f"{found.unsound:.0%} of what it said did not stand in the page: {found.verdict}."
    )


@model.command()
@workspace_option
def off(workspace: Path | None) -> None:
    """Read without a model again; answers that are known stay known."""
    from govgraph.loaders.model.settings import SETTING

    write_setting(_workspace(workspace).path / "workspace.json", SETTING, None)
    click.echo("No model reads along; nothing leaves this machine.")


@model.command()
@click.option("--model", "name", metavar="NAME", help="Another model than the one that is set.")
@click.option("--endpoint", metavar="URL", help="Its address.")
@click.option("--allow-remote", is_flag=True, help="Allow an address that is not on this machine.")
@format_option(*ROWS)
@workspace_option
def check(workspace: Path | None, name: str | None, endpoint: str | None, allow_remote: bool, form: str) -> None:
    """Measure how well the model reads, on ten invented pages.

    Only pages that come with the program are sent, nothing of yours. What follows is written to the settings: may enter,
    offers only, or not fit.
    """
    from dataclasses import asdict, replace

    from govgraph.cli.load import open_workspace
    from govgraph.loaders.model.client import Client
    from govgraph.loaders.model.settings import CHECKS, refuse_remote
    from govgraph.loaders.model.trial import today, trial

    ws = open_workspace(workspace)
    now = chosen(ws, name, endpoint, allow_remote)
    if now is None:
        raise GovgraphError("no model is set", advice="Run: govgraph model set NAME, or add --model NAME")
    refuse_remote(now)
    with Client(now) as client, progress_bar("Checking") as progress, tempfile.TemporaryDirectory(prefix="govgraph-") as room:
        found = trial(now, client, Path(room), progress)
    if not found.tokens:
        raise GovgraphError("the model answered nothing", now.endpoint, found.trouble or "Is its server running?")
    emit(form, ("type", "found", "missed", "false", "precision", "recall"), found.score.rows(), "")
    measured = found.measured(now.name, today())
    checks = {**(ws.settings().get(CHECKS) or {}), now.called(): asdict(measured)}
    write_setting(ws.path / "workspace.json", CHECKS, checks)
    made = replace(now, measured=measured)
    if form == "table":
        _tell(made, found)


def _tell(made: Settings, found: Trial) -> None:
    per = f"{found.seconds / found.pages:.1f} seconds and {found.tokens // found.pages:,} tokens a page"
    paragraph(
        f"{found.score.unsound():.0%} of what it said did not stand in the page and was dropped; "
        f"{found.unread} of {found.windows} answers could not be read; {per}."
    )
    what = {
        "may enter": "it reads well enough that what it finds may enter the graph, type by type.",
        "offers only": "what it finds waits for review, unless another reader finds the same.",
        "not fit": "it is not used: a reviewer would lose more time by it than he or she gains.",
    }
    paragraph(f"{made.name}: {made.verdict()} – {what[made.verdict()]}")


@model.command()
@format_option(*ROWS)
@workspace_option
def dropped(workspace: Path | None, form: str) -> None:
    """List what the model said and the papers do not bear out."""
    from govgraph.loaders.model.cache import DROPPED, FOLDER, read_rows

    columns = ("document", "why", "type", "source", "target", "line", "quote")
    rows = read_rows(_workspace(workspace).path / FOLDER / DROPPED)
    emit(form, columns, [{column: row.get(column, "") for column in columns} for row in rows], "Nothing of what a model said was dropped.")


def _workspace(workspace: Path | None) -> Workspace:
    from govgraph.graph.workspace import Workspace

    return Workspace.find(workspace)


def _settings(ws: Workspace) -> Settings | None:
    from govgraph.loaders.model.settings import of_workspace

    return of_workspace(ws.settings(), str(ws.path / "workspace.json"))


def chosen(ws: Workspace, name: str | None, endpoint: str | None, allow_remote: bool) -> Settings | None:
    """The model of the settings, changed by what was said on the command line; None where there is none."""
    from dataclasses import replace

    from govgraph.loaders.model.settings import Settings, checked, with_check

    now = _settings(ws)
    if name is None and now is None:
        if endpoint or allow_remote:
            raise GovgraphError("which model is meant is not said", advice="Add --model NAME")
        return None
    base = now if now and name in (None, now.name) else Settings(name or "")
    if endpoint and endpoint.rstrip("/") != base.endpoint:  # what was allowed for one address is not for another, nor its key
        base = replace(base, endpoint=endpoint, remote=False, key_file=None)
    return with_check(checked(replace(base, remote=base.remote or allow_remote)), ws.settings())
