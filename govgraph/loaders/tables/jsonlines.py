"""JSON lines to a table: one object a line, nested values under headings such as "details.abbreviation"."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.tables.value import EMPTY, Cell, Grid, Line, Table

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def read_json_lines(text: str, where: str) -> Table:
    """The table of all objects, a path a column; a path that comes back in one object has several columns of one heading.

    Raises GovgraphError, with the line, where an object is damaged.
    """
    columns: dict[tuple[str, int], int] = {}
    found: list[tuple[int, dict[int, Cell]]] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            _check(line, f"{where}:{number}")
            cells: dict[int, Cell] = {}
            met: Counter[str] = Counter()
            for path, value, a, b in _scalars(line, start):
                if value:
                    cells[columns.setdefault((path, met[path]), len(columns))] = Cell(_whole(value), a, b)
                    met[path] += 1
            found.append((number, cells))
        start += len(line) + 1
    width = len(columns)
    rows = tuple(Line(number, tuple(cells.get(at, EMPTY) for at in range(width))) for number, cells in found)
    heads = tuple(path for path, _ in columns)
    return Table(Grid("", rows), heads, ("",) * width, rows, sections=("",) * len(rows))


def _whole(value: str) -> str:
    """The value without halves of characters, which an escape such as \\ud800 may give and no file can hold."""
    return value.encode("utf-8", "replace").decode("utf-8")


def _check(line: str, place: str) -> None:
    try:
        sound = isinstance(json.loads(line), dict)
    except (ValueError, RecursionError) as err:
        raise GovgraphError("this line is not JSON", place, 'Each line must hold one object, such as {"name": "Skills Board"}') from err
    if not sound:
        raise GovgraphError("this line holds no object", place, 'Each line must hold one object, such as {"name": "Skills Board"}')


@dataclass(slots=True)
class _Level:
    """An object or list that is open; key: the one whose value comes next (lists have none of their own)."""

    is_list: bool
    key: str = ""
    parts: tuple[str, ...] = field(default=())


def _scalars(line: str, base: int) -> Iterator[tuple[str, str, int, int]]:
    """(path, value, start, end) of every scalar of a sound line; a list adds nothing to the path. Null gives no value."""
    stack: list[_Level] = []
    expect_key = False
    for match in _TOKEN.finditer(line):
        token = match.group()
        if token in "{[":
            parts = (*stack[-1].parts, stack[-1].key) if stack and stack[-1].key else stack[-1].parts if stack else ()
            stack.append(_Level(token == "[", parts=parts))
            expect_key = token == "{"
        elif token in "}]":
            stack.pop()
        elif token == ",":
            expect_key = not stack[-1].is_list
        elif token == ":":
            expect_key = False
        elif expect_key:
            stack[-1].key = json.loads(token)
        else:
            quoted = token[0] == '"'
            path = ".".join(part for part in (*stack[-1].parts, stack[-1].key) if part)
            yield path, _value(token), base + match.start() + quoted, base + match.end() - quoted


def _value(token: str) -> str:
    value = json.loads(token)
    return "" if value is None else str(value)
