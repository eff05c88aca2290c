"""What a Neo4j server or its driver says when something fails, in a line that tells what to do: reads failures.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.errors import GovgraphError


def in_words(err: Exception, uri: str, database: str | None = None) -> GovgraphError:
    """A GovgraphError that says what `err` (of the neo4j driver) means for the user. database: as asked for."""
    from neo4j import exceptions as known

    if isinstance(err, known.Neo4jError):
        return of_code(err.code or "", err.message or str(err), f"{uri} database {database}" if database else uri)
    if isinstance(err, known.ServiceUnavailable | known.SessionExpired | known.IncompleteCommit):
        return of_connection(err, uri)
    if isinstance(err, known.ConfigurationError | ValueError):
        return GovgraphError(f"this address cannot be used ({_short(str(err))})", uri, "Write it as neo4j://host:7687")
    said = f"{type(err).__name__}: {_short(str(err))}"
    return GovgraphError(f"the server could not be used ({said})", uri, "Check that it is Neo4j 5 or later")


def of_code(code: str, message: str, place: str) -> GovgraphError:
    """The same for a code of the server and its message."""
    for row in _table()["server"]:
        if code.startswith(row["code"]):
            return GovgraphError(row["what"], place, row["advice"])
    if code.startswith("Neo.ClientError.Statement"):
        return GovgraphError(f"the server does not accept this Cypher: {_short(message)}", place)
    return GovgraphError(f"the server says: {_short(message)} ({code or 'no code'})", place)


def of_connection(err: BaseException, uri: str) -> GovgraphError:
    """The same for a connection that could not be made or broke."""
    text = _chain(err).lower()
    row = next(row for row in _table()["connection"] if any(word.lower() in text for word in row["words"]))
    return GovgraphError(row["what"], uri, row["advice"])


@cache
def _table() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(files("govgraph.graph.store").joinpath("failures.yaml").read_text("utf-8"))
    return made


def _chain(err: BaseException | None) -> str:
    texts = []
    while err is not None:
        texts.append(str(err))
        err = err.__cause__ or err.__context__
    return " ".join(texts)


def _short(text: str) -> str:
    line = next(iter(text.strip().splitlines()), "")
    return line if len(line) <= 200 else f"{line[:199]}…"
