"""`govgraph load --model` and `govgraph model`: off until set, asked once, sent only where it may go, and the same bytes again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govgraph import Workspace
from govgraph.graph.claims import RelationClaim
from govgraph.loaders.model.cache import LOG, read_rows
from govgraph.loaders.model.trial import annotated
from tests.cli.conftest import Run, invoke
from tests.loaders.model.test_trial import perfect
from tests.support.model_server import Asked, answer, hang, model_server, refuse, say

PAPER = """# Skills Board

Each spring the Skills Board hears how the year went at the Youth Forum.

The Skills Board reports to Wendshire County Council.
"""
LAY = "Each spring the Skills Board hears how the year went at the Youth Forum"
SAYS = answer(
    [("Youth Forum", "body"), ("Skills Board", "body"), ("Wendshire County Council", "organisation"), ("Shadow Board", "body")],
    [
        ("REPORTS_TO", "Youth Forum", "Skills Board", LAY),
        ("REPORTS_TO", "Skills Board", "Wendshire County Council", "The Skills Board reports to Wendshire County Council"),
        ("REPORTS_TO", "Shadow Board", "Skills Board", "The Skills Board reports"),
    ],
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """One paper with a line that rules may miss."""
    (tmp_path / "papers").mkdir()
    path = tmp_path / "papers" / "skills.txt"
    path.write_text(PAPER, "utf-8")
    return path


def claims(tmp_path: Path) -> list[RelationClaim]:
    """All relations of the workspace."""
    found = Workspace.find(tmp_path / "workspace").sources()
    return [claim for source in found for claim in source.claims if isinstance(claim, RelationClaim)]


def state(tmp_path: Path) -> dict[str, bytes]:
    """The bytes of the current state."""
    folder = tmp_path / "workspace"
    now = folder / (folder / "CURRENT").read_text().strip()
    return {
        str(path.relative_to(now)): path.read_bytes()
        for path in sorted(now.rglob("*"))
        if path.suffix in (".json", ".jsonl") and path.name != "built.json"
    }


def test_nothing_is_sent_until_a_model_is_named(run: Run, paper: Path) -> None:
    with model_server(say(SAYS)) as server:
        assert run("load", paper).exit_code == 0
        assert server.asked == []
    assert "nothing leaves this machine" in run("model", "show").stdout


def test_a_model_reads_along_and_its_finds_wait(run: Run, paper: Path, tmp_path: Path) -> None:
    with model_server(say(SAYS)) as server:
        done = run("load", paper, "--model", "tiny", "--endpoint", server.address, "--yes")
    assert done.exit_code == 0, done.output
    assert "characters of 1 paper go to tiny" in done.stderr and "skills.txt" in done.stderr and server.address in done.stderr
    assert "tiny was asked 1 time (110 tokens); offers only. 1 line of it did not stand in the papers" in done.stdout
    by_method = {(claim.source.name, claim.method.rpartition("+")[2]): claim.confidence for claim in claims(tmp_path)}
    assert by_method["Youth Forum", "model"] < 0.7
    assert "Youth Forum" in run("review", "--format", "json").stdout
    (gone,) = json.loads(run("model", "dropped", "--format", "json").stdout)
    assert (gone["source"], gone["why"]) == ("Shadow Board", "a name does not stand in the paper")
    assert "Shadow Board" not in run("export", "json").stdout


def test_a_second_load_sends_nothing_and_gives_the_same_bytes(run: Run, paper: Path, tmp_path: Path) -> None:
    with model_server(say(SAYS)) as server:
        words = ("load", paper, "--model", "tiny", "--endpoint", server.address)
        assert run(*words, "--yes").exit_code == 0
        before = state(tmp_path)
        again = run(*words)
        assert again.exit_code == 0, again.output
        assert len(server.asked) == 1
    assert state(tmp_path) == before
    assert "was asked 0 times" in again.stdout


def test_nobody_is_asked_twice_and_nothing_goes_without_consent(run: Run, paper: Path, tmp_path: Path) -> None:
    with model_server(say(SAYS)) as server:
        words = ("load", paper, "--model", "tiny", "--endpoint", server.address)
        refused = run(*words)
        assert refused.exit_code == 2 and "--yes" in refused.stderr and server.asked == []
        assert claims(tmp_path) == []
        run(*words, "--yes")
        paper.write_text(PAPER + "\nMore.\n", "utf-8")
        assert run(*words).exit_code == 0
        assert len(server.asked) == 2


def test_an_address_elsewhere_must_be_allowed(run: Run, paper: Path) -> None:
    for words in (("load", paper, "--model", "m"), ("model", "set", "m"), ("model", "check", "--model", "m")):
        done = run(*words, "--endpoint", "https://models.wendshire.example/v1")
        assert done.exit_code == 2 and "--allow-remote" in done.stderr, done.output
    assert run("model", "set", "m", "--endpoint", "https://models.wendshire.example/v1", "--allow-remote").exit_code == 0
    elsewhere = run("load", paper, "--endpoint", "https://other.example/v1", "--yes")
    assert elsewhere.exit_code == 2 and "not on this machine" in elsewhere.stderr  # what was allowed for one is not for another


def test_a_dry_run_shows_the_words_and_changes_nothing(run: Run, paper: Path, tmp_path: Path) -> None:
    with model_server(say(SAYS)) as server:
        done = run("load", paper, "--model", "tiny", "--endpoint", server.address, "--dry-run")
        assert done.exit_code == 0 and server.asked == []
        assert claims(tmp_path) == []
        run("load", paper, "--model", "tiny", "--endpoint", server.address, "--yes")
    sent = server.asked[0]["messages"]
    assert all(message["content"].rstrip() in done.stdout for message in sent)
    assert "nothing was sent" in done.stderr


def test_set_show_off(run: Run, paper: Path) -> None:
    with model_server(say(SAYS)) as server:
        assert "offers only" in run("model", "set", "tiny", "--endpoint", server.address, "--window", "4000").stdout
        assert run("load", paper, "--yes").exit_code == 0
        shown = run("model", "show").stdout
        assert "tiny at" in shown and "Not measured yet" in shown and "1 requests" in shown and "of 1 papers" in shown
        assert run("model", "off").exit_code == 0
        assert run("load", paper).exit_code == 0 and len(server.asked) == 1


def test_what_was_sent_is_logged(run: Run, paper: Path, tmp_path: Path) -> None:
    with model_server(say(SAYS)) as server:
        run("load", paper, "--model", "tiny", "--endpoint", server.address, "--yes")
    (row,) = read_rows(tmp_path / "workspace" / "model" / LOG)
    assert (row["document"], row["address"], row["model"]) == ("skills.txt", server.address, "tiny")


def test_a_server_that_fails_costs_an_issue_and_no_paper(run: Run, paper: Path, tmp_path: Path) -> None:
    with model_server(refuse(401)) as server:
        done = run("load", paper, "--model", "tiny", "--endpoint", server.address, "--yes")
    assert done.exit_code == 0 and "Traceback" not in done.output
    assert "Skills Board" in [claim.source.name for claim in claims(tmp_path)]
    assert "does not accept the key" in run("issues").stdout


def test_only_what_was_missed_is_sent(run: Run, paper: Path) -> None:
    with model_server(say(SAYS)) as server:
        done = run("load", paper, "--model", "tiny", "--endpoint", server.address, "--yes", "--model-reads", "missed")
        missed = [line for line in Workspace.find(paper.parent.parent / "workspace").ledger() if line.verdict == "not understood"]
        assert done.exit_code == 0 and len(server.asked) == bool(missed)


def _annotator(asked: Asked) -> str:
    """The answer of a person who reads the pages that ship."""
    lines = [line.partition("| ")[2].strip() for line in asked["messages"][-1]["content"].splitlines() if line]
    return next(
        perfect(page, gold)
        for _, page, gold in annotated()
        if page.words(page.lines[0]) == lines[1] and page.words(page.lines[-1]) == lines[-1]
    )


def test_check_measures_and_what_follows_is_kept(run: Run, paper: Path, tmp_path: Path) -> None:
    with model_server(say(_annotator)) as server:
        assert run("model", "set", "tiny", "--endpoint", server.address).exit_code == 0
        done = run("model", "check")
        assert done.exit_code == 0, done.output
        assert len(server.asked) == 10
        assert "seconds and 110 tokens a page" in " ".join(done.stdout.split()) and "tiny: " in done.stdout
        kept = Workspace.find(tmp_path / "workspace").settings()["model_checks"][f"tiny @ {server.address}"]
        assert kept["precision"] > 0.9 and kept["program"] and kept["date"]
        assert f"recall {kept['recall']:.2f}" in " ".join(run("model", "show").stdout.split())
    assert claims(tmp_path) == []


def test_a_model_that_is_not_fit_is_not_used(run: Run, paper: Path) -> None:
    with model_server(say("I am a helpful assistant.")) as server:
        run("model", "set", "chatty", "--endpoint", server.address)
        assert "not fit" in run("model", "check").stdout
        asked = len(server.asked)
        done = run("load", paper, "--yes")
        assert done.exit_code == 2 and "not fit" in done.stderr and len(server.asked) == asked


def test_a_check_without_an_answer_is_an_error(run: Run) -> None:
    with model_server(refuse(404)) as server:
        done = run("model", "check", "--model", "gone", "--endpoint", server.address)
    assert done.exit_code == 2 and "has no model 'gone'" in done.stderr


@pytest.mark.parametrize("words", [("model", "check"), ("load", "--dry-run", "x"), ("load", "x", "--endpoint", "http://localhost:1/v1")])
def test_bad_use_is_one_line(run: Run, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "p.txt").write_text(PAPER)
    done = run(*words)
    assert done.exit_code == 2 and "--model NAME" in done.stderr and len(done.stderr.splitlines()) == 1


def test_without_the_package_it_says_what_to_install(run: Run, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "openai", None)
    done = run("load", paper, "--model", "tiny", "--endpoint", "http://localhost:1/v1", "--yes")
    assert done.exit_code == 2 and "govgraph[model]" in done.stderr


def test_a_register_is_not_sent(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Name,Reports to\nYouth Forum,Skills Board\n", "utf-8")
    with model_server(hang) as server:
        assert invoke(tmp_path / "workspace", "load", tmp_path / "r.csv", "--model", "m", "--endpoint", server.address).exit_code == 0
        assert server.asked == []
