"""words.yaml of a workspace: the words that a council taught, with line numbers; what is wrong in an entry is told, the rest holds."""

from __future__ import annotations

import difflib
import json
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govgraph.graph.claims import Issue
from govgraph.graph.decisionnodes import entries
from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic
from govgraph.loaders.taught.words import KINDS, WHATS, Word, Words, flat, verbs

FILE = "words.yaml"
HEAD = """# The words of your own papers. `govgraph teach` writes here after it has tried the example; you may edit by hand, then run
# `govgraph teach show`, which tries every example. The next `govgraph load` reads with these words. Of two the later wins.
#
# - body: Moot                         # names of bodies end in it; also organisation, project, plan
#   example: The Averton Moot is chaired by Ann Bell.
# - organisation: Cyngor
#   begins: true                       # names begin with it
#   like: council                      # and are of that sort
#   example: Cyngor Averton is a member of the Growth Board.
# - label: Lead Cllr                   # before a colon, or over a column
#   means: chair
#   example: "Lead Cllr: Ann Bell"
# - relation: answers into             # between two names
#   means: reports to
#   example: The Skills Board answers into the Growth Board.
"""
_PLAIN = re.compile(r"[^\W\d_][\w'&/-]*")
_KEYS = ("means", "like", "begins", "example")
_LONGEST = 4  # words of a phrase that lexicons look up
_EXAMPLE = 300  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Taught:
    """The words of a file, and what is wrong with the entries that do not count. lines: the line of each word's entry."""

    words: Words
    problems: tuple[GovgraphError, ...] = ()
    lines: tuple[int, ...] = ()

    def issues(self) -> list[Issue]:
        """The problems as issues of the file."""
        return [Issue(FILE, problem.where, problem.what, problem.advice) for problem in self.problems]


def read_taught(path: Path) -> Taught:
    """The words of a words.yaml; none when it is absent or empty. Raises GovgraphError only where the whole file cannot be read."""
    found, problems = _read(_text(path), str(path))
    latest = {(word.what, word.phrase): (word, line) for word, line in found}
    words = [pair for pair in found if pair in latest.values()]
    return Taught(Words(tuple(word for word, _ in words)), tuple(problems), tuple(line for _, line in words))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig") if path.exists() else ""
    except UnicodeDecodeError as err:
        raise GovgraphError("the file is not UTF-8", str(path), "Save it as UTF-8") from err
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path)) from err


def _read(text: str, where: str) -> tuple[list[tuple[Word, int]], list[GovgraphError]]:
    values, problems = entries(text, where, WHATS, "words")
    found = []
    for value, line in values:
        try:
            found.append((_word(value, f"{where}:{line}"), line))
        except GovgraphError as problem:
            problems.append(problem)
    return found, problems


def _word(data: Any, place: str) -> Word:
    if not isinstance(data, dict):
        raise GovgraphError("a word is a set of 'key: value' lines", place, "See the examples at the head of the file")
    whats = [key for key in WHATS if key in data]
    unknown = [str(key) for key in data if key not in (*WHATS, *_KEYS)]
    if unknown:
        raise GovgraphError(f"unknown word '{unknown[0]}'", place, _near(unknown[0], [*WHATS, *_KEYS]))
    if len(whats) != 1:
        raise GovgraphError(f"a taught word needs exactly one of {', '.join(WHATS)}", place)
    for key in (whats[0], "means", "like", "example"):
        if not isinstance(data.get(key, ""), str):
            raise GovgraphError(f"{key} is words", place, "Put it in quotes")
    if not isinstance(data.get("begins", False), bool):
        raise GovgraphError("begins is true or false", place)
    return checked(Word(whats[0], data[whats[0]], **{"example": "", **{key: data[key] for key in _KEYS if key in data}}), place)


def _near(word: str, known: list[str]) -> str:
    close = difflib.get_close_matches(word.lower(), known, 1)
    return f"Did you mean {close[0]}?" if close else f"Known: {', '.join(known)}"


def checked(word: Word, place: str = "") -> Word:
    """The word, when it can be taught. Raises GovgraphError with what to do."""
    said, most = word.phrase.split(), 2 if word.begins else _LONGEST
    if not 0 < len(said) <= most or not all(map(_PLAIN.fullmatch, said)) or len(word.phrase) > 60:
        raise GovgraphError(f"{word.word!r} cannot be taught", place, f"Give one to {most} words of letters")
    if not word.example.strip() or len(word.example) > _EXAMPLE or "\n" in word.example.strip():
        raise GovgraphError(f"{word.word!r} needs an example", place, f"A sentence with it, in a line of at most {_EXAMPLE} characters")
    if flat(word.word).lower() not in flat(word.example).lower():
        raise GovgraphError(f"the example does not hold {word.word!r}", place, "Write the word in it as you teach it")
    _check_head(word, place) if word.what in KINDS else _check_meaning(word, place)
    return word


def _check_head(word: Word, place: str) -> None:
    from govgraph.loaders.names.lexicon import head_kind

    if word.means:
        raise GovgraphError(f"a {word.what} has no 'means'", place, "Say with 'like' of what sort it is, such as: board")
    known = head_kind(word.like.lower()) if word.like else None
    if word.like and (known is None or known[0] != word.what):
        raise GovgraphError(f"{word.like!r} is no word for a {word.what}", place, "Use one such as: " + _SUCH[word.what])


_SUCH = {
    "body": "board, group, forum, network", "organisation": "council, trust, charity, company", "project": "programme, fund",
    "plan": "strategy",
}  # fmt: skip


def _check_meaning(word: Word, place: str) -> None:
    from govgraph.loaders.structure.labels import row_of
    from govgraph.loaders.tables.headings import listed

    if word.like or word.begins:
        raise GovgraphError(f"a {word.what} has no '{'like' if word.like else 'begins'}'", place, "Only a word for a kind of name has one")
    if word.what == "relation" and " ".join(word.means.lower().split()) not in verbs():
        raise GovgraphError(f"{word.means!r} is no relation", place, _near(word.means, list(verbs())))
    if word.what == "label" and not (row_of(word.means) or listed(word.means)):
        raise GovgraphError(f"{word.means!r} is no label that is known", place, "Use one such as: chair, lead officer, reports to, members")
    if word.what == "label" and not word.example.partition(":")[2].strip():
        raise GovgraphError("the example of a label is the label, a colon and what stands behind it", place, "Such as: Lead Cllr: Ann Bell")


def entry(word: Word) -> str:
    """A word as YAML text, ready to append."""
    said = {word.what: word.word, "means": word.means, "like": word.like, "begins": word.begins, "example": word.example}
    return "- " + "\n  ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items() if value) + "\n"


def append(path: Path, word: Word) -> None:
    """Write a word down, in place of the same one taught before; every comment of the file is kept."""
    old = _without(_text(path), word.what, word.phrase) or HEAD
    before, troubles = _read(old, str(path))
    indent = " " * _indent(old.splitlines()[before[-1][1] - 1]) if before else ""
    text = old.rstrip("\n") + "\n\n" + textwrap.indent(entry(word), indent)
    after, more = _read(text, str(path))
    if word not in [one for one, _ in after] or len(more) > len(troubles):
        raise GovgraphError("no entry can be written behind what stands in it", str(path), "Begin each entry with '- ', as its head shows")
    write_atomic(path, text)


def forget(path: Path, what: str, phrase: str) -> None:
    """Take a word out of the file; the comments stay."""
    write_atomic(path, _without(_text(path), what, phrase))


def _without(text: str, what: str, phrase: str) -> str:
    lines = text.splitlines(keepends=True)
    for word, first in reversed(_read(text, FILE)[0]):
        if (word.what, word.phrase) == (what, phrase):
            end = first
            while end < len(lines) and lines[end].strip() and _indent(lines[end]) > _indent(lines[first - 1]):
                end += 1
            del lines[first - 1 : end]
    return "".join(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
