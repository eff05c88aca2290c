"""`govgraph load`: the summary, bad files one line each while the rest is read, and the workspace whole whatever happens."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run, invoke
from tests.support.odd_files import nested_forms

GOOD = """# Partnerships in Wendshire

The Skills Board reports to Wendshire County Council.

The Transport Forum reports to the Skills Board.
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with one good document."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    return folder


def superiors(run: Run, name: str = "Transport Forum") -> list[str]:
    """The superiors of a body, as `ask` tells them."""
    return [row["superior"] for row in json.loads(run("ask", "reports-to", name, "--format", "json").stdout)]


def one_line_about(stderr: str, *words: str) -> None:
    """Exactly one line of standard error names all these words, and none is a traceback."""
    lines = [line for line in stderr.splitlines() if all(word in line for word in words)]
    assert len(lines) == 1, stderr
    assert "Traceback" not in stderr
    assert all(line.startswith("govgraph: ") for line in stderr.splitlines())


def test_a_folder_is_read_and_summed_up(run: Run, papers: Path) -> None:
    done = run("load", papers)
    assert done.exit_code == 0, done.output
    assert "good.txt" in done.stdout
    assert "reports to 2" in done.stdout
    assert "1 document read." in done.stdout
    assert superiors(run) == ["Skills Board"]


def test_quiet_says_nothing(run: Run, papers: Path) -> None:
    assert run("load", papers, "--quiet").output == ""


def test_a_pattern_and_a_file_are_read(run: Run, papers: Path) -> None:
    (papers / "more.md").write_text("The Arts Forum reports to the Skills Board.\n", "utf-8")
    assert run("load", papers / "*.txt", papers / "more.md").exit_code == 0
    assert superiors(run, "Arts Forum") == ["Skills Board"]


def test_reading_again_replaces_and_removing_removes(run: Run, papers: Path) -> None:
    run("load", papers)
    (papers / "good.txt").write_text("The Transport Forum reports to Wendshire County Council.\n", "utf-8")
    assert run("load", papers).exit_code == 0
    assert superiors(run) == ["Wendshire County Council"]
    assert run("load", "--remove", "good.txt").stdout == "Forgot 1 source.\n"
    assert run("sources").stdout.startswith("No source was read")
    assert run("ask", "reports-to", "Transport Forum").exit_code == 2


def test_removing_what_was_never_read_names_the_nearest(run: Run, papers: Path) -> None:
    run("load", papers)
    done = run("load", "--remove", "goood.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    one_line_about(done.stderr, "goood.txt", "Did you mean good.txt?")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(3000)),
        ("broken.ods", b"PK\x03\x04 this is no archive"),
        ("broken.xlsx", b"PK\x03\x04 this is no archive"),
    ],
)
def test_a_bad_file_is_one_line_and_the_rest_is_read(run: Run, papers: Path, name: str, content: bytes) -> None:
    (papers / name).write_bytes(content)
    done = run("load", papers)
    assert done.exit_code == 2
    one_line_about(done.stderr, name)
    assert superiors(run) == ["Skills Board"]


@pytest.mark.parametrize("command", ["explain", "columns"])
def test_what_ends_its_reader_does_not_end_a_command_that_shows_how_it_is_read(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "forms.pdf").write_bytes(nested_forms())
    done = run(command, tmp_path / "forms.pdf")
    assert done.exit_code == 2
    one_line_about(done.stderr, "forms.pdf", "its reader broke on it")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_are_read_right(run: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "café.txt"
    path.write_bytes("The Café Forum reports to the Skills Board.\n\nIts budget is £5,000 – “a lot”.\n".encode(encoding))
    done = run("load", path)
    assert done.exit_code == 0, done.output
    assert superiors(run, "Café Forum") == ["Skills Board"]


def test_a_line_of_fifty_megabytes_stops_nothing(run: Run, papers: Path) -> None:
    (papers / "long.txt").write_bytes(b"The Board met. " * (50_000_000 // 15))
    done = run("load", papers)
    assert done.exit_code in (0, 2)
    assert "long.txt" in done.output
    assert "Traceback" not in done.output
    assert superiors(run) == ["Skills Board"]


@pytest.mark.parametrize("name", ["nowhere", "nowhere/*.txt", "hollow"])
def test_nothing_to_read_is_one_line(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "hollow").mkdir()
    (tmp_path / "hollow" / "photo.jpg").write_bytes(b"\xff\xd8")
    done = run("load", tmp_path / name)
    assert (done.exit_code, done.stdout) == (2, "")
    one_line_about(done.stderr, name.partition("/")[0])


def test_a_workspace_that_cannot_be_written_is_one_line(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        done = invoke(place, "load", papers)
        assert (done.exit_code, done.stdout) == (2, "")
        one_line_about(done.stderr, "file")
    assert (tmp_path / "file").read_text("utf-8") == "not a folder"


def test_a_question_without_a_workspace_is_one_line(run: Run) -> None:
    for words in (["ask", "orphans"], ["check"], ["status"], ["show", "X"], ["cypher", "RETURN 1 AS x"], ["draw", "-o", "x.svg"], ["review"]):
        done = run(*words)
        assert (done.exit_code, done.stdout) == (2, ""), words
        one_line_about(done.stderr, "workspace")


def test_a_damaged_claims_file_is_told_with_its_place(run: Run, papers: Path, tmp_path: Path) -> None:
    run("load", papers)
    claims = next((tmp_path / "workspace").glob("state-*/claims/*.jsonl"))
    claims.write_bytes(claims.read_bytes()[:-40])
    (papers / "more.txt").write_text("The Arts Forum reports to the Skills Board.\n", "utf-8")
    done = run("load", papers / "more.txt")
    assert done.exit_code == 2
    one_line_about(done.stderr, claims.name)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- reject: {type: REPORTS_TO, source: Nobody, target: Nothing}\n  who: J\n  when: 2026-01-01\n  why: x\n", "matches nothing"),
        ("- reject: 0123456789ab\n", "matches nothing"),
        ("- frobnicate: x\n", "unknown word 'frobnicate'"),
        ("- accept: x\n  when: 2026-02-31\n", "when is a date"),
        ("- {: [", "YAML"),
        ("just a text\n", "decisions are a list"),
    ],
)
def test_a_bad_decision_is_told_with_file_and_line(run: Run, papers: Path, tmp_path: Path, text: str, says: str) -> None:
    run("load", papers)
    path = tmp_path / "workspace" / "decisions.yaml"
    path.write_text("# ours\n" + text, "utf-8")
    done = run("ask", "orphans")
    output = done.stderr or run("issues").stdout
    assert "decisions.yaml" in output and says in output
    assert "Traceback" not in output
    path.write_text("# ours\n", "utf-8")
    assert superiors(run) == ["Skills Board"]


PATIENT = """
import os, sys, signal
import {module} as target
real, left = target.{name}, [{number}]
def deadly(*args, **kwargs):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **kwargs)
target.{name} = deadly
from govgraph.cli import main
main(["--workspace", sys.argv[1], "load", sys.argv[2]])
"""


@pytest.mark.parametrize(("module", "name"), [("os", "replace"), ("os", "fsync")])
def test_killed_at_any_moment_it_leaves_the_old_workspace_or_the_new_one(
    run: Run, papers: Path, tmp_path: Path, module: str, name: str
) -> None:
    run("load", papers)
    workspace = tmp_path / "workspace"
    for number, words in enumerate(permutations(("Harbour", "Orchard", "Meadow", "Canal", "Castle", "Market", "Bridge"), 2)):
        forum = f"{' '.join(words)} Forum"
        text = f"The {forum} reports to the Skills Board.\n\nThe Transport Forum reports to the {forum}.\n"
        (papers / "good.txt").write_text(text, "utf-8")
        before = superiors(run)
        program = PATIENT.format(module=module, name=name, number=number)
        done = subprocess.run([sys.executable, "-c", program, str(workspace), str(papers)], capture_output=True, text=True)
        assert superiors(run) in (before, [forum])
        if done.returncode == 0:
            assert superiors(run) == [forum]
            return
        assert done.returncode == -signal.SIGKILL
    pytest.fail("the load never came to its end")


def test_ctrl_c_leaves_the_old_workspace(run: Run, papers: Path, tmp_path: Path) -> None:
    run("load", papers)
    program = PATIENT.format(module="os", name="replace", number=0).replace("SIGKILL", "SIGINT")
    (papers / "good.txt").write_text("The Transport Forum reports to nobody.\n", "utf-8")
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "workspace"), str(papers)], capture_output=True, text=True)
    assert done.returncode == 130
    assert done.stderr.strip() == "govgraph: stopped"
    assert superiors(run) == ["Skills Board"]


def test_the_workspace_is_found_from_below_and_made_here_if_there_is_none(papers: Path, tmp_path: Path) -> None:
    below = papers / "a" / "b"
    below.mkdir(parents=True)
    environment = {key: value for key, value in os.environ.items() if key != "GOVGRAPH_WORKSPACE"}

    def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "govgraph", *words], cwd=cwd, env=environment, capture_output=True, text=True)

    assert run("load", str(papers / "good.txt"), cwd=papers).returncode == 0
    assert (papers / ".govgraph").is_dir()
    assert "Skills Board" in run("ask", "reports-to", "Transport Forum", cwd=below).stdout
    assert run("load", str(papers / "good.txt"), cwd=below).returncode == 0
    assert not (below / ".govgraph").exists()


def test_the_examples_are_read_without_a_failure(run: Run) -> None:
    done = run("load", EXAMPLES)
    assert done.exit_code == 0, done.output
