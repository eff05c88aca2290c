"""The workspace: one step from an old state to a new one, whatever happens in between."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
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


def test_one_content_under_two_names_is_one_source_with_both(ws: Workspace) -> None:
    copy = replace(one(), info=replace(one().info, file="b.txt"))
    ws.replace([copy, one()])
    (kept,) = ws.sources()
    assert (kept.info.file, kept.info.also) == ("a.txt", ("b.txt",))
    assert [(issue.document, issue.what) for issue in ws.issues()] == [("b.txt", "the same content as a.txt")]
    assert Workspace.find(ws.path).graph().documents[0].also == ("b.txt",)
    ws.replace([], remove=["a.txt"])
    (kept,) = ws.sources()
    assert (kept.info.file, kept.info.also) == ("b.txt", ())
    assert {proof.document for claim in kept.claims for proof in claim.evidence} == {"b.txt"}
    ws.replace([], remove=["b.txt"])
    assert ws.sources() == []


def test_new_content_under_one_of_two_names_leaves_the_other(ws: Workspace) -> None:
    ws.replace([one(), replace(one(), info=replace(one().info, file="b.txt"))])
    ws.replace([source("b.txt", entity(body("Skills Forum"), file="b.txt"))])
    assert [(item.info.file, item.info.also) for item in ws.sources()] == [("a.txt", ()), ("b.txt", ())]
    assert ws.issues() == []


def test_where_sources_were_read_is_kept_as_long_as_they_are(ws: Workspace) -> None:
    ws.replace([one(), one("b.txt")], origins={"a.txt": "/x/a.txt", "b.txt": "/x/b.txt", "c.txt": "/x/c.txt"})
    ws.replace([one("b.txt")])
    assert ws.origins() == {"a.txt": "/x/a.txt", "b.txt": "/x/b.txt"}
    ws.replace([], remove=["a.txt"])
    assert ws.origins() == {"b.txt": "/x/b.txt"}


@pytest.mark.parametrize("pointer", [None, "", "state-77\n", "../other/state-1\n", "state-1/../../x", "\udcff", "state-\u0661"])
def test_a_lost_or_odd_pointer_takes_the_newest_whole_state_and_deletes_nothing(ws: Workspace, pointer: str | None) -> None:
    ws.replace([one()])
    ws.replace([one("b.txt")])
    (ws.path / "CURRENT").unlink()
    if pointer is not None:
        (ws.path / "CURRENT").write_bytes(pointer.encode("utf-8", "surrogateescape"))
    (ws.path / "state-9" / "claims").mkdir(parents=True)  # an interrupted writer's
    before = sorted(path for path in ws.path.rglob("*") if "cache" not in path.parts)
    assert count(ws) == 2 and [item.info.file for item in ws.sources()] == ["a.txt", "b.txt"]
    assert sorted(path for path in ws.path.rglob("*") if "cache" not in path.parts) == before
    ws.replace([one("c.txt")])
    assert len(ws.sources()) == 3 and (ws.path / "CURRENT").read_text() == "state-10\n"


def test_a_reader_never_writes_a_state(ws: Workspace) -> None:
    ws.replace([one()])
    states_before = {path: path.stat().st_mtime_ns for path in ws.path.rglob("*") if path.is_file()}
    with (ws.path / "decisions.yaml").open("a", encoding="utf-8") as file:
        file.write("- add: {entity: Skills Forum, kind: body}\n")
    assert count(ws) == 3 and ws._state().number == 1
    after = {path: path.stat().st_mtime_ns for path in ws.path.rglob("*") if path.is_file() and "cache" not in path.parts}
    changed = {path.name for path in after if after[path] != states_before.get(path)}
    assert changed == {"decisions.yaml"}
    ws.refresh()
    assert count(ws) == 3 and ws._state().number == 2 and not (ws.path / "cache").exists()


def test_what_a_sync_program_left_is_told_and_not_counted(ws: Workspace) -> None:
    ws.replace([one()])
    (file,) = ws._state().claims_files()
    (file.parent / f"{file.stem}-LAPTOP7.jsonl").write_bytes(file.read_bytes())
    (ws.path / "decisions-LAPTOP7.yaml").write_text("- reject: Children's Trust\n", "utf-8")
    assert [issue.document for issue in ws.issues()] == ["decisions-LAPTOP7.yaml", f"{file.stem}-LAPTOP7.jsonl"]
    assert len(ws.sources()) == 1 and count(ws) == 2


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
    ws.refresh()
    before = ws._state()
    assert ws._fresh() == before
    monkeypatch.setattr("govgraph.graph.workspace.__version__", "99")
    assert ws._fresh() != before and ws._state() == before


def test_a_damaged_claims_file_is_named_and_the_others_are_unharmed(ws: Workspace) -> None:
    ws.replace([one(), one("b.txt")])
    path = ws._state().claims / f"{sha('b.txt')[:16]}.jsonl"
    text = path.read_text("utf-8")
    path.unlink()
    path.write_text(text.replace("REPORTS_TO", "LIKES"), "utf-8")
    assert [item.type for item in ws.graph().relations] == ["REPORTS_TO"] and len(ws.graph().documents) == 2
    ws.replace([one("c.txt")])  # goes on without that line, and still says so
    (issue,) = ws.issues()
    assert issue.place.startswith(f"{ws._state().claims / path.name}:") and "LIKES" in issue.what
    assert len(ws._state().claims_files()) == 3
    ws.replace([one("b.txt")])
    assert [item.info.file for item in ws.sources()] == ["a.txt", "b.txt", "c.txt"]
    assert len(ws.graph().documents) == 3 and ws.issues() == []


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b'{"claim": "source"}\n', b"\xff\xfe\n", b"[]\n", b'{"claim":"source","format":"govgraph-claims/1","sha256":"a"}\n'],
)
def test_every_damage_is_one_line(ws: Workspace, damage: bytes) -> None:
    ws.replace([one(), one("b.txt")])
    path = ws._state().claims_files()[0]
    path.unlink()
    path.write_bytes(damage)
    assert len(ws.graph().documents) == 1
    (issue,) = ws.issues()
    assert str(path) in issue.place and "\n" not in issue.what


EDITS = [
    ("line", None), ("evidence", []), ("evidence", [{"source": 1}]), ("evidence", "x"), ("confidence", "high"), ("confidence", 7),
    ("confidence", float("nan")), ("status", ["active"]), ("status", "gone"), ("source", {"name": 5, "kind": "body"}), ("target", "Board"),
    ("source", {"name": " ", "kind": "body"}), ("source", {"name": "A", "kind": ["body"]}), ("role", {"a": 1}), ("nature", 3), ("type", None),
    ("certainty", 1), ("method", []), ("role", "half \ud800"), ("claim", "wish"), ("frequency", [[[]]]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), EDITS)
def test_an_edit_by_hand_that_breaks_a_line_loses_that_line_alone(ws: Workspace, key: str, value: object) -> None:
    ws.replace([one()])
    (path,) = ws._state().claims_files()
    lines = path.read_text("utf-8").splitlines()
    number = next(number for number, text in enumerate(lines) if "REPORTS_TO" in text)
    lines[number] = json.dumps({**json.loads(lines[number]), key: value})
    path.unlink()
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert ws.graph().entities and not ws.graph().relations
    (issue,) = ws.issues()
    assert issue.place == f"{path}:{number + 1}" and issue.advice


def test_a_cut_off_claims_file_loses_its_last_line_alone(ws: Workspace) -> None:
    ws.replace([one()])
    (path,) = ws._state().claims_files()
    text = path.read_text("utf-8")
    path.unlink()
    path.write_text(text[:-20], "utf-8")
    assert len(ws.sources()[0].claims) == len(one().claims) - 1
    assert ws.issues()[0].place == f"{path}:3"


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


def refuse(path: Path, make: Callable[..., None] = Path.mkdir, **options: bool) -> None:
    if path.name == "cache":
        raise PermissionError
    make(path, **options)


def test_a_workspace_on_a_read_only_disk_is_built_aside(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ws.replace([one()])
    monkeypatch.setattr("govgraph.graph.workspace.__version__", "99")
    monkeypatch.setattr(Path, "mkdir", refuse)
    before = sorted(ws.path.rglob("*"))
    assert count(ws) == 2 and len(ws.graph().entities) == 2
    assert sorted(ws.path.rglob("*")) == before


def test_a_second_writer_is_told_for_whom_it_waits(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.graph.lock.MOMENT", 0)
    told: list[str] = []
    with (
        locked(ws.path / "lock"),
        pytest.raises(GovgraphError, match=rf"another govgraph is writing to this workspace \(\w+, process {os.getpid()}, since"),
        locked(ws.path / "lock", patience=0.1, tell=told.append),
    ):
        pass
    assert len(told) == 1 and f"process {os.getpid()}" in told[0]
    ws.replace([one()])
    assert count(ws) == 2


def test_a_finished_reading_waits_as_long_as_it_takes(ws: Workspace) -> None:
    waiting = threading.Thread(target=lambda: ws.replace([one()]))
    with locked(ws.path / "lock"):
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive() and ws.sources() == []
    waiting.join()
    assert [item.info.file for item in ws.sources()] == ["a.txt"]


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
