"""A pushed graph as Cypher text: the statements of a push with their rows written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from govgraph.graph.store.push import Push, batches

ROWS = 200  # of a statement: what a person's tools still take in one piece


def script(push: Push) -> Iterator[str]:
    """One line for each batch of nodes, then of relations."""
    for text, rows in batches(push, ROWS):
        body = text.replace("$graph", literal(push.graph_key)).removeprefix("UNWIND $rows AS row ")
        yield statement(re.sub(r" RETURN count\(\w\) AS n$", "", body), rows)


def statement(body: str, rows: Sequence[Mapping[str, object]]) -> str:
    """`body` for each of the rows, as `row`."""
    return f"UNWIND {literal(list(rows))} AS row {body}"


def literal(value: object) -> str:
    """A plain value as a Cypher literal in one line. Text cannot end its quotes, whatever it holds."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"`{key}`: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(literal, value)) + "]"
    return "'" + "".join(map(_escaped, str(value))) + "'"


def _escaped(character: str) -> str:
    if character in "\\'":
        return "\\" + character
    # Whatever could end a line, or hide in one, is written by its number.
    return character if character.isprintable() else "".join(f"\\u{unit:04x}" for unit in _units(character))


def _units(character: str) -> list[int]:
    raw = character.encode("utf-16-be")
    return [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
