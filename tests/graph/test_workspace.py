"""The workspace: what is taken in, replaced, removed, found again and built anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made import body, entity, line, sha, source
from reviews import BOARD, TRUST, count, one

from govgraph import Workspace
from govgraph.graph.claims import Issue
from govgraph.graph.errors import GovgraphError
from govgraph.graph.exchange import dump


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
