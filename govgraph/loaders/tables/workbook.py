"""Workbooks (XLSX, XLSM, XLS, ODS) to grids. The text that offsets count in: cells joined by tabs, lines and sheets by line ends."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.limits import refuse_beyond
from govgraph.loaders.office.package import BROKEN
from govgraph.loaders.tables.marks import NO_MARKS, Marks, sheet_marks
from govgraph.loaders.tables.opensheet import read_open_sheets
from govgraph.loaders.tables.value import EMPTY, Cell, Grid, Line, Source

_DAMAGED = (SyntaxError, TypeError, AttributeError, *BROKEN)  # and PanicException, which is calamine's and no Exception
READ_HIDDEN = "Read it with: govgraph load --hidden"


def read_workbook(path: Path, *, hidden: bool = False) -> Source:
    """Every sheet of a workbook; hidden: read hidden sheets, rows and columns as well, which are else left out and told.

    Raises GovgraphError when the file is damaged or locked with a password.
    """
    text, grids = "", []
    for name, values, marks in _sheets(path):
        if marks.hidden_sheet and not hidden:
            told = ((f"sheet {name}", "this sheet is hidden and was left out", READ_HIDDEN),)
            grids.append(Grid(name, (), True, told))
            continue
        covered = sum((bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in marks.merged)
        _refuse_beyond("its merged cells cover this many cells:", covered, path, name)
        text, cells = _laid_out(text + name + "\n", values, marks)
        grids.append(_grid(name, cells, marks, hidden))
    return Source(text, tuple(grids))


def _sheets(path: Path) -> list[tuple[str, list[list[Any]], Marks]]:
    import python_calamine

    try:
        if path.suffix.lower() == ".ods":
            return read_open_sheets(path)
        marks = sheet_marks(path) if zipfile.is_zipfile(path) else {}
        for name, one in marks.items():
            _refuse_beyond("it reaches over this many cells:", one.reach[0] * one.reach[1], path, name)
        book = python_calamine.CalamineWorkbook.from_path(path)
        return [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False), marks.get(name, NO_MARKS)) for name in book.sheet_names
        ]
    except GovgraphError:
        raise
    except BaseException as err:
        if not isinstance(err, _DAMAGED + (python_calamine.CalamineError,)) and type(err).__name__ != "PanicException":
            raise
        reason = " ".join(str(err).split())[:100]
        raise GovgraphError(f"this workbook cannot be read ({reason})", str(path), "Save it again without a password, or as CSV") from err


def _refuse_beyond(what: str, cells: int, path: Path, sheet: str) -> None:
    refuse_beyond("cells", cells, what, f"{path}: sheet {sheet}", "Delete what stands far off")


def _laid_out(text: str, values: list[list[Any]], marks: Marks) -> tuple[str, list[list[Cell]]]:
    parts, at, grid = [text], len(text), []
    for number, line in enumerate(values):
        row = []
        for column, value in enumerate(line):
            raw = _shown(value)
            shown = raw.strip()
            lead = len(raw) - len(raw.lstrip())
            indent = marks.indents.get((number, column), 0) or lead
            row.append(Cell(shown, at + lead, at + lead + len(shown), indent) if shown else EMPTY)
            parts.append(raw + "\t")
            at += len(raw) + 1
        parts.append("\n")
        at += 1
        grid.append(row)
    _fill_merged(grid, marks)
    return "".join(parts), grid


def _fill_merged(grid: list[list[Cell]], marks: Marks) -> None:
    """Merged cells hold for all that they cover."""
    for (top, left), (bottom, right) in marks.merged:
        if top >= len(grid) or left >= len(grid[top]):
            continue
        first = grid[top][left]
        filled = Cell(first.value, first.start, first.end, first.indent, spanned=True)
        for row in grid[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                if not row[column].value or row[column] is first:
                    row[column] = filled


def _grid(name: str, cells: list[list[Cell]], marks: Marks, hidden: bool) -> Grid:
    told, lines = list(marks.told(name, hidden)), []
    columns = set() if hidden else marks.hidden_columns
    for number, row in enumerate(cells):
        if number in marks.hidden_rows and not hidden:
            continue
        struck = {column for column in range(len(row)) if (number, column) in marks.struck and row[column].value}
        if struck and len(struck) >= sum(bool(cell.value) for cell in row):
            told.append(
                (f"{name}, row {number + 1}", "this row is struck out and was left out", "Delete it, or take the line through it away")
            )
            continue
        gone = struck | columns
        lines.append(Line(number + 1, tuple(EMPTY if column in gone else cell for column, cell in enumerate(row)) if gone else tuple(row)))
        told += [
            (f"{name}, row {number + 1}", f'"{row[column].value[:40]}" is struck out and was left out', "Delete it")
            for column in sorted(struck)
        ]
    return Grid(name, tuple(lines), True, tuple(told))


def _shown(value: Any) -> str:
    """A value as a person would write it: whole numbers without a point, dates as ISO."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)
