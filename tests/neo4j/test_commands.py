"""`govgraph push`, `pull` and `--on`, as a user types them, on the examples."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main
from govgraph.graph.exchange import dump
from govgraph.graph.workspace import Workspace
from tests.support.neo4j_server import Address

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
EXAMPLES = Path(__file__).parents[2] / "examples"
Run = Callable[..., Result]


def run(*words: object) -> Result:
    """`govgraph WORDS`, in this process."""
    return CliRunner().invoke(main, list(map(str, words)), prog_name="govgraph")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has read the examples; not to be written to."""
    folder = tmp_path_factory.mktemp("pushed") / "wendshire"
    assert run("load", EXAMPLES, "-w", folder, "-q").exit_code == 0
    return folder


@pytest.fixture
def workspace(read: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(read, tmp_path / "wendshire", symlinks=True))


@pytest.fixture
def name() -> str:
    """A graph's name that no other run uses."""
    return f"wendshire {uuid.uuid4().hex[:8]}"


@pytest.fixture
def pushed(workspace: Path, login: Address, name: str) -> Iterator[tuple[Path, str, str]]:
    """A workspace that was pushed: its folder, the server and its name there."""
    done = run("push", login.uri, "--name", name, "-w", workspace)
    assert done.exit_code == 0, done.output
    assert f"Pushed '{name}'" in done.stdout
    yield workspace, login.uri, name


def test_push_again(pushed: tuple[Path, str, str]) -> None:
    """Nothing to do; the name is remembered."""
    workspace, uri, name = pushed
    done = run("push", uri, "-w", workspace)
    assert (done.exit_code, done.stdout.split(":")[0]) == (0, f"'{name}' is already up to date")


@pytest.mark.parametrize(
    "question",
    [
        ("ask", "orphans", "--format", "json"),
        ("ask", "chain", "Brack Community Partnership", "--format", "json"),
        ("check", "--format", "json"),
        ("show", "Skills Board", "--format", "json"),
        ("cypher", "MATCH (b:Body {graph: $graph}) RETURN b.name AS name, b.status AS status ORDER BY name", "--format", "json"),
    ],
    ids=lambda words: " ".join(words[:2])[:20],
)
def test_same_answer_on_the_server(pushed: tuple[Path, str, str], question: tuple[str, ...]) -> None:
    """To the byte, save for what waits for a person, which only the workspace knows."""
    workspace, uri, name = pushed
    here, there = run(*question, "-w", workspace), run(*question, "--on", uri, "--name", name)
    assert (there.exit_code, there.stdout) == (here.exit_code, re.sub(r"First decide whether a doubtful reading holds: .*?\. (?=[A-Z])", "", here.stdout))
    assert here.exit_code < 2, here.stderr  # 1: `check` has findings


def test_address_that_routes(pushed: tuple[Path, str, str]) -> None:
    """neo4j:// finds the way by itself."""
    workspace, uri, name = pushed
    there = run("ask", "overview", "--on", uri.replace("bolt", "neo4j", 1), "--name", name)
    assert there.stdout == run("ask", "overview", "-w", workspace).stdout


def test_same_picture_on_the_server(pushed: tuple[Path, str, str], tmp_path: Path) -> None:
    """To the byte."""
    workspace, uri, name = pushed
    assert run("draw", "-o", tmp_path / "here.svg", "-w", workspace).exit_code == 0
    done = run("draw", "-o", tmp_path / "there.svg", "--on", uri, "--name", name)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "there.svg").read_bytes() == (tmp_path / "here.svg").read_bytes()


def test_pull(pushed: tuple[Path, str, str], tmp_path: Path) -> None:
    """Into a new workspace: the same graph to the byte, the same answers, and the same graph when it is pushed back."""
    workspace, uri, name = pushed
    copy = tmp_path / "copy"
    done = run("pull", uri, "--name", name, "-w", copy)
    assert done.exit_code == 0, done.output
    assert f"Pulled '{name}'" in done.stdout
    assert dump(Workspace.find(copy).graph()) == dump(Workspace.find(workspace).graph())
    assert run("check", "-w", copy).stdout == run("check", "-w", workspace).stdout
    assert "already up to date" in run("push", uri, "-w", copy).stdout


def test_pulled_workspace_takes_no_documents(pushed: tuple[Path, str, str], tmp_path: Path) -> None:
    """And one with documents takes no pulled graph; nothing is lost by either."""
    workspace, uri, name = pushed
    copy = tmp_path / "copy"
    assert run("pull", uri, "--name", name, "-w", copy).exit_code == 0
    before = dump(Workspace.find(copy).graph())
    done = run("load", EXAMPLES, "-w", copy)
    assert done.exit_code == 2 and "holds a graph that was pulled" in done.stderr
    done = run("pull", uri, "--name", name, "-w", workspace)
    assert done.exit_code == 2 and "holds documents of its own" in done.stderr
    assert dump(Workspace.find(copy).graph()) == before


def test_pulled_graph_outlives_a_new_version_of_the_program(pushed: tuple[Path, str, str], tmp_path: Path) -> None:
    """The store is built anew from the graph, which has no claims to be built from."""
    _, uri, name = pushed
    copy = tmp_path / "copy"
    assert run("pull", uri, "--name", name, "-w", copy).exit_code == 0
    before = dump(Workspace.find(copy).graph())
    next(copy.glob("state-*/built.json")).unlink()
    next(copy.glob("state-*/store.kgl")).write_bytes(b"old")
    assert dump(Workspace.find(copy).graph()) == before
    assert run("ask", "overview", "-w", copy).exit_code == 0


def test_decisions_in_a_pulled_workspace_are_said_to_be_vain(pushed: tuple[Path, str, str], tmp_path: Path) -> None:
    """As an issue."""
    _, uri, name = pushed
    copy = tmp_path / "copy"
    assert run("pull", uri, "--name", name, "-w", copy).exit_code == 0
    (copy / "decisions.yaml").write_bytes((EXAMPLES / "decisions.yaml").read_bytes())
    assert "decisions do not change a graph that was pulled" in [issue.what for issue in Workspace.find(copy).issues()]


def test_name_of_another_workspace(pushed: tuple[Path, str, str], read: Path, tmp_path: Path) -> None:
    """Is not taken, unless it is asked for."""
    _, uri, name = pushed
    other = Path(shutil.copytree(read, tmp_path / "other", symlinks=True))
    done = run("push", uri, "--name", name, "-w", other)
    assert done.exit_code == 2 and "another workspace" in done.stderr and "--replace" in done.stderr
    assert run("push", uri, "--name", name, "-w", other, "--replace").exit_code == 0


def test_credentials_file(login: Address, pushed: tuple[Path, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of the environment."""
    workspace, uri, _ = pushed
    monkeypatch.delenv("NEO4J_USERNAME")
    monkeypatch.delenv("NEO4J_PASSWORD")
    done = run("push", uri, "-w", workspace)
    assert done.exit_code == 2 and "no password" in done.stderr
    (tmp_path / "login").write_text(f"NEO4J_USERNAME={login.user}\nNEO4J_PASSWORD={login.password}\n", "utf-8")
    assert run("push", uri, "-w", workspace, "--credentials", tmp_path / "login").exit_code == 0


@pytest.mark.parametrize("command", [("push",), ("pull",), ("ask", "orphans", "--on")])
def test_errors_are_one_line(workspace: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2, and what to do."""
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    done = run(*command, "bolt://127.0.0.1:1", "-w", workspace)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1 and "no server answers" in done.stderr


def test_writing_is_refused(pushed: tuple[Path, str, str]) -> None:
    """By `govgraph cypher`, whatever the engine."""
    _, uri, name = pushed
    done = run("cypher", "MATCH (n) DETACH DELETE n", "--on", uri, "--name", name)
    assert done.exit_code == 2 and "Only reading is allowed" in done.stderr


def test_time_limit(pushed: tuple[Path, str, str]) -> None:
    """On the server too."""
    _, uri, name = pushed
    long = "UNWIND range(1, 1000000000) AS x UNWIND range(1, 1000) AS y RETURN sum(x + y) AS n"
    done = run("cypher", long, "--on", uri, "--name", name, "--timeout", "0.5")
    assert done.exit_code == 2 and "time limit" in done.stderr


def test_nothing_of_the_driver_reaches_the_terminal(pushed: tuple[Path, str, str]) -> None:
    """Neither what the server remarks on a label that is not there, nor attempts to connect."""
    _, uri, name = pushed
    odd = "MATCH (n:NoSuchLabel {graph: $graph})-[:NO_SUCH_TYPE]->() RETURN n.nothing AS nothing ORDER BY nothing"
    command = [sys.executable, "-m", "govgraph", "cypher", odd, "--on", uri, "--name", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=EXAMPLES.parent)
    assert (done.returncode, done.stderr) == (0, "")
