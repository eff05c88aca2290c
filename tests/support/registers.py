"""One register in all the forms in which people send it."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence
from pathlib import Path

Rows = Sequence[Sequence[str]]


def as_csv(rows: Rows, path: Path) -> Path:
    """Comma-separated."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def as_html(rows: Rows, path: Path, title: str = "Register") -> Path:
    """A page with one table."""
    lines = "\n".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    path.write_text(f"<html><body><h1>{title}</h1>\n<table>\n{lines}\n</table></body></html>", encoding="utf-8")
    return path


def as_markdown(rows: Rows, path: Path, title: str = "Register") -> Path:
    """A pipe table under a heading."""
    first, *rest = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    path.write_text("\n".join([f"# {title}", "", first, "|---" * len(rows[0]) + "|", *rest, ""]), encoding="utf-8")
    return path


def as_word(rows: Rows, path: Path, title: str = "Register") -> Path:
    """A Word file with one table."""
    from docx import Document

    document = Document()
    document.add_heading(title, 1)
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    document.save(str(path))
    return path


def as_workbook(rows: Rows, path: Path) -> Path:
    """A workbook with one sheet."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Register")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell)
    book.close()
    return path


def rows_of(text: str) -> list[list[str]]:
    """The rows of a small CSV text, all of one length."""
    rows = list(csv.reader(io.StringIO(text)))
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]
