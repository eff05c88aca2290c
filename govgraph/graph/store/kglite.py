"""The embedded store: one file that answers Cypher in this process, built beside and renamed, opened read-only."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.protocol import LOCAL
from govgraph.graph.store.values import plain

if TYPE_CHECKING:
    from govgraph.graph.model import Graph
    from govgraph.graph.store.rows import NodeRow, RelationRow

PART = 200  # rows that the engine is given at once: it copies them, so that many would stand in memory twice
T = TypeVar("T")
_LABELS = ("Entity", "Source", "Disagreement")
_STAR = re.compile(r"\[[^\]\[]*\*\s*(?:\d+\s*\.\.\s*)?(?=[\]{])")
_FILE_READ = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|//[^\n]*")


def _engine() -> Any:
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
                return [{key: plain(value) for key, value in row.items()} for row in result]
        except _engine().KgError as err:
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
        return KgliteStore(_engine().load(str(path)))
    except Exception as err:  # the engine raises many types on a damaged file; to the user they are one
        raise GovgraphError(f"the store is damaged ({_first_line(err)})", str(path), "Delete it; it is rebuilt from the claims") from err


def build_kglite(graph: Graph, path: Path) -> None:
    """Write the graph as a store file; the engine writes beside and renames. Raises GovgraphError when it cannot be written."""
    from govgraph.graph.store.rows import node_groups, relation_groups  # late: asking a question needs no rows

    made = _engine().KnowledgeGraph()
    for nodes in node_groups(graph):
        _load_nodes(made, nodes)
    for label in _LABELS:
        if label in made.node_types:
            made.create_index(label, "key")
    for relations in relation_groups(graph):
        _load_relations(made, relations)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with warnings.catch_warnings():  # of large graphs it remarks on how columns are stored
            warnings.simplefilter("ignore")
            made.save(str(path))
    except (OSError, _engine().KgError) as err:
        raise GovgraphError(f"cannot write here ({_first_line(err)})", str(path), "Check free space and permissions") from err


def _load_nodes(made: Any, rows: Iterator[NodeRow]) -> None:
    """Rows of the same labels."""
    for some in _some(rows):
        pattern = "".join(f":{label}" for label in some[0].labels)
        made.cypher(f"UNWIND $rows AS row CREATE (n{pattern}) SET n += row", params={"rows": [row.properties for row in some]})


def _load_relations(made: Any, rows: Iterator[RelationRow]) -> None:
    """Rows of one type between the same labels."""
    for some in _some(rows):
        source, kind, target = some[0].source_label, some[0].type, some[0].target_label
        made.cypher(
            f"UNWIND $rows AS row MATCH (a:{source} {{key: row.source}}) MATCH (b:{target} {{key: row.target}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r += row.properties",
            params={"rows": [{"source": row.source, "target": row.target, "properties": row.properties} for row in some]},
        )


def _some(rows: Iterator[T]) -> Iterator[list[T]]:
    while some := list(islice(rows, PART)):
        yield some
