"""Own words in commands that read a paper in this process, rather than in workers."""

from __future__ import annotations

from pathlib import Path

from govgraph.graph.errors import GovgraphError


def know_words(workspace: Path | None) -> None:
    """Read with the words that the workspace was taught, to the end of this process. Raises GovgraphError when it reads with others."""
    from govgraph.graph.workspace import Workspace
    from govgraph.loaders.taught.file import FILE, read_taught
    from govgraph.loaders.taught.words import Words, read_with

    try:
        path = Workspace.find(workspace).path / FILE
    except GovgraphError:
        return read_with(Words())
    read_with(read_taught(path).words)
