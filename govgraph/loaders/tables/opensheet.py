"""OpenDocument spreadsheets (.ods): values as people see them, with what is hidden, merged or struck out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govgraph.loaders.files.limits import refuse_beyond
from govgraph.loaders.office.odfstyles import OFFICE, STYLE, TABLE, TEXT
from govgraph.loaders.office.package import Package
from govgraph.loaders.tables.marks import Marks

_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
_BLANKS = 100  # more in a row say no more
_UNSEEN = ("collapse", "filter")
_EMPTY = 3  # empty rows that are kept of those that repeat: enough to part two tables


def read_open_sheets(path: Path) -> list[tuple[str, list[list[Any]], Marks]]:
    """(name, values, marks) of every sheet. Raises GovgraphError, or ValueError where a number is none."""
    root = Package.open_document(path.read_bytes(), str(path), "workbook").xml("content.xml")
    hidden = {one.getparent().get(STYLE + "name") for one in root.iter(STYLE + "table-properties") if one.get(TABLE + "display") == "false"}
    struck = {
        one.getparent().get(STYLE + "name")
        for one in root.iter(STYLE + "text-properties")
        if one.get(STYLE + "text-line-through-style") not in (None, "none")
    }
    return [_Sheet.of(node, str(path), hidden, struck).read(node) for node in root.iter(TABLE + "table")]


@dataclass
class _Sheet:
    """A sheet while it is read. struck: the styles that strike out; cells: how many it has so far, repeated ones counted."""

    where: str
    name: str
    struck: set[str]
    marks: Marks
    values: list[list[str]] = field(default_factory=list)
    cells: int = 0

    @classmethod
    def of(cls, node: Any, path: str, hidden: set[str], struck: set[str]) -> _Sheet:
        name = node.get(TABLE + "name") or ""
        return cls(f"{path}: sheet {name}", name, struck, Marks(hidden_sheet=node.get(TABLE + "style-name") in hidden))

    def read(self, node: Any) -> tuple[str, list[list[Any]], Marks]:
        """Its name, values and marks; rows and columns that end in nothing are cut off."""
        for row in node.iter(TABLE + "table-row"):
            self._row(row)
        while self.values and not self.values[-1]:
            self.values.pop()
        width = max(map(len, self.values), default=0)
        self._count(width * len(self.values) - self.cells)
        at = 0
        for column in node.iter(TABLE + "table-column"):
            times = _times(column, "columns-repeated")
            if column.get(TABLE + "visibility") in _UNSEEN:
                self.marks.hidden_columns.update(range(at, min(at + times, width)))
            at += times
        self.marks.hidden_rows = {one for one in self.marks.hidden_rows if one < len(self.values)}
        return self.name, [line + [""] * (width - len(line)) for line in self.values], self.marks

    def _row(self, row: Any) -> None:
        line = self._line(row)
        times = _times(row, "rows-repeated") if line else min(_times(row, "rows-repeated"), _EMPTY)
        self._count(times * len(line))
        if row.get(TABLE + "visibility") in _UNSEEN:
            self.marks.hidden_rows.update(range(len(self.values), len(self.values) + times))
        self.values += [list(line) for _ in range(times)]

    def _line(self, row: Any) -> list[str]:
        """Its values up to the last one that says something."""
        line: list[str] = []
        number, empty = len(self.values), 0
        for cell in row.iterchildren(*_CELLS):
            times, place = _times(cell, "columns-repeated"), (number, len(line) + empty)
            down, across = _times(cell, "rows-spanned"), _times(cell, "columns-spanned")
            if down > 1 or across > 1:
                self.marks.merged.append((place, (number + down - 1, place[1] + across - 1)))
            value = _value(cell, place, self.marks) if cell.tag == TABLE + "table-cell" else ""
            if not value:
                empty += times
                continue
            self._count(empty + times, keep=False)
            line += [""] * empty + [value] * times
            empty = 0
            styles = {cell.get(TABLE + "style-name"), *(one.get(TEXT + "style-name") for one in cell.iter(TEXT + "span"))}
            if styles & self.struck:
                self.marks.struck.add(place)
        return line

    def _count(self, cells: int, *, keep: bool = True) -> None:
        what = "it has, repeated ones counted, this many cells:"
        refuse_beyond("cells", self.cells + cells, what, self.where, "Delete what stands far off")
        self.cells += cells * keep


def _times(node: Any, what: str) -> int:
    return max(1, int(node.get(f"{TABLE}number-{what}") or 1))


def _value(cell: Any, place: tuple[int, int], marks: Marks) -> str:
    kind = cell.get(OFFICE + "value-type")
    if kind == "date":
        return str(cell.get(OFFICE + "date-value") or "").removesuffix("T00:00:00")
    if kind == "boolean":
        return "yes" if cell.get(OFFICE + "boolean-value") == "true" else "no"
    shown = "\n".join("".join(_words(one)) for one in cell if one.tag == TEXT + "p")
    if shown.startswith("#") and shown.rstrip("!?").isupper() or shown.startswith("Err:"):
        marks.errors[place] = shown
        return ""
    if cell.get(TABLE + "formula") and not shown:
        marks.no_value.append(place)
    return shown


def _words(node: Any) -> list[str]:
    """The text of a paragraph, with its blanks, tabs and line ends; comments are left out."""
    parts = [node.text or ""]
    for child in node:
        if child.tag == TEXT + "s":
            parts.append(" " * min(int(child.get(TEXT + "c") or 1), _BLANKS))
        elif child.tag in (TEXT + "tab", TEXT + "line-break"):
            parts.append("\t" if child.tag == TEXT + "tab" else "\n")
        elif child.tag != OFFICE + "annotation":
            parts += _words(child)
        parts.append(child.tail or "")
    return parts
