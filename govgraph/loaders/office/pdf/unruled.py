"""Tables without rules: words that stand side by side, row after row, in the same columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from govgraph.loaders.office.pdf.glyphs import Line, beside
from govgraph.loaders.office.pdf.tables import Cell, FilledTable, Table

_LABEL = 60  # characters; a lone row is one of a table only where its first cell is no longer
_TALL = 5  # lines; a lone row with taller cells is text in columns
_GUTTER = 10.0  # points that stay free between columns

Row = list[list[Line]]


@dataclass
class _Rows:
    """Lines in the order in which they are drawn, put into rows of cells; a row of one cell is running text."""

    rows: list[Row] = field(default_factory=list)

    def take(self, line: Line) -> None:
        """Add a line: to a new cell beside the row's cells, below the last line of its last cell, or to a new row."""
        row = self.rows[-1] if self.rows else []
        start = self._row_start(row, line)
        if start is not None:
            if start > 0:  # what stood above the line that this one stands beside is no part of the row
                self.rows[-1:] = [[row[0][:start]], [row[0][start:]]]
            self.rows[-1].append([line])
        elif row and _below(row[-1], line):
            row[-1].append(line)
        else:
            self.rows.append([[line]])

    def _row_start(self, row: Row, line: Line) -> int | None:
        """Which line of the open row this one stands beside; None where it stands beside none."""
        near = [i for i, above in enumerate(row[0]) if abs(above.box[1] - line.box[1]) < 0.7 * line.size] if row else []
        if not near or (len(row) > 1 and near[0] > 0):
            return None
        left = row[-1] if len(row) > 1 else row[0][near[0] :]  # what stands above may be as wide as it likes
        return near[0] if line.box[0] >= max(cell.box[2] for cell in left) + 0.5 * line.size else None


def _below(cell: list[Line], line: Line) -> bool:
    last = cell[-1]
    return abs(line.box[0] - cell[0].box[0]) < 3 and 0 < line.box[1] - last.box[1] < 2 * line.size


def with_tables(lines: list[Line], number: int) -> list[Line | FilledTable]:
    """The lines of a page's running text, those that make up tables put into such; the rest of what stands side by side gets tabs."""
    found = _Rows()
    for line in lines:
        found.take(line)
    out: list[Line | FilledTable] = []
    group: list[Row] = []
    for row in found.rows:
        if len(row) > 1 and group and _same_table(group, row):
            group.append(row)
            continue
        out.extend(_made(group, number))
        group = [*_row_above(out, row), row] if len(row) > 1 else []
        if len(row) == 1:
            out.extend(row[0])
    out.extend(_made(group, number))
    return out


def _row_above(out: list[Line | FilledTable], row: Row) -> list[Row]:
    """A line right above a row that stands in one of its further columns is a row of its own with nothing in the first."""
    line = out[-1] if out else None
    if not isinstance(line, Line) or not 0 < row[0][0].box[1] - line.box[1] < 3 * line.size:
        return []
    if not any(abs(cell[0].box[0] - line.box[0]) < 3 for cell in row[1:]):
        return []
    out.pop()
    return [[[line]]]


def _same_table(group: list[Row], row: Row) -> bool:
    last = max(line.box[3] for cell in group[-1] for line in cell)
    gap = row[0][0].box[1] - last
    return -row[0][0].size < gap < 3 * row[0][0].size and _columns([*group, row]) is not None


def _columns(rows: list[Row]) -> list[tuple[float, float]] | None:
    """Left and right edge of each column; None where cells of one row would share a column."""
    spans = sorted((min(line.box[0] for line in cell), max(line.box[2] for line in cell)) for row in rows for cell in row)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(right, columns[-1][1]))
        else:
            columns.append((left, right))
    return columns if len(columns) <= max(map(len, rows)) + 1 and all(_distinct(row, columns) for row in rows) else None


def _distinct(row: Row, columns: list[tuple[float, float]]) -> bool:
    homes = [_home(cell, columns) for cell in row]
    return len(set(homes)) == len(homes)


def _home(cell: list[Line], columns: list[tuple[float, float]]) -> int:
    return next(i for i, (left, right) in enumerate(columns) if left <= cell[0].box[0] <= right)


def _made(group: list[Row], number: int) -> list[Line | FilledTable]:
    """A table, or the lines of rows that make up none."""
    columns = _columns(group) if group else None
    lone = len(group) == 1 and (max(map(len, group[0])) > _TALL or sum(len(line.text) for line in group[0][0]) > _LABEL)
    if columns is None or lone:
        return [line for row in group for line in _tabbed(row)]
    rows: list[list[tuple[Cell, list[Line]]]] = []
    for row in group:
        homes = {_home(cell, columns): cell for cell in row}
        rows.append([(Cell(_place(i, columns)), homes.get(i, [])) for i in range(len(columns))])
    box = (columns[0][0], group[0][0][0].box[1], columns[-1][0], max(line.box[3] for cell in group[-1] for line in cell))
    return [FilledTable(Table(box, [[cell for cell, _ in row] for row in rows]), number, rows)]


def _place(i: int, columns: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    right = columns[i + 1][0] - _GUTTER if i + 1 < len(columns) else columns[i][1]
    return (columns[i][0], 0, right, 0)


def _tabbed(row: Row) -> list[Line]:
    """The lines of a row; where each cell is one line, all of them as one with tabs."""
    if max(map(len, row)) > 1:
        return [line for cell in row for line in cell]
    line = row[0][0]
    for cell in row[1:]:
        line = beside(line, cell[0])
    return [line]
