"""A workspace whose files were damaged, edited by hand or copied by a sync program: told in a line, the rest holds."""

from __future__ import annotations

import json

import pytest
from made import sha
from reviews import count, one

from govgraph import Workspace
from govgraph.graph.errors import GovgraphError


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


def test_what_a_sync_program_left_is_told_and_not_counted(ws: Workspace) -> None:
    ws.replace([one()])
    (file,) = ws._state().claims_files()
    (file.parent / f"{file.stem}-LAPTOP7.jsonl").write_bytes(file.read_bytes())
    (ws.path / "decisions-LAPTOP7.yaml").write_text("- reject: Children's Trust\n", "utf-8")
    assert [issue.document for issue in ws.issues()] == ["decisions-LAPTOP7.yaml", f"{file.stem}-LAPTOP7.jsonl"]
    assert len(ws.sources()) == 1 and count(ws) == 2


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


@pytest.mark.parametrize("text", ["{", '{"threshold": 7}', '{"threshold": true}', "[]"])
def test_bad_settings_are_one_line(ws: Workspace, text: str) -> None:
    (ws.path / "workspace.json").write_text(text, "utf-8")
    with pytest.raises(GovgraphError, match=r"workspace\.json"):
        ws.graph()
