"""Cypher that a person typed: what is refused before it runs, and running it where it can do no harm."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.queries import dialect

# Procedures that only tell what is there. Any other may write, read files or fetch addresses.
_HARMLESS = re.compile(r"db\.(labels|relationshipTypes|propertyKeys|schema\.\w+|info)|dbms\.(components|info)", re.IGNORECASE)
_CALL = re.compile(r"(?<![.:$\w])CALL\s+([\w.`]+)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
# The first word of each statement, where comments are blanks; PROFILE runs whatever follows it.
_FIRST = re.compile(r"(?:^|;)\s*(?:(?:EXPLAIN|PROFILE)\s+)*(\w+)", re.IGNORECASE)
_READS = frozenset(["MATCH", "OPTIONAL", "UNWIND", "WITH", "CALL", "RETURN"])
_LIMIT = 2 << 30  # bytes
_GRACE = 2.0  # seconds for the engine to stop by itself before its process is ended


def refuse_unsafe(text: str) -> None:
    """Raise GovgraphError if the query writes, reads files, calls a procedure that may, or walks without an upper bound.

    Words inside strings, comments and `quoted names` are not code and are let through.
    """
    _scan(text)
    # Neo4j reads \u0043REATE as CREATE before anything else, even where it ends a string.
    decoded = _ESCAPE.sub(lambda one: chr(int(one[1], 16)), text)
    if decoded != text:
        _scan(decoded)
    _refuse_beginnings(decoded)


def _scan(text: str) -> None:
    code = dialect.mask(text)
    if not code.strip(" \n\t;"):
        raise GovgraphError("the query is empty", "", "Write for instance: MATCH (b:Body) RETURN b.name AS name ORDER BY name")
    for construct in (*reversed(dialect.WRITES), dialect.UNBOUNDED):
        if found := construct.pattern.search(code):
            shown = " ".join(text[found.start() : found.end()].split())
            raise GovgraphError(f"the query holds {construct.title} ({shown})", _place(code, found.start()), construct.instead)
    for call in _CALL.finditer(code):
        name = text[call.start(1) : call.end(1)]
        if not _HARMLESS.fullmatch(name):
            raise GovgraphError(
                f"the query calls {name}", _place(code, call.start()), "Only procedures that list labels, types and properties are allowed"
            )


def _refuse_beginnings(text: str) -> None:
    """Raise GovgraphError where a statement begins otherwise than reading does: SHOW, TERMINATE, START and whatever comes later."""
    code = dialect.mask(text)
    for first in _FIRST.finditer(code):
        if first[1].upper() not in _READS:
            advice = "Only reading is allowed: begin with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN"
            raise GovgraphError(f"the query begins with {first[1]}", _place(code, first.start(1)), advice)


def run_user_cypher(
    store: Path,
    text: str,
    params: Mapping[str, object] | None = None,
    *,
    timeout: float = 30.0,
    memory: int = _LIMIT,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """The rows of a person's query on the store file `store`, run in a process of its own.

    timeout: seconds; memory: bytes (held on Linux, elsewhere only the time limit guards); limit: at most so many rows.
    Raises GovgraphError for a query that is refused, fails, or meets a limit.
    """
    refuse_unsafe(text)
    task = {"store": str(store), "cypher": text, "params": dict(params or {}), "timeout": timeout, "memory": memory, "limit": limit}
    command = [sys.executable, "-m", "govgraph.queries.worker"]
    try:
        done = subprocess.run(
            command, input=json.dumps(task).encode(), capture_output=True, timeout=timeout + _GRACE, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired as err:
        raise GovgraphError(
            f"the query was stopped after {timeout:g} seconds", "", "Bound its paths more narrowly, or raise --timeout"
        ) from err
    return _result(done, memory)


def _environment() -> dict[str, str]:
    # The child must find the same govgraph as we did, from wherever it was started.
    import os

    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _result(done: subprocess.CompletedProcess[bytes], memory: int) -> list[dict[str, Any]]:
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise _broken(done, memory) from None
    if "error" in answer:
        raise GovgraphError(*answer["error"])
    rows: list[dict[str, Any]] = answer["rows"]
    return rows


def _broken(done: subprocess.CompletedProcess[bytes], memory: int) -> GovgraphError:
    # Without more memory the engine ends its process by a signal, and Python raises MemoryError; all else is a fault of ours.
    said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
    if done.returncode < 0 or any("memory" in line.casefold() for line in said):
        return GovgraphError(
            f"the query needed more than {memory >> 20} MB and was stopped", "", "Bound its paths more narrowly, or return fewer rows"
        )
    return GovgraphError(f"the query could not be run ({said[-1]})", "", "Check that this Python holds govgraph and kglite")


def _place(code: str, offset: int) -> str:
    return f"line {dialect.line_of(code, offset)}"
