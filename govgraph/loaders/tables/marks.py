"""What a workbook's cells do not say by their values: hidden, struck out, merged, set in, in error, or a formula without its value."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govgraph.loaders.tables.value import letters

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REL = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
Place = tuple[int, int]  # row, column, from 0
SHOWN = 8  # places that an issue names one by one


@dataclass(slots=True)
class Marks:
    """The marks of one sheet; rows and columns count from 0. reach: how many rows and columns it has, where that is known."""

    reach: tuple[int, int] = (0, 0)
    hidden_sheet: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    indents: dict[Place, int] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    no_value: list[Place] = field(default_factory=list)

    def told(self, sheet: str, hidden: bool) -> Iterator[tuple[str, str, str]]:
        """What of the sheet was not read, as (place, what, advice)."""
        advice = "Read it with: govgraph load --hidden"
        for what, found in (
            ("row", [str(row + 1) for row in sorted(self.hidden_rows)]),
            ("column", [letters(at) for at in sorted(self.hidden_columns)]),
        ):
            if found and not hidden:
                plural = "s" if len(found) > 1 else ""
                yield f"sheet {sheet}", f"{len(found)} hidden {what}{plural} left out: {_listed(found)}", advice
        if self.no_value:
            where = _listed([letters(column) + str(row + 1) for row, column in self.no_value])
            yield (
                f"sheet {sheet}",
                f"formulas without a stored value, read as empty: {where}",
                "Open the file in a spreadsheet program and save it",
            )
        for (row, column), said in sorted(self.errors.items()):
            yield f"{sheet}!{letters(column)}{row + 1}", f"the cell holds the error {said} and was left out", "Correct the formula"


NO_MARKS = Marks()


def _listed(found: list[str]) -> str:
    return ", ".join(found[:SHOWN]) + (f" and {len(found) - SHOWN} more" if len(found) > SHOWN else "")


def sheet_marks(path: Path) -> dict[str, Marks]:
    """The marks of every sheet of an XLSX file, by its name. Raises KeyError, ValueError or SyntaxError on a damaged one."""
    with zipfile.ZipFile(path) as file:
        names = set(file.namelist())
        if "xl/workbook.xml" not in names:
            return {}
        from lxml import etree

        book = etree.fromstring(file.read("xl/workbook.xml"))
        targets = {node.get("Id"): node.get("Target") for node in etree.fromstring(file.read("xl/_rels/workbook.xml.rels"))}
        struck, indents = _styles(etree.fromstring(file.read("xl/styles.xml"))) if "xl/styles.xml" in names else (set(), {})
        found = {}
        for node in book.iter(_MAIN + "sheet", _STRICT + "sheet"):
            target = targets.get(next((node.get(key) for key in _REL if node.get(key)), ""), "")
            where = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            if where in names:
                with file.open(where) as sheet:
                    found[node.get("name")] = _read(sheet, struck, indents)
                found[node.get("name")].hidden_sheet = node.get("state") in ("hidden", "veryHidden")
        return found


def _styles(root: Any) -> tuple[set[int], dict[int, int]]:
    """Cell styles whose font is struck out, and how far those that are set in stand."""
    fonts, formats = _child(root, "fonts"), _child(root, "cellXfs")
    lines = [
        index
        for index, font in enumerate(fonts)
        if (strike := _child(font, "strike")) is not None and strike.get("val") not in ("0", "false")
    ]
    struck, indents = set(), {}
    for index, one in enumerate(formats):
        if int(one.get("fontId") or 0) in lines:
            struck.add(index)
        alignment = _child(one, "alignment")
        if alignment is not None and len(alignment.attrib) and int(alignment.get("indent") or 0):
            indents[index] = int(alignment.get("indent"))
    return struck, indents


def _child(node: Any, name: str) -> Any:
    return next(
        (one for one in node if isinstance(one.tag, str) and one.tag.rsplit("}", 1)[-1] == name),
        [] if name in ("fonts", "cellXfs") else None,
    )


def _read(sheet: Any, struck: set[int], indents: dict[int, int]) -> Marks:
    from lxml import etree

    marks = Marks()
    for _, node in etree.iterparse(
        sheet, events=("end",), tag=[space + name for space in (_MAIN, _STRICT) for name in ("row", "col", "mergeCell")]
    ):
        name = node.tag.rsplit("}", 1)[-1]
        if name == "row":
            _row(node, marks, struck, indents)
            node.clear()
        elif name == "col" and node.get("hidden") in ("1", "true"):
            marks.hidden_columns.update(range(int(node.get("min")) - 1, min(int(node.get("max")), 16384)))
        elif name == "mergeCell":
            first, _, last = node.get("ref").partition(":")
            marks.merged.append((_place(first), _place(last or first)))
    marks.hidden_columns = {one for one in marks.hidden_columns if one < 1000}
    return marks


def _row(node: Any, marks: Marks, struck: set[int], indents: dict[int, int]) -> None:
    if len(node) and node.get("r") and node[-1].get("r"):
        marks.reach = max(marks.reach[0], int(node.get("r"))), max(marks.reach[1], _place(node[-1].get("r"))[1] + 1)
    if node.get("hidden") in ("1", "true"):
        marks.hidden_rows.add(int(node.get("r")) - 1)
    for cell in node:
        style, kind = int(cell.get("s") or 0), cell.get("t")
        if style not in struck and style not in indents and kind != "e" and (len(cell) == 0 or cell[0].tag[-2:] != "}f"):
            continue
        place = _place(cell.get("r"))
        if style in struck:
            marks.struck.add(place)
        if style in indents:
            marks.indents[place] = indents[style]
        value = next((one.text for one in cell if one.tag.endswith("}v")), None)
        if kind == "e":
            marks.errors[place] = value or "#N/A"
        elif len(cell) and cell[0].tag.endswith("}f") and value is None:
            marks.no_value.append(place)


def _place(reference: str) -> Place:
    column, row = 0, ""
    for sign in reference.replace("$", ""):
        if sign.isdigit():
            row += sign
        else:
            column = column * 26 + ord(sign.upper()) - 64
    return int(row) - 1, column - 1
