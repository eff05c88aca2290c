"""A click group that knows its commands from a table, imports one when it is called, and turns every error into one line."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import shlex
import subprocess
import sys
from typing import Any

import click

from govgraph.cli.commands import COMMANDS, SECTIONS
from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError

BAD = 2  # bad use or bad input
INTERRUPTED = 130  # what shells expect after Ctrl-C


class LazyGroup(click.Group):
    """The top-level group."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but a mistyped command is answered with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise GovgraphError(f"there is no command {args[0]!r}", "", nearest(args[0], list(COMMANDS)) or "See govgraph --help")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands by section, from the table alone."""
        width = max(len(name) for name in COMMANDS)
        for title, section in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), entry.line) for name, entry in section.items()])

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run; in standalone mode exit with 0, with 2 after one line about bad use or input, with 130 after Ctrl-C."""
        run: Any = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        _speak_utf8()
        try:
            code = run(*args, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.ctx.get_help() if error.ctx else "")
            code = 0
        except Exception as error:
            code = _report(error)
        sys.exit(code if isinstance(code, int) else 0)


def _report(error: Exception) -> int:
    """Say in one line what went wrong; the exit code."""
    if os.environ.get("GOVGRAPH_DEBUG") and not isinstance(error, (click.ClickException, click.Abort)):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, click.Abort):
        return _say("stopped", INTERRUPTED)
    if isinstance(error, click.UsageError):
        return _say(f"{_sentence(error)} See {error.ctx.command_path if error.ctx else 'govgraph'} --help")
    if isinstance(error, click.ClickException):
        return _say(error.format_message())
    if isinstance(error, GovgraphError):
        return _say(str(error))
    if isinstance(error, BrokenPipeError):
        _close_stdout()
        return 0  # whoever read our output has seen enough
    if isinstance(error, OSError) and not error.filename:
        _close_stdout()
        return _say(f"cannot write the output ({error.strerror or error}). Check free space, or write it elsewhere")
    kind = type(error).__name__
    return _say(f"something went wrong inside ({kind}: {error}). Run it again with GOVGRAPH_DEBUG=1 to see where, and please report it")


def _sentence(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption) and error.ctx:
        known = [name for param in error.ctx.command.params for name in param.opts if name.startswith("--")]
        return f"there is no option {error.option_name}. {nearest(error.option_name, known)}"
    text = error.format_message().strip()
    return text if text.endswith((".", "?")) else f"{text}."


def _say(text: str, code: int = BAD) -> int:
    click.echo(f"govgraph: {one_line(text)}", err=True)
    return code


def _speak_utf8() -> None:
    """Output into files and pipes is UTF-8 with plain line ends, whatever the console's code page; a narrow terminal shows escapes."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        elif stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="backslashreplace")


def _close_stdout() -> None:
    """Nothing more can be written there, and Python must not try again as it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def nearest(word: str, known: list[str]) -> str:
    """ "Did you mean …?" with up to three of the known words, or "" when none is near."""
    from difflib import get_close_matches

    folded = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), folded, n=3, cutoff=0.5) or [name for name in folded if word.lower() in name][:3]
    found = [folded[name] for name in near]
    return f"Did you mean {' or '.join(found)}?" if found else ""


def command(*words: str) -> str:
    """A line that the shell at hand takes as it stands: cmd.exe and PowerShell know no single quotes around words."""
    line = ["govgraph", *words]
    return subprocess.list2cmdline(line) if os.name == "nt" else shlex.join(line)
