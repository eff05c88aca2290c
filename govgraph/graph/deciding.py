"""Writing decisions and taking the last one back: what the commands and the desk both do, under one lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from govgraph.graph.claims import DECISIONS
from govgraph.graph.decisions import Decision, append, entry, read_decisions
from govgraph.graph.effectless import effectless
from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic
from govgraph.graph.lock import locked

if TYPE_CHECKING:
    from govgraph.graph.workspace import Workspace

LOCK = "decisions.lock"
Said = tuple[str, Any, Mapping[str, Any] | None]  # action, what stands after it, what is set


def decide(ws: Workspace, said: Sequence[Said], notes: Mapping[str, str], *, known: bool = False) -> int:
    """Append decisions, all or none, and rebuild the graph; the line of the last. notes: who, when, why.

    known: they are about claims that are there, so nothing needs to be built to know that each has an effect; the next reader builds.
    Raises GovgraphError for one that is bad or matches nothing; then nothing is written.
    """
    path = ws.path / DECISIONS
    with locked(ws.path / LOCK):  # of two who decide at once neither is lost
        before = path.read_bytes() if path.exists() else b""
        made = append(path, "".join(entry(action, value, fields=fields, **notes) for action, value, fields in said))
        if known:
            return made.line
        first = made.line if len(said) == 1 else before.count(b"\n") + 1
        for error in effectless(ws):
            if error.where.startswith(f"{path}:") and int(error.where.rpartition(":")[2]) >= first:
                write_atomic(path, before)
                raise GovgraphError(f"{error.what}; nothing was written", "", "See the names with: govgraph show NAME")
        ws.refresh()
    return made.line


def undo(ws: Workspace) -> Decision | None:
    """Take the last decision out of the file, and give it; None where there is none."""
    path = ws.path / DECISIONS
    with locked(ws.path / LOCK):
        items = read_decisions(path).items
        if not items:
            return None
        lines = path.read_text("utf-8-sig").splitlines(keepends=True)
        end = items[-1].line
        while end < len(lines) and (lines[end].startswith(" ") or not lines[end].strip()):
            end += 1
        write_atomic(path, "".join(lines[: items[-1].line - 1] + lines[end:]))
    return items[-1]
