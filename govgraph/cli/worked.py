"""Rows of a workbook or CSV that somebody worked in, by their headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from govgraph.graph.errors import GovgraphError


def worked_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, cells by heading in small letters) of the first sheet that has a column "Id". Raises GovgraphError."""
    for lines in _sheets(path):
        heads = [cell.strip().casefold().replace("_", " ") for cell in lines[0]] if lines else []
        if "id" in heads:
            for number, line in enumerate(lines[1:], 2):
                yield number, {head: cell.strip() for head, cell in zip(heads, line, strict=False)}
            return
    raise GovgraphError("no sheet has a column Id", str(path), "Give a file written by: govgraph check -o findings.xlsx")


def _sheets(path: Path) -> Iterator[list[list[str]]]:
    try:
        if path.suffix.lower() == ".csv":
            yield list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
            return
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            yield [[_text(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
    except (OSError, UnicodeDecodeError) as err:
        raise GovgraphError("cannot be read", str(path), "Check the name; close it in other programs") from err
    except GovgraphError:
        raise
    except Exception as err:  # calamine has an error of its own for each kind of damage
        raise GovgraphError(f"is no workbook ({err})", str(path), "Save it as .xlsx or .csv") from err


def _text(cell: object) -> str:
    """Dates that Excel made of "2026-05-31" as ISO again."""
    return str(cell)[:10] if hasattr(cell, "isoformat") else str(cell)
