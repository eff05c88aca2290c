"""words.yaml: read with its lines, told what is wrong while the rest holds, written without losing a comment."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.taught.file import HEAD, append, checked, forget, read_taught
from govgraph.loaders.taught.words import Word, Words

MOOT = Word("body", "Moot", "The Averton Moot is chaired by Ann Bell.")
LEAD = Word("label", "Lead Cllr", "Lead Cllr: Ann Bell", means="chair")
INTO = Word("relation", "answers into", "The Skills Board answers into the Growth Board.", means="reports to")


def said(folder: Path, text: str) -> Path:
    path = folder / "words.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_examples_at_the_head_of_the_file_are_entries(tmp_path: Path) -> None:
    text = "".join(line.removeprefix("# ") for line in HEAD.partition("#\n")[2].splitlines(keepends=True))
    found = read_taught(said(tmp_path, text))
    assert [word.what for word in found.words.items] == ["body", "organisation", "label", "relation"] and not found.problems
    assert read_taught(said(tmp_path, HEAD)).words == read_taught(tmp_path / "none.yaml").words == Words()


@pytest.mark.parametrize(
    ("entry", "what", "advice"),
    [
        ("- body: Moot\n", "needs an example", "A sentence with it"),
        ("- body: Moot\n  example: The Hub met.\n", "does not hold 'Moot'", "Write the word"),
        ("- bodies: Moot\n  example: The Moot met.\n", "unknown word 'bodies'", "Did you mean body?"),
        ("- body: Moot\n  label: Moot\n  example: The Moot met.\n", "exactly one of", ""),
        ("- body: Moot\n  means: board\n  example: The Moot met.\n", "has no 'means'", "like"),
        ("- body: Moot\n  like: council\n  example: The Moot met.\n", "no word for a body", "board"),
        ("- body: Moot\n  begins: perhaps\n  example: The Moot met.\n", "begins is true or false", ""),
        ("- body: (Moot\n  example: The (Moot met.\n", "cannot be taught", "words of letters"),
        ("- body: no\n  example: there is no such thing\n", "body is words", "quotes"),
        ("- label: Lead Cllr\n  means: king\n  example: 'Lead Cllr: Ann Bell'\n", "no label that is known", "chair"),
        ("- label: Lead Cllr\n  means: chair\n  example: Lead Cllr Ann Bell\n", "a colon", "Lead Cllr: Ann Bell"),
        ("- relation: answers into\n  means: report to\n  example: A answers into B\n", "no relation", "reports to"),
        ("- relation: answers into\n  means: reports to\n  like: x\n  example: A answers into B\n", "has no 'like'", ""),
        ("- relation: is led from\n  means: is led by\n  example: The Moot was led from Averton\n", "does not hold", "as you teach it"),
        ("- Moot\n", "'key: value' lines", "head of the file"),
        ("- body: Moot\n  example: Moot: the: Moot\n", "not valid YAML", "quotes"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_holds(tmp_path: Path, entry: str, what: str, advice: str) -> None:
    found = read_taught(said(tmp_path, f"- body: Hub\n  example: The Averton Hub met.\n{entry}- body: Cell\n  example: The Cell met.\n"))
    assert [word.word for word in found.words.items] == ["Hub", "Cell"]
    (problem,) = found.problems
    assert what in problem.what and advice in problem.advice
    line = int(problem.where.rpartition(":")[2])
    assert problem.where.startswith(str(tmp_path / "words.yaml")) and 3 <= line <= 3 + entry.count("\n")
    assert found.issues()[0].document == "words.yaml"


def test_a_file_that_is_no_list_or_no_text_is_told(tmp_path: Path) -> None:
    assert "words are a list" in read_taught(said(tmp_path, "body: Moot\n")).problems[0].what
    (tmp_path / "words.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GovgraphError, match="UTF-8"):
        read_taught(tmp_path / "words.yaml")


def test_what_is_written_is_read_and_taken_out_again_with_every_comment_kept(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    for word in (MOOT, LEAD):
        append(path, word)
    path.write_text(path.read_text("utf-8") + "\n# from the minutes of May\n", "utf-8")
    append(path, INTO)
    found = read_taught(path)
    assert found.words.items == (MOOT, LEAD, INTO)
    lines = path.read_text("utf-8").splitlines()
    assert [lines[line - 1] for line in found.lines] == ['- body: "Moot"', '- label: "Lead Cllr"', '- relation: "answers into"']
    forget(path, "label", "lead cllr")
    assert read_taught(path).words.items == (MOOT, INTO)
    assert "# from the minutes of May" in path.read_text("utf-8") and path.read_text("utf-8").startswith(HEAD)


def test_teaching_a_word_again_takes_its_place(tmp_path: Path) -> None:
    path = said(tmp_path, " - body: Moot\n   example: The Moot met.\n - body: Hub\n   example: The Hub met.\n")
    append(path, MOOT)
    found = read_taught(path)
    assert [word.word for word in found.words.items] == ["Hub", "Moot"] and MOOT in found.words.items
    assert path.read_text("utf-8").count("Moot\n") == 0 and not found.problems


def test_of_two_entries_by_hand_the_later_holds(tmp_path: Path) -> None:
    found = read_taught(said(tmp_path, "- body: Moot\n  example: The Moot met.\n- body: moot\n  like: board\n  example: A moot met.\n"))
    assert [(word.like, line) for word, line in zip(found.words.items, found.lines, strict=True)] == [("board", 3)]


def test_nothing_is_written_behind_what_is_no_list(tmp_path: Path) -> None:
    path = said(tmp_path, "[{body: Hub, example: The Hub met.}]\n")
    with pytest.raises(GovgraphError, match="no entry can be written"):
        append(path, MOOT)
    assert path.read_text("utf-8").startswith("[{body: Hub")


def test_a_word_that_stands_for_itself_is_checked_in_the_same_way() -> None:
    assert checked(INTO) == INTO
    with pytest.raises(GovgraphError, match="cannot be taught"):
        checked(Word("organisation", "Bwrdd Iechyd Lleol", "Bwrdd Iechyd Lleol Averton met.", begins=True))
