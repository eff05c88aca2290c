"""CSV and its kin to a sheet. The csv module tells no offsets, so cells are found here and compared with it in the tests."""

from __future__ import annotations

import re

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.registers.columns import header_line
from govgraph.loaders.registers.sheet import Cell, Sheet, to_sheet

DELIMITERS = (",", ";", "\t", "|")


def read_delimited(text: str, where: str) -> Sheet:
    """The sheet in a text of cells between commas, semicolons, tabs or bars.

    Raises GovgraphError when no line of headings names the rows, or when a quotation mark is never closed.
    """
    scores = {mark: header_line([[cell.value for cell in line] for line in grid(text, mark, 15)]) for mark in DELIMITERS}
    mark = max(DELIMITERS, key=lambda one: scores[one][1])
    if scores[mark][0] < 0:
        raise GovgraphError("no column says what the rows are called", where, "Give one column the heading Name")
    cells = grid(text, mark)
    _refuse_open_quote(text, cells, where)
    return to_sheet("", cells, scores[mark][0], "row {row}, {heading}")


def grid(text: str, delimiter: str, limit: int | None = None) -> list[list[Cell]]:
    """The cells of each line by RFC 4180: quoted cells may hold delimiters and line ends, and "" for a quotation mark."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*)(?:"|\Z)(?P<rest>[^{mark}\n]*)|(?P<bare>[^{mark}\n]*))(?P<stop>{mark}|\n|\Z)')
    lines: list[list[Cell]] = []
    line: list[Cell] = []
    at = 0
    while at < len(text) or line:
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


def _cell(match: re.Match[str]) -> Cell:
    if match["quoted"] is None:
        return Cell(match["bare"], *match.span("bare"))
    return Cell(match["quoted"].replace('""', '"') + match["rest"], *match.span("quoted"))


def _refuse_open_quote(text: str, cells: list[list[Cell]], where: str) -> None:
    last = cells[-1][-1] if cells else None
    if last and last.end == len(text) and text[last.start - 1 : last.start] == '"' and "\n" in last.value:
        line = text.count("\n", 0, last.start) + 1
        raise GovgraphError("a quotation mark is opened and never closed", f"{where}:{line}", "Close it, or save the register again")
