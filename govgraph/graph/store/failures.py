"""What a Neo4j server or its driver says when something fails, in a line that tells what to do."""

from __future__ import annotations

from govgraph.graph.errors import GovgraphError

# Code of the server (or its beginning) → what is wrong, what to do. The first that fits counts.
_CODES: tuple[tuple[str, str, str], ...] = (
    ("Neo.ClientError.Security.Unauthorized", "the server refuses this user and password", "Check NEO4J_USERNAME and NEO4J_PASSWORD"),
    ("Neo.ClientError.Security.AuthenticationRateLimit", "too many wrong passwords in a row", "Wait some seconds and give the right one"),
    ("Neo.ClientError.Security.CredentialsExpired", "the password has to be changed first", "Log in once with Neo4j's browser or cypher-shell"),
    ("Neo.ClientError.Security.Forbidden", "this user may not do that", "Ask the server's administrator for the role 'publisher' (push) or 'reader' (ask)"),
    ("Neo.ClientError.Security", "the server does not let this user in", "Ask the server's administrator"),
    ("Neo.ClientError.Database.DatabaseNotFound", "there is no such database on this server", "SHOW DATABASES lists them; --database chooses one"),
    ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "this database may only be read", "Ask the server's administrator to make it writable"),
    ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "this database may only be read", "Ask the server's administrator to make it writable"),
    ("Neo.ClientError.Statement.AccessMode", "this would write, and questions only read", "Leave out CREATE, MERGE, SET, DELETE and their like"),
    ("Neo.ClientError.Transaction.TransactionTimedOut", "stopped at the time limit", "Ask for less, or give more time with --timeout"),
    ("Neo.ClientError.Transaction.LockClientStopped", "stopped while waiting for another one who writes", "Try again when that one is done"),
    ("Neo.TransientError.General.DatabaseUnavailable", "this database is not running", "START DATABASE starts it; or wait until the server is up"),
    ("Neo.TransientError.General.MemoryPoolOutOfMemory", "the server ran out of memory for this", "Ask for less, or give the server more"),
    ("Neo.TransientError.General.TransactionMemoryLimit", "the server ran out of memory for this", "Ask for less, or give the server more"),
    ("Neo.ClientError.Cluster.NotALeader", "this member of the cluster takes no writes", "Use neo4j:// instead of bolt://, which finds the one that does"),
    ("Neo.TransientError", "the server is busy or restarting", "Try again"),
)


def in_words(err: Exception, uri: str, database: str | None = None) -> GovgraphError:
    """A GovgraphError that says what `err` (of the neo4j driver) means for the user. database: as asked for."""
    from neo4j import exceptions as known

    place = f"{uri} database {database}" if database else uri
    if isinstance(err, known.Neo4jError):
        return _of_code(err.code or "", err.message or str(err), place)
    if isinstance(err, known.ServiceUnavailable | known.SessionExpired | known.IncompleteCommit):
        return _unreachable(err, uri)
    if isinstance(err, known.ConfigurationError | ValueError):
        return GovgraphError(f"this address cannot be used ({_first_line(err)})", uri, "Write it as neo4j://host:7687")
    return GovgraphError(f"the server could not be used ({_first_line(err)})", uri, "Check that it is Neo4j 5 or later")


def _of_code(code: str, message: str, place: str) -> GovgraphError:
    for prefix, what, advice in _CODES:
        if code.startswith(prefix):
            return GovgraphError(what, place, advice)
    if code.startswith("Neo.ClientError.Statement"):
        return GovgraphError(f"the server does not accept this Cypher: {_short(message)}", place)
    return GovgraphError(f"the server says: {_short(message)} ({code or 'no code'})", place)


def _unreachable(err: Exception, uri: str) -> GovgraphError:
    text = _chain(err)
    if "certificate" in text or "SSL" in text:
        return GovgraphError(
            "no safe connection: the server's certificate is not trusted", uri, "Use +ssc for one it signed itself, or neo4j:// inside your own network"
        )
    if "handshake" in text.lower() or "HTTP" in text:
        return GovgraphError("this port does not speak Neo4j's protocol", uri, "The port is usually 7687; 7474 is the browser's")
    if any(word in text for word in ("defunct", "Failed to read", "Failed to write", "closed", "reset", "Broken pipe")) and "refused" not in text:
        return GovgraphError("the connection was lost in the middle", uri, "Check that the server still runs, then try again: nothing is half done")
    if "resolve" in text or "Name or service" in text or "getaddrinfo" in text:
        return GovgraphError("no server of this name", uri, "Check the spelling of the host")
    return GovgraphError("no server answers", uri, "Start it (docs/neo4j.md names three ways), or check host and port")


def _chain(err: BaseException | None) -> str:
    texts = []
    while err is not None:
        texts.append(f"{type(err).__name__} {err}")
        err = err.__cause__ or err.__context__
    return " ".join(texts)


def _first_line(err: Exception) -> str:
    return _short(str(err) or type(err).__name__)


def _short(text: str) -> str:
    line = text.strip().splitlines()[0] if text.strip() else "nothing"
    return line if len(line) <= 200 else line[:199] + "…"
