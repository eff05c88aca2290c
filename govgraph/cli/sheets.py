"""A workbook of plain sheets, in which people go on working: headings frozen, filters set, cells wrapped."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

_WIDEST = 60  # characters of a column
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # not today's: equal rows give equal bytes


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """The bytes of an .xlsx file. sheets: by name, each a line of headings and lines of cells; every cell is text."""
    import xlsxwriter

    raw = io.BytesIO()
    made = xlsxwriter.Workbook(raw, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"created": _MADE})
    wrapped = made.add_format({"text_wrap": True, "valign": "top"})
    bold = made.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for name, lines in sheets.items():
        sheet = made.add_worksheet(name)
        for number, line in enumerate(lines):
            for column, text in enumerate(line):
                sheet.write_string(number, column, text, wrapped if number else bold)
        for column in range(len(lines[0])):
            longest = max(len(line[column]) for line in lines)
            sheet.set_column(column, column, min(_WIDEST, max(8, longest + 2)))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(lines) - 1), len(lines[0]) - 1)
    made.close()
    return raw.getvalue()
