"""Workbooks (XLSX, XLSM, XLS, ODS) to sheets. The text that offsets count in: cells joined by tabs, lines and sheets by line ends."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.registers.columns import header_line
from govgraph.loaders.registers.sheet import Cell, Sheet, to_sheet


def read_workbook(path: Path) -> tuple[str, list[Sheet], list[str]]:
    """(text, sheets that hold a register, names of the sheets that do not).

    Raises GovgraphError when the file is damaged or locked with a password, or when no sheet has a column for the name.
    """
    text, sheets, left_out = "", [], []
    for name, values in _sheets(path):
        text, grid = _laid_out(text + name + "\n", values)
        line, _ = header_line([[cell.value for cell in row] for row in grid])
        if line < 0:
            left_out.append(name)
        else:
            sheets.append(to_sheet(name, grid, line, "{sheet}!{column}{row}"))
    if not sheets:
        raise GovgraphError("no sheet has a column that says what the rows are called", str(path), "Give one column the heading Name")
    return text, sheets, left_out


def _sheets(path: Path) -> list[tuple[str, list[list[Any]]]]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except (python_calamine.CalamineError, OSError, ValueError) as err:
        reason = " ".join(str(err).split())
        raise GovgraphError(f"this workbook cannot be read ({reason})", str(path), "Save it again without a password, or as CSV") from err


def _laid_out(text: str, values: list[list[Any]]) -> tuple[str, list[list[Cell]]]:
    parts, at, grid = [text], len(text), []
    for line in values:
        row = []
        for value in line:
            shown = _shown(value)
            row.append(Cell(shown, at, at + len(shown)))
            parts.append(shown + "\t")
            at += len(shown) + 1
        parts.append("\n")
        at += 1
        grid.append(row)
    return "".join(parts), grid


def _shown(value: Any) -> str:
    """A value as a person would write it: whole numbers without a point, dates as ISO."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)
