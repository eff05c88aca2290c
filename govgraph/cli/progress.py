"""A progress bar that appears only on a terminal, and only when the work takes more than a moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from govgraph.graph.cells import one_line

MOMENT = 0.7  # seconds
Progress = Callable[[int, int, str], None]
"""Called with what is done, what there is in all, and the name of what comes next."""


@contextmanager
def progress_bar(title: str, clock: Callable[[], float] = time.monotonic) -> Iterator[Progress | None]:
    """What to call as work goes on; None where standard error is no terminal. The bar is gone at the end."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(title, clock)
    try:
        yield bar.update
    finally:
        bar.close()


class _Bar:
    def __init__(self, title: str, clock: Callable[[], float]) -> None:
        self._title, self._clock, self._begin = title, clock, clock()
        self._shown: Any = None
        self._task: Any = None

    def update(self, done: int, total: int, name: str = "") -> None:
        if self._shown is None:
            if self._clock() - self._begin < MOMENT:
                return
            self._show()
        self._shown.update(self._task, completed=done, total=total, name=one_line(name)[:60])

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        name = TextColumn("{task.fields[name]}", markup=False)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
        self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._shown.add_task(self._title, total=None, name="")
        self._shown.start()

    def close(self) -> None:
        if self._shown is not None:
            self._shown.stop()
