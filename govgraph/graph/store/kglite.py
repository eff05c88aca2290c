"""The embedded store: one file that answers Cypher in this process, built beside and renamed, opened read-only."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.protocol import LOCAL
from govgraph.graph.store.values import plain_row

if TYPE_CHECKING:
    from govgraph.graph.model import Graph

LARGE = 50_000  # entities and relations from which on a store is filled apart: the engine takes as much memory as the graph
_STAR = re.compile(r"\[[^\]\[]*\*\s*(?:\d+\s*\.\.\s*)?(?=[\]{])")
_FILE_READ = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|//[^\n]*")


def engine() -> Any:
    """kglite, imported when first used, with its remarks on unknown labels and properties turned off."""
    import kglite

    kglite.set_query_warning_policy("silent")
    return kglite


class KgliteStore:
    """A store file opened read-only."""

    name = "kglite"
    graph_key = LOCAL

    def __init__(self, graph: Any) -> None:
        graph.read_only(True)
        self._graph = graph

    def run(
        self, cypher: str, params: Mapping[str, object], *, timeout: float | None = None, limit: int | None = None
    ) -> list[dict[str, object]]:
        """See Store.run; an unbounded star is refused, since the engine would stop at ten steps without a word."""
        refuse(cypher)
        milliseconds = None if timeout is None else max(1, int(timeout * 1000))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                result = self._graph.cypher(cypher, params=dict(params), timeout_ms=milliseconds, row_limit=limit)
                if isinstance(result, str):
                    return [{"plan": line} for line in result.splitlines()]
                return [plain_row(row) for row in result]
        except engine().KgError as err:
            raise _error(err, timeout) from err
        except (ValueError, TypeError, RuntimeError) as err:
            raise GovgraphError(f"the query cannot run: {_first_line(err)}") from err

    def close(self) -> None:
        """Forget the graph."""
        self._graph = None


def refuse(cypher: str) -> None:
    """Raise GovgraphError for what the engine would do silently wrong or must not do at all."""
    bare = _QUOTED.sub("''", cypher)
    if _STAR.search(bare):
        raise GovgraphError("the query has a path without an upper bound", advice="Write a bound, for instance *1..12")
    if _FILE_READ.search(bare):
        raise GovgraphError("LOAD CSV is not allowed", advice="Use govgraph load for files")


def _error(err: Exception, timeout: float | None) -> GovgraphError:
    kind = type(err).__name__
    if kind == "CypherTimeoutError":
        limit = f" of {timeout:g} s" if timeout else ""
        return GovgraphError(f"the query was stopped at its time limit{limit}", advice="Narrow the query or raise --timeout")
    if kind == "ReadOnlyError" or "read-only" in str(err).lower():
        return GovgraphError("the query would write, and queries may only read", advice="Use decisions.yaml to correct the graph")
    return GovgraphError(f"the query cannot run: {_first_line(err)}")


def _first_line(err: Exception) -> str:
    return (str(err).strip().splitlines() or [type(err).__name__])[0].rstrip(".")


def open_kglite(path: Path) -> KgliteStore:
    """Open a store file that `build_kglite` wrote. Raises GovgraphError when it is absent or damaged."""
    if not path.exists():
        raise GovgraphError("there is no store here", str(path), "Run: govgraph load")
    try:
        return KgliteStore(engine().load(str(path)))
    except Exception as err:  # the engine raises many types on a damaged file; to the user they are one
        raise GovgraphError(f"the store is damaged ({_first_line(err)})", str(path), "Delete it; it is rebuilt from the claims") from err


def build_kglite(graph: Graph, path: Path) -> None:
    """Write the graph as a store file; the engine writes beside and renames. Raises GovgraphError when it cannot be written."""
    from govgraph.graph.store.filling import fill, fill_apart, steps  # late: asking a question needs no rows

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise unwritable(path, err) from err
    large = len(graph.entities) + len(graph.relations) > LARGE
    (fill_apart if large else fill)(steps(graph), path)


def unwritable(path: Path, err: Exception) -> GovgraphError:
    """What to say where a store cannot be written."""
    return GovgraphError(f"cannot write here ({_first_line(err)})", str(path), "Check free space and permissions")
