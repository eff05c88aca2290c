"""Reading in worker processes: whatever a file does to its reader, the others are read, and the number of workers changes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from govgraph.graph.claims import SourceClaims, claim_id
from govgraph.graph.claimsfile import dump_claims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.workspace import Workspace
from govgraph.loaders import load
from govgraph.loaders.files import pool
from govgraph.loaders.files import worker as reader
from govgraph.loaders.files.limits import Limits
from govgraph.loaders.files.pool import Outcome, Task, read_files
from tests.support.odd_files import GOOD, odd_files

SMALL = Limits(seconds=20, memory_mb=900)


def read(folder: Path, budgets: Limits = SMALL) -> dict[str, Outcome]:
    tasks = [Task(path, path.name, folder) for path in sorted(folder.iterdir())]
    told: list[int] = []
    outcomes = read_files(tasks, budgets, told.append)
    assert told == list(range(1, len(tasks) + 1))
    return {task.name: outcome for task, outcome in zip(tasks, outcomes, strict=True)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    return made


def test_no_file_ends_a_batch(folder: Path) -> None:
    for name, data in odd_files().items():
        (folder / name).write_bytes(data)
    for number in range(3):
        (folder / f"good-{number}.txt").write_text(GOOD)
    outcomes = read(folder)
    assert [name for name in outcomes if name.startswith("good") and isinstance(outcomes[name], GovgraphError)] == []
    refused = {name: str(outcome) for name, outcome in outcomes.items() if isinstance(outcome, GovgraphError)}
    assert {"forms.pdf", "far.xlsx", "deep.jsonl", "cut.docx", "nul.md"} <= set(refused)
    for name, said in refused.items():
        assert said.startswith(f"{folder / name}") or said.startswith(name), said
        assert "\n" not in said and "Traceback" not in said and len(said) < 500


def test_a_reader_that_takes_too_long_is_stopped_and_the_setting_named(folder: Path) -> None:
    (folder / "long.txt").write_text("The Board of Skills and Growth, the Panel of Housing and Homes met. " * 13_000)
    (folder / "short.txt").write_text(GOOD)
    outcomes = read(folder, Limits(seconds=6))
    assert "limits.seconds in workspace.json" in str(outcomes["long.txt"])
    assert isinstance(outcomes["short.txt"], SourceClaims)


def test_a_reader_that_needs_too_much_memory_is_stopped_and_the_setting_named(folder: Path) -> None:
    (folder / "a.txt").write_text(GOOD)
    pool.close()  # one that has read before may have room enough left
    assert "limits.memory_mb in workspace.json" in str(read(folder, Limits(memory_mb=1))["a.txt"])
    assert isinstance(read(folder)["a.txt"], SourceClaims)


def test_the_number_of_workers_changes_no_byte(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"The Board {number} reports to the Growth Board. Cllr Ann Bell chairs the Board {number}.\n")
    (folder / "bad.txt").write_text("")
    seen = set()
    for workers in ("1", "3"):
        monkeypatch.setenv("GOVGRAPH_WORKERS", workers)
        assert pool.cores() == int(workers)
        outcomes = read(folder)
        seen.add(json.dumps({name: dump_claims(one) if isinstance(one, SourceClaims) else str(one) for name, one in outcomes.items()}))
    assert len(seen) == 1


def test_a_worker_that_was_killed_is_replaced(folder: Path) -> None:
    (folder / "a.txt").write_text(GOOD)
    read(folder)
    for worker in pool._all:
        if worker.process:
            worker.process.kill()
            worker.process.wait()
    assert isinstance(read(folder)["a.txt"], SourceClaims)


def test_a_worker_that_dies_in_the_middle_of_an_answer_leaves_no_claims(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(GOOD)
    whole = read(folder)["a.txt"]
    assert isinstance(whole, SourceClaims)
    lines = "".join(f"+{line}\n" for line in dump_claims(whole).splitlines())
    with monkeypatch.context() as patch:
        for cut in (lines, lines[: len(lines) // 2], "+"):  # after a claim, within one, and before all
            script = f"import sys; sys.stdin.readline(); sys.stdin.readline(); sys.stdout.write({cut!r})"
            patch.setattr(pool, "_start", lambda script=script: subprocess.Popen([sys.executable, "-c", script], stdin=-1, stdout=-1))
            pool.close()
            assert isinstance(read(folder)["a.txt"], GovgraphError)
    pool.close()
    assert read(folder)["a.txt"] == whole


def test_claims_bear_the_ids_that_were_made_before_they_came(folder: Path) -> None:
    (folder / "a.txt").write_text(GOOD)
    came = read(folder)["a.txt"]
    assert isinstance(came, SourceClaims) and came.claims
    assert [claim_id(one) for one in came.claims] == [claim_id(replace(one)) for one in came.claims]


def test_a_reader_that_took_much_goes_after_its_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "register.csv").write_text("Board,Chair\nQuay Board,Ann Bell\n")
    goes = []
    for large in (-1, 1 << 30):
        monkeypatch.setattr(reader, "LARGE", large)
        goes.append(reader._read(folder / "register.csv", "register.csv", {}, lambda line: None)["spent"])
    assert goes == [True, False]


def test_one_reader_reads_all_ordinary_papers_however_large_the_program_that_asks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        (folder / f"{number}.txt").write_text(GOOD)
    monkeypatch.setenv("GOVGRAPH_WORKERS", "1")
    pool.close()
    started = []
    start = pool._start
    monkeypatch.setattr(pool, "_start", lambda: started.append(1) or start())
    held = bytearray(1 << 30)
    held[:: 1 << 12] = b"x" * (1 << 18)  # each of its pages is held: a child's greatest size begins with that of its parent
    assert len(read(folder)) == 4
    del held
    assert started == [1]
    pool.close()


def test_nothing_is_imported_from_the_folder_of_the_papers(folder: Path, tmp_path: Path) -> None:
    (folder / "lxml.py").write_text("raise SystemExit('imported from the papers')")
    (folder / "json.py").write_text("raise SystemExit('imported from the papers')")
    (folder / "a.txt").write_text(GOOD)
    done = subprocess.run([sys.executable, "-P", "-m", "govgraph", "-w", str(tmp_path / "ws"), "load", "a.txt"], cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_budgets_come_from_the_workspace(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text(GOOD)
    workspace = Workspace.create(tmp_path / "ws")
    (workspace.path / "workspace.json").write_text('{"limits": {"memory_mb": 1}}')
    pool.close()
    assert "limits.memory_mb" in load(workspace, [folder]).failures[0].advice
    (workspace.path / "workspace.json").write_text('{"limits": {"memory": 1}}')
    with pytest.raises(GovgraphError, match="there is no limit 'memory'"):
        load(workspace, [folder])


def test_one_content_under_two_names_and_one_name_in_two_folders(folder: Path, tmp_path: Path) -> None:
    for name in ("v1/tor.txt", "v2/tor.txt", "v2/copy.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(GOOD if name != "v1/tor.txt" else GOOD.replace("Skills", "Flood"))
    workspace = Workspace.create(tmp_path / "ws")
    load(workspace, [folder])
    assert [(item.info.file, item.info.also) for item in workspace.sources()] == [("v1/tor.txt", ()), ("v2/copy.txt", ("v2/tor.txt",))]
    assert ("v2/tor.txt", "the same content as v2/copy.txt") in [(issue.document, issue.what) for issue in workspace.issues()]
    load(workspace, [folder / "v1"])
    assert [item.info.file for item in workspace.sources()] == ["v1/tor.txt", "v2/copy.txt"]
    load(workspace, [], remove=["v2/copy.txt"])
    assert [item.info.file for item in workspace.sources()] == ["v1/tor.txt", "v2/tor.txt"]
