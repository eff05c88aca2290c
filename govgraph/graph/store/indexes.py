"""The constraints and indexes that pushed graphs need on a Neo4j server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.graph.schema import schema

if TYPE_CHECKING:
    from neo4j import Session

KEYED = ("Entity", "Source", "Disagreement")  # the labels by which a node is found by `graph` and `key`


def prepare(session: Session) -> None:
    """Make what is missing; what is there is left alone, since even IF NOT EXISTS would wait for everybody who writes."""
    if schema_statements().keys() <= _there(session):
        return
    for name, statement in schema_statements().items():
        if name not in _there(session):  # asked each time: two who push for the first time may meet here
            _make(session, statement)
    session.run("CALL db.awaitIndexes(300)").consume()


def _there(session: Session) -> set[str]:
    return {row["name"] for row in session.run("SHOW INDEXES YIELD name").data()}


def _make(session: Session, statement: str) -> None:
    """Make one, unless somebody else who pushes for the first time has just made it."""
    from neo4j.exceptions import ClientError

    try:
        session.execute_write(lambda transaction: transaction.run(statement).consume())
    except ClientError as err:
        if "AlreadyExists" not in (err.code or ""):
            raise


def schema_statements() -> dict[str, str]:
    """Name → Cypher of every constraint (each brings an index of its name) and index."""
    made = {}
    keys = [(label, "n.graph, n.key") for label in KEYED] + [("GovgraphHead", "n.workspace"), ("GovgraphVersion", "n.graph")]
    for label, key in keys:
        name = f"govgraph_{label.lower()}_key"
        made[name] = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE ({key}) IS UNIQUE"
    for label in (*KEYED, *(kind.label for kind in schema().kinds.values())):
        name = f"govgraph_{label.lower()}_graph"
        made[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.graph)"
    return made
