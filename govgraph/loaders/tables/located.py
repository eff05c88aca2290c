"""JSON whose values know where they stand: objects and lists as they are, every scalar a cell with its offsets in the text."""

from __future__ import annotations

import json
import re
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.tables.value import EMPTY, Cell

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


def located(text: str, base: int = 0) -> Any:
    """The value of a sound JSON text; base: what is added to offsets. Null is an empty cell; of equal keys the last counts.

    Raises ValueError or RecursionError for a text that is no JSON.
    """
    json.loads(text)
    root: list[Any] = []
    stack: list[Any] = [root]
    keys: list[str] = []
    key_next = False
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in "}]":
            stack.pop()
            key_next = False
            if keys and isinstance(stack[-1], dict):
                keys.pop()
        elif token == ",":
            key_next = isinstance(stack[-1], dict)
        elif token == ":":
            key_next = False
        elif key_next:
            keys.append(json.loads(token))
        else:
            made: Any = {} if token == "{" else [] if token == "[" else _cell(token, base + match.start(), base + match.end())
            if isinstance(stack[-1], dict):
                stack[-1][keys[-1]] = made
            else:
                stack[-1].append(made)
            if token in "{[":
                stack.append(made)
                key_next = token == "{"
            elif isinstance(stack[-1], dict):
                keys.pop()
    return root[0]


def _cell(token: str, start: int, end: int) -> Cell:
    value = json.loads(token)
    if value is None or value == "":
        return EMPTY
    quoted = token[0] == '"'
    # Without halves of characters, which an escape such as \ud800 may give and no file can hold.
    return Cell(str(value).encode("utf-8", "replace").decode("utf-8"), start + quoted, end - quoted)


def parse(text: str, where: str) -> Any:
    """As `located`. Raises GovgraphError, with the line, for a text that is no JSON."""
    try:
        return located(text)
    except json.JSONDecodeError as err:
        raise GovgraphError(f"this is not JSON ({err.msg})", f"{where}:{err.lineno}", "Export it again from its program") from err
    except (ValueError, RecursionError) as err:
        raise GovgraphError("this is not JSON that can be read", where, "Export it again from its program") from err
