"""What reaches a console, a pipe or a full disk: UTF-8, help in lines, one line about a failure."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

PAPER = "The Børne Board reports to the Łódź Partnership.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PAPER, "utf-8")
    assert run(tmp_path, "load", "a.txt").returncode == 0
    return tmp_path


def run(folder: Path, *words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    given = {"capture_output": True, **options}
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "GOVGRAPH_WORKSPACE": str(folder / "ws")}
    return subprocess.run([sys.executable, "-m", "govgraph", *words], cwd=folder, env=environment, check=False, **given)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("words", [(), ("decide",)])
def test_without_words_the_help_comes_in_lines(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path, *words)
    assert done.returncode == 0 and done.stdout.startswith(b"Usage: ") and done.stdout.count(b"\n") > 10 and done.stderr == b""


def test_what_is_redirected_is_utf8_whatever_the_console(folder: Path) -> None:
    done = run(folder, "export", "--format", "json", "-o", "-")
    assert "Børne Board" in {one["name"] for one in json.loads(done.stdout.decode("utf-8"))["entities"]}
    assert b"\r" not in run(folder, "ask", "overview", "--format", "csv").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(folder, "check", "--fail-on", "never", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1 and "No space left" in done.stderr.decode() and "report it" not in done.stderr.decode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_output_goes_into_a_pipe_through_a_link_and_keeps_the_mode(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((folder / "pipe").read_bytes()))
    reader.start()
    assert run(folder, "export", "--format", "json", "-o", "pipe").returncode == 0
    reader.join()
    assert json.loads(read[0])["format"] == "govgraph/1" and stat.S_ISFIFO((folder / "pipe").stat().st_mode)
    (folder / "real.json").write_text("old")
    (folder / "real.json").chmod(0o640)
    (folder / "link.json").symlink_to("real.json")
    assert run(folder, "export", "--format", "json", "-o", "link.json").returncode == 0
    assert (folder / "link.json").is_symlink() and json.loads((folder / "real.json").read_text("utf-8"))
    assert stat.S_IMODE((folder / "real.json").stat().st_mode) == 0o640


def test_a_folder_given_as_windows_gives_it_is_understood(folder: Path) -> None:
    (folder / "My papers").mkdir()
    (folder / "My papers" / "b.txt").write_text(PAPER, "utf-8")
    assert run(folder, "load", 'My papers"').returncode == 0


def test_json_holds_no_number_or_sign_that_json_has_not(capsys: pytest.CaptureFixture[str]) -> None:
    from govgraph.cli.output import as_json

    as_json([{"a": float("nan"), "b": "x\x9b31m\u202e", "c": [float("inf"), 1.5]}])
    text = capsys.readouterr().out
    assert json.loads(text) == [{"a": None, "b": "x\x9b31m\u202e", "c": [None, 1.5]}]
    assert "\x9b" not in text and "\u202e" not in text
