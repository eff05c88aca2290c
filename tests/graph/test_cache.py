"""What readers build for themselves: none takes away what another uses, and a writer that clears the cache stops none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govgraph.graph.state import CACHE, State, cached


def write(room: Path, word: str = "graph") -> None:
    (room / "graph.json").write_text(word, "utf-8")
    (room / "built.json").write_text("{}\n", "utf-8")


def test_what_was_built_is_found_by_the_next(tmp_path: Path) -> None:
    first = cached(tmp_path, "k", write)
    assert first.path == tmp_path / CACHE / "k"
    assert cached(tmp_path, "k", lambda room: pytest.fail("built again")) == first


def test_a_slower_reader_leaves_what_the_faster_one_uses(tmp_path: Path) -> None:
    faster: list[State] = []

    def slowly(room: Path) -> None:
        faster.append(cached(tmp_path, "k", lambda room: write(room, "faster")))
        write(room, "slower")

    slower = cached(tmp_path, "k", slowly)
    assert slower == faster[0]
    assert (slower.path / "graph.json").read_text("utf-8") == "faster"
    assert [path.name for path in (tmp_path / CACHE).iterdir()] == ["k"]


def test_what_was_left_half_built_is_built_anew(tmp_path: Path) -> None:
    half = tmp_path / CACHE / "k"
    half.mkdir(parents=True)
    (half / "graph.json").write_text("half", "utf-8")
    assert (cached(tmp_path, "k", write).path / "graph.json").read_text("utf-8") == "graph"


@pytest.mark.parametrize("late", [False, True])
def test_a_writer_that_clears_the_cache_stops_no_reader(tmp_path: Path, late: bool) -> None:
    cleared: list[bool] = []

    def cleared_once(room: Path) -> None:
        if late:
            write(room)
        if not cleared:
            cleared.append(True)
            shutil.rmtree(tmp_path / CACHE)
        if not late:
            write(room)

    made = cached(tmp_path, "k", cleared_once)
    assert (made.path / "graph.json").read_text("utf-8") == "graph"
    assert tmp_path / CACHE not in made.path.parents


def test_a_folder_that_may_not_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / CACHE).write_text("a file stands here", "utf-8")
    made = cached(tmp_path, "k", write)
    assert (made.path / "graph.json").is_file() and tmp_path not in made.path.parents


def test_what_making_raises_is_raised_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        cached(tmp_path, "k", _refused)
    assert not list((tmp_path / CACHE).iterdir())


def _refused(room: Path) -> None:
    raise PermissionError("no")
