"""Writing a graph to Neo4j as a new version beside the old one; one transaction makes it the current one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.graph.store.connect import Server
from govgraph.graph.store.indexes import KEYED, prepare
from govgraph.graph.store.locks import hold, is_free
from govgraph.graph.store.remainder import whole_nodes, whole_relations
from govgraph.graph.store.rows import NodeRow, RelationRow
from govgraph.graph.store.versions import version_key

if TYPE_CHECKING:
    from neo4j import Session, Transaction

BATCH = 2000  # rows of a transaction
Progress = Callable[[int, int], None]
"""Called after each batch with the rows written so far and the rows in all."""
Batch = tuple[str, list[dict[str, object]]]
"""Cypher and its rows; it returns as `n` how many of them found their place."""


@dataclass(frozen=True, slots=True)
class Push:
    """What is to be pushed.

    name: of the workspace on the server.  owner: its id.  digest: changes with the content.
    nodes, relations: may be iterators, so that a graph larger than memory can be pushed; sorted by their labels and types.
    total: how many rows in all, for the progress.  waiting: ids of claims that wait for review.
    """

    name: str
    owner: str
    digest: str
    nodes: Iterable[NodeRow]
    relations: Iterable[RelationRow]
    total: int = 0
    waiting: Sequence[str] = ()

    @property
    def graph_key(self) -> str:
        """The value of `graph` on the nodes of this version: the same content has the same, so that a push can be resumed."""
        return version_key(self.name, self.digest)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did. written is False when the server had this very graph already, and all of it."""

    name: str
    graph_key: str
    nodes: int
    relations: int
    written: bool


def push_graph(
    server: Server, graph: Graph, name: str, owner: str, *, replace: bool = False, progress: Progress | None = None, wait: float = 60.0
) -> Pushed:
    """Push a graph under `name`.

    owner: an id of the workspace; a graph of the same name from another owner is kept unless `replace`.
    wait: seconds to wait for somebody else who pushes under this name. Raises GovgraphError.
    """
    return push_rows(server, push_of(graph, name, owner), replace=replace, progress=progress, wait=wait)


def push_of(graph: Graph, name: str, owner: str) -> Push:
    """The rows of a graph, as they are pushed under `name`."""
    digest = digest_of(graph)
    nodes = sorted(whole_nodes(graph, version_key(name, digest)), key=_place)
    relations = sorted(whole_relations(graph), key=_place)
    return Push(name, owner, digest, nodes, relations, len(nodes) + len(relations), graph.waiting)


def digest_of(graph: Graph) -> str:
    """SHA-256 of all that a push writes."""
    made = hashlib.sha256()
    rows: list[NodeRow | RelationRow] = [*whole_nodes(graph, ""), *whole_relations(graph)]
    for row in rows:
        made.update(json.dumps([_place(row), row.properties], sort_keys=True).encode())
    made.update(json.dumps(graph.waiting).encode())
    return made.hexdigest()


def push_rows(server: Server, push: Push, *, replace: bool = False, progress: Progress | None = None, wait: float = 60.0) -> Pushed:
    """Push rows; see `push_graph`. A push that dies at any point leaves the old version current, and the next one completes it."""
    with server.session() as session:
        prepare(session)
        with hold(server, push.name, wait) as lock:
            fresh = _is_news(lock, push, server.uri, replace) or sum(_count(session, push.graph_key)) < push.total
            if fresh:
                _write(session, push, progress, server.uri)
                lock.run(_FLIP, _flip_values(push)).consume()
        sweep(server, session, push.name)
        nodes, relations = _count(session, push.graph_key)
    return Pushed(push.name, push.graph_key, nodes, relations, written=fresh)


_FLIP = """
MATCH (h:GovgraphHead {workspace: $name})
SET h.graph = $graph, h.owner = $owner, h.waiting = $waiting, h.pushed = toString(datetime())
"""


def _flip_values(push: Push) -> dict[str, Any]:
    return {"name": push.name, "graph": push.graph_key, "owner": push.owner, "waiting": list(push.waiting)}


def _is_news(lock: Transaction, push: Push, place: str, replace: bool) -> bool:
    text = "MATCH (h:GovgraphHead {workspace: $name}) RETURN h.owner AS owner, h.graph AS graph"
    head = lock.run(text, {"name": push.name}).single(strict=True)
    if head["graph"] is not None and head["owner"] != push.owner and not replace:
        advice = "Choose another name with --name, or replace that graph with --replace"
        raise GovgraphError(f"another workspace has pushed a graph called {push.name!r} to this database", place, advice)
    return bool(head["graph"] != push.graph_key or head["owner"] != push.owner)


def _write(session: Session, push: Push, progress: Progress | None, place: str) -> None:
    session.run("MERGE (v:GovgraphVersion {graph: $graph}) SET v.workspace = $name", {"graph": push.graph_key, "name": push.name}).consume()
    written = 0
    for text, rows in batches(push, BATCH):
        found = _run(session, text, rows, push.graph_key)
        if found != len(rows):
            raise GovgraphError(f"{len(rows) - found} relations lack an end in this graph", place, "Load the sources again, then push")
        written += found
        if progress:
            progress(written, push.total)
    if sum(_count(session, push.graph_key)) < written:
        raise GovgraphError("the server does not hold all that was written", place, "Somebody else changes this graph; push again")


def _run(session: Session, text: str, rows: list[dict[str, object]], graph_key: str) -> int:
    def work(transaction: Any) -> int:
        return int(transaction.run(text, {"rows": rows, "graph": graph_key}).single(strict=True)["n"])

    return session.execute_write(work)


def batches(push: Push, size: int) -> Iterator[Batch]:
    """Cypher and rows of every transaction of a push: nodes, then relations."""
    yield from _node_batches(push.nodes, size)
    yield from _relation_batches(push.relations, size)


def _node_batches(nodes: Iterable[NodeRow], size: int) -> Iterator[Batch]:
    for labels, rows in groupby(nodes, key=_place):
        first, *others = labels
        also = "".join(f" SET n:{label}" for label in others)
        text = f"UNWIND $rows AS row MERGE (n:{first} {{graph: $graph, key: row.key}}){also} SET n += row RETURN count(n) AS n"
        for batch in _cut((row.properties for row in rows), size):
            yield text, batch


def _relation_batches(relations: Iterable[RelationRow], size: int) -> Iterator[Batch]:
    for (source, kind, target), rows in groupby(relations, key=_place):
        text = (
            f"UNWIND $rows AS row MATCH (a:{source} {{graph: $graph, key: row.source}}) "
            f"MATCH (b:{target} {{graph: $graph, key: row.target}}) "
            f"MERGE (a)-[r:{kind} {{key: row.properties.key}}]->(b) SET r += row.properties RETURN count(r) AS n"
        )
        for batch in _cut(({"source": row.source, "target": row.target, "properties": row.properties} for row in rows), size):
            yield text, batch


def _place(row: NodeRow | RelationRow) -> tuple[str, ...]:
    return row.labels if isinstance(row, NodeRow) else (row.source_label, row.type, row.target_label)


def _cut(rows: Iterable[dict[str, object]], size: int) -> Iterator[list[dict[str, object]]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def _count(session: Session, graph_key: str) -> tuple[int, int]:
    """Nodes and relations of one version."""
    nodes = " UNION ALL ".join(f"MATCH (n:{label} {{graph: $graph}}) RETURN count(n) AS n" for label in KEYED)
    relations = " UNION ALL ".join(f"MATCH (n:{label} {{graph: $graph}})-[r]->() RETURN count(r) AS n" for label in KEYED)
    counted = [sum(row["n"] for row in session.run(text, {"graph": graph_key}).data()) for text in (nodes, relations)]
    return counted[0], counted[1]


def sweep(server: Server, session: Session, name: str) -> None:
    """Delete every version of `name` but the current one; left to the next push while somebody else is pushing."""
    if not is_free(session, name):
        return
    with hold(server, name, None) as lock:
        text = """
        MATCH (v:GovgraphVersion {workspace: $name}), (h:GovgraphHead {workspace: $name})
        WHERE h.graph IS NULL OR v.graph <> h.graph RETURN v.graph AS graph ORDER BY graph
        """
        for row in lock.run(text, {"name": name}).data():
            delete_version(session, row["graph"])


def delete_version(session: Session, graph_key: str) -> None:
    """Delete a version's nodes in batches, and then its mark, so that an interrupted deletion goes on with the next push."""
    for label in KEYED:
        # CALL (n) { … } would be the newer way to write it, from 5.23 on.
        text = f"MATCH (n:{label} {{graph: $graph}}) CALL {{ WITH n DETACH DELETE n }} IN TRANSACTIONS OF 1000 ROWS"
        session.run(text, {"graph": graph_key}).consume()
    session.run("MATCH (v:GovgraphVersion {graph: $graph}) DELETE v", {"graph": graph_key}).consume()
