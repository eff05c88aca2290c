"""One who pushes at a time: the lock is a write lock in an open transaction, which the server lets go when its client dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.connect import Server

if TYPE_CHECKING:
    from neo4j import Session, Transaction

_HEAD = "MERGE (h:GovgraphHead {workspace: $name})"
_TAKE = "MATCH (h:GovgraphHead {workspace: $name}) SET h.locked = true REMOVE h.locked"
_PROBE = 5.0  # seconds; a free lock is taken in far less, even on a busy machine


@contextmanager
def hold(server: Server, name: str, wait: float | None) -> Iterator[Transaction]:
    """The open transaction that holds the lock of `name`; committed at the end, rolled back on an error.

    Raises GovgraphError when somebody else still pushes after `wait` seconds; None waits as long as it takes.
    """
    with server.session() as session:
        session.execute_write(lambda transaction: transaction.run(_HEAD, name=name).consume())
        if wait is not None:
            _wait_for(session, server.uri, name, wait)
        # timeout 0: a long push must not lose its lock to the server's default limit.
        with session.begin_transaction(timeout=0) as transaction:
            transaction.run(_TAKE, name=name).consume()
            yield transaction
            transaction.commit()


def _wait_for(session: Session, uri: str, name: str, wait: float) -> None:
    end = monotonic() + wait
    while not is_free(session, name):
        if monotonic() >= end:
            raise GovgraphError(f"somebody else is pushing {name!r} to this database", uri, "Wait until that push is done, then push again")


def is_free(session: Session, name: str) -> bool:
    """Whether nobody holds the lock of `name`; takes some seconds to say no."""
    from neo4j.exceptions import Neo4jError

    try:
        with session.begin_transaction(timeout=_PROBE) as transaction:
            transaction.run(_TAKE, name=name).consume()
            transaction.rollback()
    except Neo4jError as err:
        if "TransactionTimedOut" in (err.code or "") or "LockClientStopped" in (err.code or ""):
            return False
        raise
    return True
