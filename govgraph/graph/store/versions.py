"""How several graphs live in one Neo4j database: a version beside the last, and a head per workspace that names the current one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from govgraph.graph.errors import GovgraphError

# (:GovgraphHead {workspace, graph, digest, owner, pushed}) names the current version of a workspace;
# (:GovgraphVersion {graph, workspace}) stands for each version that is there, whole or not, until its last node is gone.
HEADS = """
MATCH (h:GovgraphHead) WHERE h.graph IS NOT NULL
RETURN h.workspace AS workspace, h.graph AS graph, h.owner AS owner, h.pushed AS pushed, h.waiting AS waiting
ORDER BY workspace
"""
STILL = "MATCH (h:GovgraphHead {graph: $graph}) RETURN count(h) AS n"


@dataclass(frozen=True, slots=True)
class Head:
    """The current version of a pushed workspace. graph: the value of `$graph`; owner: id of the workspace that pushed it."""

    workspace: str
    graph: str
    owner: str
    pushed: str = ""
    waiting: tuple[str, ...] = ()


def heads(rows: Iterable[Mapping[str, object]]) -> list[Head]:
    """The rows of HEADS as objects."""
    made = []
    for row in rows:
        waiting = row.get("waiting")
        ids = tuple(str(item) for item in waiting) if isinstance(waiting, list) else ()
        made.append(Head(str(row["workspace"]), str(row["graph"]), str(row["owner"]), str(row["pushed"] or ""), ids))
    return made


def choose(found: list[Head], name: str | None, place: str) -> Head:
    """The head called `name`, or the only one. Raises GovgraphError, with the names that there are."""
    there = ", ".join(head.workspace for head in found[:20]) + (" …" if len(found) > 20 else "")
    if not found:
        raise GovgraphError("no graph was pushed to this database", place, "Run: govgraph push")
    if name is None:
        if len(found) == 1:
            return found[0]
        raise GovgraphError("this database holds several graphs", place, f"Choose one with --name: {there}")
    for head in found:
        if head.workspace == name:
            return head
    raise GovgraphError(f"no graph called {name!r} was pushed to this database", place, f"There are: {there}")


def moved(name: str, place: str) -> GovgraphError:
    """What a reader hears when the version that it opened is no longer the current one."""
    return GovgraphError(f"the graph {name!r} was pushed anew while it was being read", place, "Ask again")


def version_key(name: str, digest: str) -> str:
    """The value of `graph` on the nodes of one version of a workspace."""
    return f"{name}@{digest[:16]}"
