"""CSV and its kin to a grid. The csv module tells no offsets, so cells are found here and compared with it in the tests."""

from __future__ import annotations

import re

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.value import Cell, Grid, Line

DELIMITERS = (",", ";", "\t", "|")
_SEP = re.compile(r"\ufeff?\"?sep=(?P<mark>[,;\t|])\"?\n")
SAMPLE = 25  # lines by which the delimiter is found


def read_delimited(text: str, where: str) -> Grid:
    """The grid in a text of cells between commas, semicolons, tabs or bars, or what its first line "sep=;" says.

    Raises GovgraphError when a quotation mark is never closed.
    """
    said = _SEP.match(text)
    start = said.end() if said else 1 if text.startswith("\ufeff") else 0
    mark = said["mark"] if said else max(DELIMITERS, key=lambda one: _fit(cells_of(text, one, start, SAMPLE)))
    lines = cells_of(text, mark, start)
    last = lines[-1][-1] if lines else None
    if last and last.end == len(text) and text[last.start - 1 : last.start] == '"' and "\n" in last.value:
        line = text.count("\n", 0, last.start) + 1
        raise GovgraphError("a quotation mark is opened and never closed", f"{where}:{line}", "Close it, or save the register again")
    first = 2 if said else 1
    return Grid("", tuple(Line(number, _set_in(line)) for number, line in enumerate(lines, first)))


def _fit(lines: list[list[Cell]]) -> tuple[int, int]:
    """How well a delimiter fits: known headings in one line, then lines of the most usual number of cells (one cell fits nothing)."""
    known = max((sum(bool(cell.value.strip()) and meaning(cell.value) is not None for cell in line) for line in lines[:SAMPLE]), default=0)
    widths = [len(line) for line in lines if len(line) > 1]
    return known if widths else min(known, 1), max(map(widths.count, widths), default=0)


def _set_in(line: list[Cell]) -> tuple[Cell, ...]:
    """The cells without white space around them; what stood before counts as the indent."""
    found = []
    for cell in line:
        value = cell.value.strip()
        if value == cell.value:
            found.append(cell)
            continue
        indent = len(cell.value.expandtabs(4)) - len(cell.value.expandtabs(4).lstrip()) if value else 0
        found.append(Cell(value, cell.start, cell.end, indent))
    return tuple(found)


def cells_of(text: str, delimiter: str, start: int = 0, limit: int | None = None) -> list[list[Cell]]:
    """The cells of each line by RFC 4180: quoted cells may hold delimiters and line ends, and "" for a quotation mark."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*)(?:"|\Z)(?P<rest>[^{mark}\n]*)|(?P<bare>[^{mark}\n]*))(?P<stop>{mark}|\n|\Z)')
    lines: list[list[Cell]] = []
    line: list[Cell] = []
    at = start
    while at < len(text) or line:
        if not line and (bare := _without_quotes(text, at, delimiter)):
            lines.append(bare)
            at = bare[-1].end + 1
            if limit and len(lines) >= limit:
                break
            continue
        match = cell.match(text, at)
        assert match is not None, "every text matches: a bare cell may be empty"
        line.append(_cell(match))
        at = match.end()
        if match["stop"] != delimiter:
            lines.append(line)
            line = []
            if limit and len(lines) >= limit:
                break
    return lines


def _without_quotes(text: str, at: int, delimiter: str) -> list[Cell]:
    """The cells of the line that begins here, or none where a quotation mark stands in it."""
    end = text.find("\n", at)
    said = text[at:end] if end >= 0 else text[at:]
    cells: list[Cell] = []
    for value in said.split(delimiter) if '"' not in said else ():
        cells.append(Cell(value, at, at + len(value)))
        at += len(value) + 1
    return cells


def _cell(match: re.Match[str]) -> Cell:
    if match["quoted"] is None:
        return Cell(match["bare"], *match.span("bare"))
    return Cell(match["quoted"].replace('""', '"') + match["rest"], *match.span("quoted"))
