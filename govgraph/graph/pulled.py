"""A workspace that holds a graph brought from elsewhere: a graph without claims, which no decision changes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from govgraph.graph.claims import Issue
from govgraph.graph.claimsfile import dump_issues
from govgraph.graph.errors import GovgraphError
from govgraph.graph.exchange import dump
from govgraph.graph.model import Graph
from govgraph.graph.state import State

FILE = "pulled.json"


def origin(state: State) -> dict[str, str] | None:
    """Where the graph of this state came from ({"uri", "name"}), or None when it was built from claims."""
    try:
        data = json.loads((state.path / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def state_files(graph: Graph, whence: Mapping[str, str], *, decided: bool) -> dict[str, str]:
    """The files of a state that holds a pulled graph. decided: whether decisions.yaml says anything, which here is in vain."""
    advice = "Decide in the workspace that pushed it, and push again"
    vain = Issue("decisions.yaml", "", "decisions do not change a graph that was pulled", advice)
    return {
        FILE: json.dumps(dict(whence), indent=1, ensure_ascii=False) + "\n",
        "issues.jsonl": dump_issues(()),
        "build-issues.jsonl": dump_issues((vain,) if decided else ()),
        "graph.json": dump(graph),
    }


def refuse_documents(state: State, place: str) -> None:
    """Raise GovgraphError where documents would replace a pulled graph."""
    if origin(state) is not None:
        raise GovgraphError("this workspace holds a graph that was pulled", place, "Load documents into another one: --workspace DIR")


def refuse_graph(state: State, place: str) -> None:
    """Raise GovgraphError where a pulled graph would replace what was read from documents."""
    if state.claims_files():
        raise GovgraphError("this workspace holds documents of its own", place, "Pull into another one: --workspace DIR")
