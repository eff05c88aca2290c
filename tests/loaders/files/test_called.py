"""What sources are called: the same file always the same, two files never the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.files.called import Found, name_files, place_of, shown

PARTS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4)


def names(files: list[Found], known: dict[str, str] | None = None) -> list[str]:
    return [name for _, name in name_files(files, known or {})]


def test_a_file_is_called_by_its_path_below_what_was_loaded(tmp_path: Path) -> None:
    assert names([Found(tmp_path / "a" / "tor.txt", tmp_path), Found(tmp_path / "tor.txt", tmp_path)]) == ["a/tor.txt", "tor.txt"]


def test_files_of_one_name_from_two_folders_are_told_apart(tmp_path: Path) -> None:
    files = [Found(tmp_path / folder / "tor.txt", tmp_path / folder) for folder in ("v1", "v2")]
    assert names(files) == names(files[::-1])[::-1] == ["v1/tor.txt", "v2/tor.txt"]


def test_a_file_keeps_the_name_under_which_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "v1" / "tor.txt"
    assert names([Found(file, file.parent)], {"v1/tor.txt": place_of(file)}) == ["v1/tor.txt"]


def test_a_new_file_takes_the_name_of_one_that_is_gone_but_not_of_one_that_is_there(tmp_path: Path) -> None:
    old, new = tmp_path / "v1" / "tor.txt", tmp_path / "v2" / "tor.txt"
    known = {"tor.txt": place_of(old)}
    assert names([Found(new, new.parent)], known) == ["tor.txt"]
    old.parent.mkdir()
    old.touch()
    assert names([Found(new, new.parent)], known) == ["v2/tor.txt"]


@given(st.lists(st.tuples(PARTS, st.integers(0, 3)), max_size=12), st.lists(PARTS, max_size=4))
def test_no_two_files_share_a_name(files: list[tuple[list[str], int]], known: list[list[str]]) -> None:
    found = {Path("/x", *parts): depth for parts, depth in files}
    todo = [Found(path, Path(*path.parts[: max(1, len(path.parts) - 1 - depth)])) for path, depth in found.items()]
    made = name_files(todo, {"/".join(parts[-1:]): place_of(Path("/x", *parts)) for parts in known})
    assert len({name for _, name in made}) == len(made) == len(todo)
    assert all(str(file.path).replace(os.sep, "/").endswith(name.removesuffix(" (2)")) for file, name in made)
    assert {file.path: name for file, name in name_files(todo, {name: place_of(file.path) for file, name in made})} == {file.path: name for file, name in made}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_a_name_that_is_no_utf8_is_read_as_western() -> None:
    assert shown(os.fsdecode(b"p\xe9pers.csv")) == "pépers.csv"
