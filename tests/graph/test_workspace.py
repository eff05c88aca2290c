"""The workspace: one step from an old state to a new one, whatever happens in between."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made import body, entity, fact, line, sha, source

from govgraph import Workspace
from govgraph.graph import state as states
from govgraph.graph.claims import Issue, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.exchange import dump
from govgraph.graph.lock import locked

BOARD, TRUST = body("Averton Housing Board"), body("Children's Trust")
COUNT = "MATCH (n:Entity {graph: $graph}) RETURN count(n) AS n"


def one(file: str = "a.txt", **more: str) -> SourceClaims:
    return source(file, line("REPORTS_TO", TRUST, BOARD, file), entity(BOARD, file=file), **more)


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "review")


def count(ws: Workspace) -> object:
    store = ws.store()
    return store.run(COUNT, {"graph": store.graph_key})[0]["n"]


def test_a_new_workspace_is_empty_and_explains_itself(ws: Workspace) -> None:
    assert ws.sources() == [] and ws.issues() == []
    assert ws.graph().entities == ()
    assert count(ws) == 0
    assert "who decided" in (ws.path / "decisions.yaml").read_text("utf-8")


def test_what_is_taken_in_is_there_again(ws: Workspace) -> None:
    ws.replace([one(), one("b.txt")])
    again = Workspace.find(ws.path)
    assert [item.info.file for item in again.sources()] == ["a.txt", "b.txt"]
    assert set(again.sources()[0].claims) == set(one().claims)
    assert len(again.graph().entities) == count(again) == 2
    assert [(item.type, len(item.evidence)) for item in again.graph().relations] == [("REPORTS_TO", 2)]


def test_reading_again_changes_nothing(ws: Workspace) -> None:
    ws.replace([one(), one("b.txt")])
    files = {path.name: path.read_bytes() for path in ws._state().claims_files()}
    graph = dump(ws.graph())
    ws.replace([one("b.txt")])
    ws.replace([one(), one("b.txt")])
    assert {path.name: path.read_bytes() for path in ws._state().claims_files()} == files
    assert dump(ws.graph()) == graph


def test_new_content_under_the_same_name_replaces_the_old(ws: Workspace) -> None:
    ws.replace([one()])
    newer = source("a.txt", entity(body("Skills Forum")))
    ws.replace([replace(newer, info=replace(newer.info, sha256="f" * 64))])
    assert [item.id for item in ws.graph().entities] == ["skills-forum"]


def test_removing(ws: Workspace) -> None:
    ws.replace([one(), one("b.txt"), source("c.txt", entity(body("Skills Forum"), file="c.txt"))])
    ws.replace([], remove=["a.txt", sha("b.txt")])
    assert [item.info.file for item in ws.sources()] == ["c.txt"]
    with pytest.raises(GovgraphError, match="no such source"):
        ws.replace([], remove=["a.txt"])


def test_issues_follow_their_documents(ws: Workspace) -> None:
    bad = Issue("x.txt", "byte 3", "not text", "save it as UTF-8")
    ws.replace([one()], issues=[bad, bad])
    assert ws.issues() == [bad]
    ws.replace([one("b.txt")])
    assert ws.issues() == [bad]
    ws.replace([one("x.txt")])
    assert ws.issues() == []


def test_two_files_of_one_name_are_both_kept_and_told(ws: Workspace) -> None:
    other = source("a.txt", entity(body("Skills Forum")))
    other = replace(other, info=replace(other.info, sha256="f" * 64))
    ws.replace([one(), other])
    assert len(ws.sources()) == 2
    assert [issue.what for issue in ws.issues()] == ["2 files of this name were read"]
    ws.replace([other])
    assert len(ws.sources()) == 1 and ws.issues() == []


def test_decisions_rebuild_the_graph(ws: Workspace) -> None:
    ws.replace([one()])
    assert count(ws) == 2
    with (ws.path / "decisions.yaml").open("a", encoding="utf-8") as file:
        file.write("- add: {entity: Skills Forum, kind: body}\n- same_as: [Nobody, Children's Trust]\n")
    assert count(ws) == len(ws.graph().entities) == 3
    assert [issue.what for issue in ws.issues()] == ["the decision 'same_as' matches nothing: Nobody"]


def test_the_program_and_the_threshold_rebuild_the_graph(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ws.replace([source("a.txt", line("REPORTS_TO", TRUST, BOARD, confidence=0.4))])
    assert ws.graph().waiting
    (ws.path / "workspace.json").write_text('{"threshold": 0.3}', "utf-8")
    assert not ws.graph().waiting
    before = ws._state()
    assert ws._fresh() == before
    monkeypatch.setattr("govgraph.graph.workspace.__version__", "99")
    assert ws._fresh() != before


def test_a_damaged_claims_file_is_named_and_the_others_are_unharmed(ws: Workspace) -> None:
    ws.replace([one(), one("b.txt")])
    path = ws._state().claims / f"{sha('b.txt')[:16]}.jsonl"
    text = path.read_text("utf-8")
    path.unlink()
    path.write_text(text.replace("REPORTS_TO", "LIKES"), "utf-8")
    with pytest.raises(GovgraphError, match=rf"{path.name}:\d: damaged claims file.*LIKES"):
        ws.graph()
    ws.replace([one("c.txt")])  # goes on without it, and still says so
    with pytest.raises(GovgraphError, match="damaged"):
        ws.store()
    assert len(ws._state().claims_files()) == 3
    ws.replace([one("b.txt")])
    assert [item.info.file for item in ws.sources()] == ["a.txt", "b.txt", "c.txt"]
    assert len(ws.graph().documents) == 3


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b'{"claim": "source"}\n', b"\xff\xfe\n", b"[]\n", b'{"claim":"source","format":"govgraph-claims/1","sha256":"a"}\n'],
)
def test_every_damage_is_one_line(ws: Workspace, damage: bytes) -> None:
    ws.replace([one()])
    (path,) = ws._state().claims_files()
    path.unlink()
    path.write_bytes(damage)
    with pytest.raises(GovgraphError) as caught:
        ws.graph()
    assert str(path) in caught.value.where and "\n" not in str(caught.value)


def test_a_cut_off_claims_file_is_damaged(ws: Workspace) -> None:
    ws.replace([one()])
    (path,) = ws._state().claims_files()
    text = path.read_text("utf-8")
    path.unlink()
    path.write_text(text[:-20], "utf-8")
    with pytest.raises(GovgraphError, match=r":3: damaged claims file"):
        ws.sources()


@pytest.mark.parametrize("name", ["store.kgl", "graph.json"])
def test_a_damaged_cache_is_made_anew(ws: Workspace, name: str) -> None:
    ws.replace([one()])
    (ws._state().path / name).write_bytes(b"rubbish")
    assert count(ws) == len(ws.graph().entities) == 2


def test_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVGRAPH_WORKSPACE", raising=False)
    deep = tmp_path / "x" / "y"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    with pytest.raises(GovgraphError, match="no workspace"):
        Workspace.find()
    made = Workspace.create(tmp_path / ".govgraph")
    assert Workspace.find().path == made.path
    other = Workspace.create(tmp_path / "other")
    monkeypatch.setenv("GOVGRAPH_WORKSPACE", str(other.path))
    assert Workspace.find().path == other.path
    assert Workspace.find(tmp_path).path == made.path
    with pytest.raises(GovgraphError, match="no workspace"):
        Workspace.find(deep)


def test_places_that_cannot_be_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(GovgraphError, match="a file, not a folder"):
        Workspace.create(tmp_path / "file")
    with pytest.raises(GovgraphError, match="cannot write here"):
        Workspace.create(tmp_path / "file" / "below")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a place where even root may not write")
def test_a_place_where_nobody_may_write() -> None:
    with pytest.raises(GovgraphError, match="cannot write here"):
        Workspace.create("/proc/self/review")


@pytest.mark.parametrize("text", ["{", '{"threshold": 7}', '{"threshold": true}', "[]"])
def test_bad_settings_are_one_line(ws: Workspace, text: str) -> None:
    (ws.path / "workspace.json").write_text(text, "utf-8")
    with pytest.raises(GovgraphError, match=r"workspace\.json"):
        ws.graph()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_workspace_is_one_line_and_still_answers(ws: Workspace) -> None:
    ws.replace([one()])
    ws.path.chmod(0o555)
    try:
        with pytest.raises(GovgraphError, match="cannot write here"):
            ws.replace([one("b.txt")])
        assert count(ws) == 2
    finally:
        ws.path.chmod(0o755)


def test_a_workspace_on_a_read_only_disk_is_built_aside(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ws.replace([one()])
    monkeypatch.setattr("govgraph.graph.workspace.__version__", "99")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    before = sorted(ws.path.rglob("*"))
    assert count(ws) == 2 and len(ws.graph().entities) == 2
    assert sorted(ws.path.rglob("*")) == before


def test_a_second_writer_waits_and_then_says_why(ws: Workspace) -> None:
    with (
        locked(ws.path / "lock"),
        pytest.raises(GovgraphError, match="another govgraph is writing"),
        locked(ws.path / "lock", patience=0.05),
    ):
        pass
    ws.replace([one()])
    assert count(ws) == 2


class Killed(BaseException):
    """Stands for the end of the process."""


STEPS = ["begin", "claims", "issues.jsonl", "build-issues.jsonl", "graph.json", "store", "pointer", "pointed"]


@pytest.mark.parametrize("step", STEPS)
def test_an_end_at_any_step_leaves_the_old_state_or_the_new(ws: Workspace, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ws.replace([one()])
    old = dump(ws.graph())

    def stop(reached: str) -> None:
        if reached == step:
            raise Killed

    monkeypatch.setattr(states, "between", stop)
    with pytest.raises(Killed):
        ws.replace([source("b.txt", fact(BOARD, "meets", "monthly", "b.txt"), entity(body("Skills Forum"), file="b.txt"))])
    monkeypatch.undo()
    files = [item.info.file for item in ws.sources()]
    assert files == (["a.txt", "b.txt"] if step == "pointed" else ["a.txt"])
    assert (dump(ws.graph()) == old) is (step != "pointed")
    ws.replace([source("b.txt", entity(body("Skills Forum"), file="b.txt"))])
    assert count(ws) == 3
    assert len(list(ws.path.glob("state-*"))) <= 2


WRITER = """
import sys
from made import *
from govgraph import Workspace
ws = Workspace.find(sys.argv[1])
number = 0
print("ready", flush=True)
while True:
    number += 1
    names = [f"Board of {word} {number}" for word in ("Housing", "Skills", "Health", "Roads")]
    ws.replace([source(f, *(entity(body(n), file=f) for n in names)) for f in ("a.txt", "b.txt")])
"""


@pytest.fixture
def writers(ws: Workspace) -> Iterator[list[subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_kill_9_while_writing(ws: Workspace, writers: list[subprocess.Popen[str]]) -> None:
    path = os.pathsep.join(item for item in sys.path if item)
    for round_number in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(ws.path)], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True
        )
        writers.append(process)
        assert process.stdout and process.stdout.readline() == "ready\n"
        state = ws._state()
        seen = 0
        while seen <= round_number:  # let it pass from state to state, and kill it wherever it then is
            if ws._state() != state:
                state, seen = ws._state(), seen + 1
        process.send_signal(signal.SIGKILL)
        process.wait()
        sources = ws.sources()
        numbers = {claim.entity.name.split()[-1] for item in sources for claim in item.claims}  # type: ignore[union-attr]
        assert len(sources) == 2 and len(numbers) == 1
        assert count(ws) == len(ws.graph().entities) == 4
    ws.replace([one()])
    assert json.loads(ws._state().graph.read_text("utf-8"))["format"] == "govgraph/1"
    assert len(list(ws.path.glob("state-*"))) == 2
