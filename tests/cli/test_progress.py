"""The progress bar: silent for short work and where nobody looks, gone at the end."""

from __future__ import annotations

import io
import sys

import pytest

from govgraph.cli.progress import progress_bar


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_bar("Reading") as progress:
        assert progress is None


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_bar("Reading", clock=lambda: 0.0) as progress:
        assert progress is not None
        progress(1, 2, "a.txt")
    assert screen.getvalue() == ""


def test_long_work_shows_how_far_it_is_and_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, ticks = Terminal(), iter(range(100))
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar("Reading", clock=lambda: float(next(ticks))) as progress:
        assert progress is not None
        progress(3, 8, "[bold]a\x1b[31m.txt")
    assert "Reading" in screen.getvalue()
    assert "3/8" in screen.getvalue()
    assert "[bold]a[31m.txt" in screen.getvalue()
