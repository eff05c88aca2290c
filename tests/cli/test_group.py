"""The group itself: help without heavy imports, one line for every error, exit codes, the table of commands against the commands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from govgraph import __version__
from govgraph.cli import main
from govgraph.cli.commands import COMMANDS
from govgraph.cli.lazy import LazyGroup, nearest
from govgraph.graph.errors import GovgraphError

HEAVY = {"networkx", "rich", "kglite", "neo4j", "jinja2", "pyvis", "yaml", "docx", "bs4", "lxml", "rdflib", "rapidfuzz", "csv", "json"}


@pytest.mark.parametrize("word", ["--help", "-h", "--version"])
def test_the_help_of_the_group_imports_nothing_heavy(word: str) -> None:
    code = f"import sys\nfrom govgraph.cli import main\ntry: main([{word!r}])\nfinally: print('LOADED', *sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.partition("LOADED")[2].split())


def test_help_says_what_every_command_does_and_shows_examples() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert all(name in shown for name in COMMANDS)
    assert "govgraph load papers/" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_table_is_the_first_line_of_the_command(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert (command.help or "").split("\n\n")[0].replace("\n", " ") == COMMANDS[name].line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_workspace_and_has_help_with_examples(name: str) -> None:
    ran = CliRunner().invoke(main, [name, "-h"])
    assert ran.exit_code == 0
    assert "Examples:" in ran.output
    assert "--workspace" in ran.output or name in ("evaluate", "explain", "template") or "Commands:" in ran.output


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"govgraph {__version__}\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["lod"], "govgraph: there is no command 'lod'. Did you mean load or model?\n"),
        (["qqqqq"], "govgraph: there is no command 'qqqqq'. See govgraph --help\n"),
        (["load"], "govgraph: say which files or folders to read. See govgraph load --help\n"),
        (["load", "x", "--quite"], None),
        (["--wrong"], None),
        (["check", "--fail-on", "sometimes"], None),
    ],
)
def test_bad_use_is_one_line_and_exit_2(words: list[str], line: str | None) -> None:
    ran = CliRunner().invoke(main, words, prog_name="govgraph")
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    assert line is None or ran.stderr == line


def failing(error: BaseException) -> LazyGroup:
    """The group with a command `fail` that raises `error`."""

    class Group(LazyGroup):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
            return click.Command("fail", callback=lambda: raise_(error))

        def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
            return "fail", self.get_command(ctx, "fail"), args[1:]

    def raise_(what: BaseException) -> None:
        raise what

    return Group("govgraph")


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (GovgraphError("it is empty", "notes.txt", "Leave it out"), 2, "govgraph: notes.txt: it is empty. Leave it out"),
        (ValueError("a\nb\x1b[31m"), 2, "ValueError: a b[31m"),
        (KeyboardInterrupt(), 130, "stopped"),
        (click.ClickException("no\nway"), 2, "govgraph: no way"),
        (click.Abort(), 130, "stopped"),
    ],
)
def test_every_error_is_one_line(error: BaseException, code: int, says: str) -> None:
    ran = CliRunner().invoke(failing(error), ["fail"])
    assert ran.exit_code == code
    assert says in ran.stderr
    assert ran.stderr.strip().count("\n") == 0
    assert "\x1b" not in ran.stderr


def test_the_traceback_is_there_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_DEBUG", "1")
    assert "Traceback" in CliRunner().invoke(failing(ValueError("odd")), ["fail"]).stderr
    monkeypatch.delenv("GOVGRAPH_DEBUG")
    assert "GOVGRAPH_DEBUG=1" in CliRunner().invoke(failing(ValueError("odd")), ["fail"]).stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = "import os,sys\nfrom govgraph.cli import main\nos.close(1); r,w=os.pipe(); os.close(r); os.dup2(w,1)\nmain(['--help'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr == ""


def test_ctrl_c_in_a_real_process_ends_with_130() -> None:
    program = f"""import os
from govgraph.cli.lazy import LazyGroup
LazyGroup("govgraph", invoke_without_command=True, callback=lambda: os.kill(os.getpid(), {int(signal.SIGINT)}))([])"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 130
    assert done.stderr.strip() == "govgraph: stopped"


def test_what_is_redirected_is_utf8_whatever_the_console(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "govgraph", "Łódź"], capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"})
    assert done.returncode == 2
    assert "Łódź".encode() in done.stderr
    assert b"Traceback" not in done.stderr


def test_nearest_finds_typing_errors_and_parts() -> None:
    assert nearest("chian", ["chain", "below"]) == "Did you mean chain?"
    assert nearest("reports", ["who-reports-to", "below"]).startswith("Did you mean who-reports-to")
    assert nearest("zzz", ["chain"]) == ""
