"""Loading folders, files and globs into a workspace; bad files are told in a line and the rest is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.graph.workspace import Workspace
from govgraph.loaders import load
from govgraph.loaders.loading import find_files

LINE = "# Wendshire Skills Board\n\nDate: 3 May 2019\n\nThe Wendshire Skills Board reports to the Wendshire Growth Board.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws")


def test_a_folder_is_searched_whole_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.md", "a/c.txt", ".git/d.txt", "README.md", "e.exe"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LINE)
    assert [path.name for path in find_files([tmp_path])] == ["c.txt", "b.md"]
    assert [path.name for path in find_files([str(tmp_path / "*.md")])] == ["README.md", "b.md"]


def test_what_is_not_there_or_empty_is_said(tmp_path: Path) -> None:
    for given in (tmp_path / "no.txt", tmp_path):
        with pytest.raises(GovgraphError):
            find_files([given])


def test_bad_files_do_not_stop_the_rest(tmp_path: Path, workspace: Workspace) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.md").write_text(LINE)
    (folder / "empty.txt").write_text("")
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x00" + bytes(range(256)))
    (folder / "old.txt").write_bytes("The Children’s Forum reports to the Wendshire Growth Board.".encode("cp1252"))
    (folder / "wide.txt").write_bytes(LINE.encode("utf-16"))
    summary = load(workspace, [folder])
    assert sorted(failure.document for failure in summary.failures) == ["empty.txt", "picture.txt"]
    assert [row.document for row in summary.rows] == ["good.md", "old.txt", "wide.txt"]
    assert {relation.type for relation in workspace.graph().relations} >= {"REPORTS_TO"}


def test_reading_again_replaces_and_removing_removes(tmp_path: Path, workspace: Workspace) -> None:
    file = tmp_path / "a.md"
    file.write_text(LINE)
    load(workspace, [file])
    first = workspace.graph()
    load(workspace, [file])
    assert workspace.graph() == first
    file.write_text(LINE.replace("Growth", "Prosperity"))
    load(workspace, [file])
    names = {entity.name for entity in workspace.graph().entities}
    assert "Wendshire Prosperity Board" in names and "Wendshire Growth Board" not in names
    other = tmp_path / "b.md"
    other.write_text(LINE.replace("Skills", "Flood"))
    load(workspace, [other], remove=["a.md"])
    assert {document.file for document in workspace.graph().documents} == {"b.md"}


def test_progress_is_told(tmp_path: Path, workspace: Workspace) -> None:
    file = tmp_path / "a.md"
    file.write_text(LINE)
    told: list[tuple[int, int, str]] = []
    load(workspace, [file], lambda done, total, name: told.append((done, total, name)))
    assert told == [(0, 1, "a.md"), (1, 1, "building the graph")]


def test_files_of_other_kinds_are_told_until_they_are_gone(tmp_path: Path, workspace: Workspace) -> None:
    folder = tmp_path / "in"
    (folder / ".git").mkdir(parents=True)
    (folder / "sub").mkdir()
    for name in ("sub/old.pages", "talk.key", "chart.png", "logo.JPG", ".hidden", "~$good.docx", "README.md", ".git/config", "noending"):
        (folder / name).write_text("x")
    (folder / "good.md").write_text(LINE)
    summary = load(workspace, [folder])
    assert summary.failures == [] and [row.document for row in summary.rows] == ["good.md"]
    told = {(issue.document, issue.what, issue.advice) for issue in workspace.issues()}
    assert ("sub/old.pages", "files ending in .pages are not read", "Save it as .docx") in told
    assert ("talk.key", "files ending in .key are not read", "Save it as .pdf") in told
    assert {what for _, what, _ in told} >= {"files without an ending are not read", "4 images or hidden files left out"}
    assert len(told) == len(summary.left_out) == 4
    for name in ("sub/old.pages", "chart.png", "logo.JPG", ".hidden", "~$good.docx"):
        (folder / name).unlink()
    load(workspace, [folder / "good.md"])
    assert len(workspace.issues()) == 4
    load(workspace, [folder])
    assert {issue.document for issue in workspace.issues()} == {"talk.key", "noending"}
