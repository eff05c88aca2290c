"""The command line: `govgraph` and its commands, each imported only when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import govgraph
from govgraph.cli.common import WORKSPACE_HELP
from govgraph.cli.lazy import LazyGroup

EPILOG = """\b
Two commands to begin with:
  govgraph load papers/            read a folder of documents and registers
  govgraph check                   what a reviewer would ask about the structure

\b
Then, for instance:
  govgraph ask                     the questions that can be asked
  govgraph ask chain "Health and Wellbeing Board" --evidence
  govgraph show HWB                everything known of one body, with the words it came from
  govgraph draw -o map.html        one file for colleagues; opens anywhere, offline

Everything is kept in ./.govgraph, or in the folder given by --workspace or GOVGRAPH_WORKSPACE.
Completion of commands with the Tab key: eval "$(_GOVGRAPH_COMPLETE=bash_source govgraph)" (or zsh_source, fish_source)."""


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(govgraph.__version__, "-V", "--version", prog_name="govgraph", message="%(prog)s %(version)s")
@click.option("--workspace", "-w", type=click.Path(path_type=Path), metavar="DIR", help=WORKSPACE_HELP)
def main(**_: Any) -> None:
    """Governance documents as a graph in which every line can show the words it came from.

    Reads reports, terms of reference and registers; answers who reports to whom and where accountability ends;
    checks the structure; draws it.
    """
