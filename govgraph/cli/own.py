"""Commands that read a paper in this process, rather than in workers: with the workspace's own words, and only what a worker survived."""

from __future__ import annotations

import tempfile
from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.graph.workspace import Workspace


def know_words(workspace: Path | None) -> None:
    """Read with the words that the workspace was taught, to the end of this process. Raises GovgraphError when it reads with others."""
    from govgraph.loaders.taught.file import FILE, read_taught
    from govgraph.loaders.taught.words import Words, read_with

    found = _found(workspace)
    read_with(read_taught(found.path / FILE).words if found else Words())


def try_first(path: Path, workspace: Path | None) -> None:
    """Let a worker open what may end a process, an office file, within the workspace's budgets. Raises GovgraphError where it fails."""
    from govgraph.loaders.files.limits import Limits
    from govgraph.loaders.files.pool import Task, read_files
    from govgraph.loaders.kinds import WORKBOOKS
    from govgraph.loaders.office import MEDIA_TYPES

    if not path.is_file() or path.suffix.lower() not in WORKBOOKS | set(MEDIA_TYPES):
        return
    found = _found(workspace)
    budgets = Limits.of(found.settings(), str(found.path / "workspace.json")) if found else Limits()
    with tempfile.TemporaryDirectory(prefix="govgraph-", ignore_cleanup_errors=True) as room:
        (outcome,) = read_files([Task(path, str(path), Path(room))], budgets, lambda done: None)
    if isinstance(outcome, GovgraphError):
        raise outcome


def _found(workspace: Path | None) -> Workspace | None:
    try:
        return Workspace.find(workspace)
    except GovgraphError:
        return None
