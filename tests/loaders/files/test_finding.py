"""Which files a folder means: nothing hidden, nothing of a workspace, each once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govgraph import Workspace
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.finding import find, unreadable

ENDINGS = {".txt", ".yaml", ".jsonl"}


def found(*paths: Path | str) -> list[str]:
    return [file.path.name for file in find(paths, ENDINGS)]


def test_a_workspace_in_the_folder_is_none_of_its_papers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    Workspace.create(tmp_path / "review").replace([])
    Workspace.create(tmp_path / "deep" / "other").replace([])
    (tmp_path / "deep" / "b.txt").touch()
    assert found(tmp_path) == ["a.txt", "b.txt"]
    assert found(str(tmp_path / "**" / "*.*")) == ["a.txt", "b.txt"]
    for inside in (tmp_path / "review", str(tmp_path / "review" / "*")):
        with pytest.raises(GovgraphError):
            found(inside)


def test_what_is_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert found(tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt") == ["a.txt"]


def test_pipes_are_no_papers(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    os.mkfifo(tmp_path / "p.txt")
    (tmp_path / "a.txt").touch()
    assert found(tmp_path) == ["a.txt"]


def test_a_folder_that_may_not_be_looked_into_is_named(tmp_path: Path) -> None:
    assert unreadable([tmp_path]) == []
    assert [error.filename for error in unreadable([tmp_path / "gone"])] == [str(tmp_path / "gone")]
