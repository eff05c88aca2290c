"""Files are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.graph.files import PIECES, write_atomic


def test_text_in_pieces_is_the_text(tmp_path: Path) -> None:
    pieces = [f"{number} é\n" for number in range(2 * PIECES + 1)]
    write_atomic(tmp_path / "a.txt", iter(pieces))
    assert (tmp_path / "a.txt").read_text("utf-8") == "".join(pieces)


def test_pieces_that_fail_leave_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    def failing() -> Iterator[str]:
        yield "new"
        raise ValueError

    write_atomic(tmp_path / "a.txt", "old")
    with pytest.raises(ValueError):
        write_atomic(tmp_path / "a.txt", failing())
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "old")]
