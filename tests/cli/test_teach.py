"""`govgraph teach`: a word is kept when its example gives what it says, shown, forgotten, and known to what reads in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
MOOT = ("teach", "body", "Moot", "--example", "The Averton Moot is chaired by Ann Bell.")


def test_a_word_is_kept_shown_and_forgotten(run: Run, tmp_path: Path) -> None:
    kept = run(*MOOT)
    assert kept.exit_code == 0 and kept.output.startswith(f"Kept in {tmp_path / 'workspace' / 'words.yaml'}.")
    shown = run("teach", "show", "--format", "csv")
    assert shown.exit_code == 0 and "Moot,body,,The Averton Moot is chaired by Ann Bell.," in shown.output
    assert run("teach", "forget", "moot").output.startswith("Forgotten: Moot (body).")
    assert run("teach", "show").output.startswith("No word has been taught yet.")


def test_what_does_not_give_what_it_says_is_not_kept(run: Run, tmp_path: Path) -> None:
    ran = run("teach", "organisation", "Cyngor", "--example", "Cyngor Averton is a member of the Wendshire Growth Board.")
    assert ran.exit_code == 2 and ran.stderr.count("\n") == 1
    assert "no name that ends in Cyngor" in ran.stderr and "--begins" in ran.stderr
    assert not (tmp_path / "workspace" / "words.yaml").exists()


def test_bad_words_are_told_in_a_line_before_anything_is_read(run: Run) -> None:
    for words, told in (
        (("teach", "relation", "answers into", "report to", "--example", "A answers into B"), "Did you mean reports to?"),
        (("teach", "label", "First Cllr", "king", "--example", "First Cllr: Ann Bell"), "no label that is known"),
        (("teach", "forget", "Moot"), "there is no workspace"),
    ):
        ran = run(*words)
        assert ran.exit_code == 2 and told in ran.stderr and ran.stderr.count("\n") == 1


def test_show_tries_what_was_written_by_hand(run: Run, tmp_path: Path) -> None:
    run(*MOOT)
    with (tmp_path / "workspace" / "words.yaml").open("a", encoding="utf-8") as file:
        file.write("- body: Bell\n  example: The Averton Growth Board is chaired by Ann Bell.\n- body: 3\n")
    shown = run("teach", "show", "--format", "json")
    assert shown.exit_code == 2 and "Ann Bell is read as person in the example" in shown.stdout
    assert "body is words" in shown.stderr and run("teach", "forget", "Mot").exit_code == 2


def test_explain_and_columns_know_the_words_in_a_process_of_their_own(run: Run, tmp_path: Path) -> None:
    run("teach", "label", "First Cllr", "chair", "--example", "First Cllr: Ann Bell")
    (tmp_path / "a.csv").write_text("Partnership,First Cllr,Website\nSkills Forum,Raj Patel,https://example.org/\n", "utf-8")
    (tmp_path / "a.txt").write_text("Brack Skills Board\n\nFirst Cllr: Ann Bell\n", "utf-8")
    assert "Raj Patel chairs Skills Forum" in alone(tmp_path, "columns", "a.csv")
    assert "says chair: obj: Ann Bell" in alone(tmp_path, "explain", "a.txt:3")
    (tmp_path / "workspace" / "words.yaml").unlink()
    assert "Raj Patel chairs Skills Forum" not in alone(tmp_path, "columns", "a.csv")


def alone(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "govgraph", "--workspace", "workspace", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, env=dict(os.environ)).stdout
