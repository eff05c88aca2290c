"""JSON lines to a table: one object a line, nested values under headings such as "details.abbreviation"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.tables.located import located
from govgraph.loaders.tables.value import EMPTY, Cell, Grid, Line, Table


def read_json_lines(text: str, where: str) -> Table:
    """The table of all objects, a path a column; a path that comes back in one object has several columns of one heading.

    Raises GovgraphError, with the line, where an object is damaged.
    """
    columns: dict[tuple[str, int], int] = {}
    found: list[tuple[int, dict[int, Cell]]] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            cells: dict[int, Cell] = {}
            met: Counter[str] = Counter()
            for path, cell in _scalars(_object(line, start, f"{where}:{number}"), ""):
                if cell.value:
                    cells[columns.setdefault((path, met[path]), len(columns))] = cell
                    met[path] += 1
            found.append((number, cells))
        start += len(line) + 1
    width = len(columns)
    rows = tuple(Line(number, tuple(cells.get(at, EMPTY) for at in range(width))) for number, cells in found)
    heads = tuple(path for path, _ in columns)
    return Table(Grid("", rows), heads, ("",) * width, rows, sections=("",) * len(rows))


def _object(line: str, start: int, place: str) -> dict[str, Any]:
    advice = 'Each line must hold one object, such as {"name": "Skills Board"}'
    try:
        found = located(line, start)
    except (ValueError, RecursionError) as err:
        raise GovgraphError("this line is not JSON", place, advice) from err
    if not isinstance(found, dict):
        raise GovgraphError("this line holds no object", place, advice)
    return found


def _scalars(value: Any, path: str) -> Iterator[tuple[str, Cell]]:
    """(path, cell) of every scalar; a list adds nothing to the path."""
    if isinstance(value, Cell):
        yield path, value
    else:
        pairs = value.items() if isinstance(value, dict) else (("", one) for one in value)
        for key, one in pairs:
            yield from _scalars(one, ".".join(filter(None, (path, key))))
