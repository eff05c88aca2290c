"""OpenDocument spreadsheets (.ods): values as people see them, with what is hidden, merged or struck out."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from govgraph.loaders.office.odfstyles import OFFICE, STYLE, TABLE, TEXT
from govgraph.loaders.tables.marks import Marks

ROWS, COLUMNS = 200_000, 500  # a sheet's last row repeats to a million; nothing real stands beyond these


def read_open_sheets(path: Path) -> list[tuple[str, list[list[Any]], Marks]]:
    """(name, values, marks) of every sheet. Raises KeyError, BadZipFile, OSError or SyntaxError on a damaged file."""
    from lxml import etree

    with zipfile.ZipFile(path) as file:
        root = etree.fromstring(file.read("content.xml"))
    hidden = {one.getparent().get(STYLE + "name") for one in root.iter(STYLE + "table-properties") if one.get(TABLE + "display") == "false"}
    struck = {
        one.getparent().get(STYLE + "name")
        for one in root.iter(STYLE + "text-properties")
        if one.get(STYLE + "text-line-through-style") not in (None, "none")
    }
    return [_sheet(node, hidden, struck) for node in root.iter(TABLE + "table")]


def _sheet(node: Any, hidden: set[str], struck: set[str]) -> tuple[str, list[list[Any]], Marks]:
    marks = Marks(hidden_sheet=node.get(TABLE + "style-name") in hidden)
    values: list[list[Any]] = []
    at = 0
    for column in node.iter(TABLE + "table-column"):
        times = int(column.get(TABLE + "number-columns-repeated") or 1)
        if column.get(TABLE + "visibility") in ("collapse", "filter"):
            marks.hidden_columns.update(range(at, min(at + times, COLUMNS)))
        at += times
    for row in node.iter(TABLE + "table-row"):
        line = _line(row, len(values), marks, struck)
        times = (
            int(row.get(TABLE + "number-rows-repeated") or 1) if any(line) else min(int(row.get(TABLE + "number-rows-repeated") or 1), 3)
        )
        for _ in range(min(times, ROWS - len(values))):
            if row.get(TABLE + "visibility") in ("collapse", "filter"):
                marks.hidden_rows.add(len(values))
            values.append(list(line))
    while values and not any(values[-1]):
        values.pop()
    marks.hidden_rows = {one for one in marks.hidden_rows if one < len(values)}
    width = max((max((at + 1 for at, one in enumerate(line) if one), default=0) for line in values), default=0)
    marks.hidden_columns = {one for one in marks.hidden_columns if one < width}
    return node.get(TABLE + "name") or "", [(line + [""] * width)[:width] for line in values], marks


def _line(row: Any, number: int, marks: Marks, struck: set[str]) -> list[str]:
    line: list[str] = []
    for cell in row:
        if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            continue
        times = min(int(cell.get(TABLE + "number-columns-repeated") or 1), COLUMNS - len(line))
        down, across = (int(cell.get(TABLE + f"number-{way}-spanned") or 1) for way in ("rows", "columns"))
        place = (number, len(line))
        if down > 1 or across > 1:
            marks.merged.append((place, (number + down - 1, len(line) + across - 1)))
        value = _value(cell, place, marks) if cell.tag == TABLE + "table-cell" else ""
        styles = {cell.get(TABLE + "style-name"), *(one.get(TEXT + "style-name") for one in cell.iter(TEXT + "span"))}
        if value and styles & struck:
            marks.struck.add(place)
        line += [value] * times
    return line


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
            parts.append(" " * int(child.get(TEXT + "c") or 1))
        elif child.tag in (TEXT + "tab", TEXT + "line-break"):
            parts.append("\t" if child.tag == TEXT + "tab" else "\n")
        elif child.tag != OFFICE + "annotation":
            parts += _words(child)
        parts.append(child.tail or "")
    return parts
