"""`govgraph serve`: the officer's desk in the browser of this machine."""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
import threading
import webbrowser
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.author import author
from govgraph.cli.common import examples, workspace_option
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.workspace import Workspace

HERE = "127.0.0.1"
PASSWORD = "GOVGRAPH_PASSWORD"


@click.command(epilog=examples("serve", "serve --no-browser --port 8765"))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where to listen [default: a free port].")
@click.option("--host", default=HERE, metavar="ADDRESS", help=f"Let other machines in; needs a password in ${PASSWORD}.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@workspace_option
def serve(workspace: Path | None, port: int, host: str, no_browser: bool) -> None:
    """Open the desk: papers, what was read, names, findings, map, questions, report.

    A page for this machine's own browser, offline. What is pressed there stands in decisions.yaml as if a command had written it.
    """
    try:
        import uvicorn

        from govgraph.web.app import app
    except ImportError as err:
        raise GovgraphError("the desk needs a web server", "", "Run: pip install 'govgraph[web]'") from err
    from govgraph.web.desk import Desk
    from govgraph.web.guard import Guard

    password = _password(host)
    listening = _listen(host, port)
    number = listening.getsockname()[1]
    token = "" if password else secrets.token_urlsafe(24)
    names = {HERE, "localhost"} if host == HERE else {host, socket.gethostname(), HERE, "localhost"}
    guard = Guard(app(Desk(_workspace(workspace), author())), {f"{name}:{number}" for name in names}, token, password)
    address = f"http://{HERE if host == HERE else host}:{number}/enter?token={token or '<the password>'}"
    click.echo(f"The desk is open at {address}\nStop it with Ctrl-C.")
    if not no_browser and token:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    # Its own log asks the terminal for colours, and a program that a shortcut starts has none.
    settings = uvicorn.Config(guard, log_config=None, access_log=False, server_header=False, date_header=False, timeout_graceful_shutdown=2)
    uvicorn.Server(settings).run(sockets=[listening])


def desk() -> None:
    """The same from a shortcut: there is no terminal, so what goes wrong is told by a page."""
    try:
        serve(standalone_mode=False)
    except (GovgraphError, click.ClickException, OSError) as error:
        told = error.format_message() if isinstance(error, click.ClickException) else str(error)
        page = Path(tempfile.gettempdir(), "govgraph-desk.html")
        head = '<!DOCTYPE html><meta charset="utf-8"><title>govgraph</title><h1>The desk did not open</h1>'
        page.write_text(f"{head}<p>{escape(told)}", "utf-8")
        webbrowser.open(page.as_uri())
        raise SystemExit(2) from error


def _password(host: str) -> str:
    if host == HERE:
        return ""
    password = os.environ.get(PASSWORD, "")
    if len(password) < 8:
        raise GovgraphError("--host lets other machines in", "", f"Set ${PASSWORD} to a password of 8 characters or more")
    click.echo(
        "Whoever knows the password and reaches this machine can read and change the review; the connection is not encrypted.", err=True
    )
    return password


def _listen(host: str, port: int) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(64)  # who asks before the server runs waits
    except OSError as err:
        raise GovgraphError(f"cannot listen there ({err.strerror})", f"{host}:{port}", "Choose another port, or none") from err
    return made


def _workspace(path: Path | None) -> Workspace:
    from govgraph.graph.workspace import Workspace

    if path is not None or os.environ.get("GOVGRAPH_WORKSPACE"):
        return Workspace.create(path or os.environ["GOVGRAPH_WORKSPACE"])
    try:
        return Workspace.find()
    except GovgraphError:
        return Workspace.create(".govgraph")
