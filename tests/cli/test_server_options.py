"""`--on URI` without a server to be had: one line each; and the Tab key."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

READING = (["ask", "orphans"], ["check"], ["show", "HWB"], ["draw", "-o", "x.svg"], ["cypher", "RETURN 1 AS x"], ["export", "-o", "x.json"])


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("uri", "says"),
    [("http://localhost:7474", "its own port is usually 7687"), ("neo4j://localhost", "no password"), ("neo4j://u:p@localhost", "password")],
)
def test_a_bad_address_or_no_password_is_a_line(run: Run, words: list[str], uri: str, says: str) -> None:
    done = run(*words, "--on", uri)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr and done.stderr.count("\n") == 1
    assert "u:p" not in done.stderr


def test_a_server_that_is_down_is_a_line(run: Run, tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    (tmp_path / "credentials").write_text("NEO4J_USERNAME=neo4j\nNEO4J_PASSWORD=secret-word\n", "utf-8")
    done = run("ask", "orphans", "--on", f"bolt://127.0.0.1:{port}", "--credentials", tmp_path / "credentials")
    assert done.exit_code == 2
    assert "no server answers" in done.stderr and done.stderr.count("\n") == 1
    assert "secret-word" not in done.output


@pytest.mark.parametrize("option", ["--database", "--credentials", "--name"])
def test_options_of_a_server_need_one(run: Run, option: str) -> None:
    done = run("ask", "orphans", option, "x")
    assert done.exit_code == 2
    assert "--on URI" in done.stderr


@pytest.mark.parametrize(("words", "found"), [("govgraph dr", "draw"), ("govgraph ask who-r", "who-reports-to")])
def test_the_tab_key_completes_commands_and_questions(words: str, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_GOVGRAPH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    done = subprocess.run([sys.executable, "-m", "govgraph"], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == f"plain,{found}"
