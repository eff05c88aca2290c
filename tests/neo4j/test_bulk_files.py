"""The files for bulk loading, as far as they can be judged without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.errors import GovgraphError
from govgraph.graph.formats import export
from govgraph.graph.formats.neo4j_csv import Lists, node_files
from govgraph.graph.formats.neo4j_script import literal
from govgraph.graph.store.rows import NodeRow
from tests.support.chains import chain

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_literal_stays_in_its_line_and_quotes(text: str) -> None:
    """Nothing but the ends is an unescaped quote, and no character ends a line."""
    made = literal(text)
    assert len(made.splitlines()) == 1 and made.isprintable()
    inside = made[1:-1].replace("\\\\", "").replace("\\'", "")
    assert "'" not in inside and not inside.endswith("\\")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (3, "3"),
        (1e-05, "1e-05"),
        ("O'Leary\n", "'O\\'Leary\\u000a'"),
        ("\\u0027", "'\\\\u0027'"),
        ("\U0001f600\U000e0001", "'\U0001f600\\udb40\\udc01'"),
        (["a", []], "['a', []]"),
        ({"a": 1}, "{`a`: 1}"),
    ],
)
def test_literal(value: object, text: str) -> None:
    """Each kind of value."""
    assert literal(value) == text


def test_folder_is_whole_and_the_same_each_time(tmp_path: Path) -> None:
    """Every file that the arguments name is there."""
    for name in ("one", "two"):
        export(chain(4), "neo4j-csv", tmp_path / name)
    files = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    named = {line.rpartition("=")[2] for line in files["import.args"].decode().splitlines() if line.endswith(".csv")}
    assert named == {name for name in files if name.endswith(".csv")}
    assert b"@import.args" in files["README.txt"]


def test_lists_avoid_what_stands_in_texts() -> None:
    """The next delimiter is taken; when all are used up, one line says so."""
    lists = Lists.avoiding([{"aliases": ["a\x1fb", "\x1e"]}])
    assert lists.delimiter not in "\x1f\x1e" and lists.mark not in "\x1f\x1e" and lists.mark != lists.delimiter
    everything = "".join(map(chr, [*range(32), *range(0xE000, 0xE100)]))
    with pytest.raises(GovgraphError, match="every character"):
        Lists.avoiding([{"name": everything}])


def test_mixed_types_are_refused() -> None:
    """An import has one type a column."""
    rows = [NodeRow(("Entity",), {"key": "a", "x": 1}), NodeRow(("Entity",), {"key": "b", "x": "one"})]
    with pytest.raises(GovgraphError, match="several types"):
        node_files(rows, Lists("\x1f", "\x1e"))
