"""Several writers, writers that are killed, and disks that may not be written: the old state or the new one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made import body, entity, fact, source
from reviews import BOARD, count, one

from govgraph import Workspace
from govgraph.graph import state as states
from govgraph.graph.errors import GovgraphError
from govgraph.graph.exchange import dump
from govgraph.graph.lock import locked


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a place where even root may not write")
def test_a_place_where_nobody_may_write() -> None:
    with pytest.raises(GovgraphError, match="cannot write here"):
        Workspace.create("/proc/self/review")


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
