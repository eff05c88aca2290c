"""What commands print, word for word. After a change that is meant: GOVGRAPH_SNAPSHOTS=write make unit ARGS=tests/cli/test_snapshots.py"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FOLDER = Path(__file__).parent / "snapshots"
COMMANDS = {
    "ask-list": ("ask",),
    "ask": ("ask", "reports-to", "Brackdale Community Safety Partnership"),
    "ask-evidence": ("ask", "chain", "Brackdale Community Safety Partnership", "--evidence"),
    "ask-ways": ("ask", "between", "Tom Birch", "HWB", "-p", "ways=2"),
    "ask-json": ("ask", "who-reports-to", "HWB", "--format", "json"),
    "ask-csv": ("ask", "who-reports-to", "HWB", "--format", "csv"),
    "ask-nothing": ("ask", "plans-of", "Marlow End Forum"),
    "show": ("show", "HWB"),
    "check": ("check", "--code", "GG001", "--code", "GG004", "--code", "GG009", "--fail-on", "never"),
    "check-csv": ("check", "--code", "GG004", "--format", "csv"),
    "cypher": ("cypher", "MATCH (b:Body)-[r:REPORTS_TO]->(s) RETURN b.name AS body, s.name AS superior ORDER BY body, superior"),
    "review": ("review",),
    "sources": ("sources",),
    "export-forms": ("export", "--list"),
    "what-if": ("what-if", "end", "HWB"),
    "check-first": ("check", "--fail-on", "never"),
    "ask-cypher": ("ask", "reports-to", "HWB", "--cypher"),
    "wrong-question": ("ask", "chian"),
    "wrong-name": ("show", "Health and Welbeing Bord"),
    "wrong-option": ("ask", "--evidense"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_words_are_as_agreed(ask: Run, name: str) -> None:
    done = ask(*COMMANDS[name])
    shown = f"$ govgraph {' '.join(COMMANDS[name])}\n{done.stdout}{done.stderr}[exit code {done.exit_code}]\n"
    path = FOLDER / f"{name}.txt"
    if os.environ.get("GOVGRAPH_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")


def test_every_snapshot_belongs_to_a_command() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(COMMANDS)
