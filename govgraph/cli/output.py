"""Rows as a table, JSON, CSV, Markdown or a workbook; everything that came from a document is cleaned before a terminal sees it."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence

import click

from govgraph.cli.words import cell, count, heading
from govgraph.graph.cells import csv_safe, one_line, readable

Row = Mapping[str, object]
_CONTROL = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")  # which a terminal may obey
Head = Callable[[str], str]


def emit(form: str, columns: Sequence[str], rows: Sequence[Row], empty: str, head: Head = heading) -> None:
    """Print `rows` in a form of `writing.ROWS`; `empty` is the sentence that stands for a table without rows; head: a column's heading."""
    if form == "json":
        as_json([{column: row.get(column) for column in columns} for row in rows])
    elif form == "csv":
        as_csv(columns, rows)
    elif form == "xlsx":
        as_workbook({"Answer": (columns, rows)}, head)
    elif form == "markdown":
        as_markdown(columns, rows, head) if rows else click.echo(empty)
    elif rows:
        table(columns, rows, head)
    else:
        click.echo(empty)


def as_markdown(columns: Sequence[str], rows: Sequence[Row], head: Head = heading) -> None:
    """A table of Markdown; what would end a cell is escaped."""
    lines = [[head(column) for column in columns], ["---"] * len(columns)]
    lines += [[text.replace("|", "\\|") for text in texts] for texts in _texts(columns, rows)]
    click.echo("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _texts(columns: Sequence[str], rows: Sequence[Row]) -> list[list[str]]:
    return [[one_line(cell(column, row.get(column))) for column in columns] for row in rows]


def as_workbook(sheets: Mapping[str, tuple[Sequence[str], Sequence[Row]]], head: Head = heading) -> None:
    """A workbook with a sheet for each name, as bytes on standard output; no cell acts as a formula, equal rows give equal bytes."""
    from govgraph.cli.sheets import workbook

    data: dict[str, list[list[str]]] = {}
    for name, (columns, rows) in sheets.items():
        data[name] = [list(map(head, columns)), *_texts(columns, rows)]
    made: bytes = workbook(data)
    sys.stdout.buffer.write(made)


def as_json(data: object) -> None:
    """Indented JSON that every reader takes: no NaN, no control characters, not escaped beyond need."""
    click.echo(_CONTROL.sub(lambda one: f"\\u{ord(one[0]):04x}", json.dumps(_finite(data), indent=2, ensure_ascii=False, default=str)))


def _finite(data: object) -> object:
    """The data with what JSON has no number for as null."""
    if isinstance(data, float):
        return data if math.isfinite(data) else None
    if isinstance(data, Mapping):
        return {str(key): _finite(value) for key, value in data.items()}
    return [_finite(item) for item in data] if isinstance(data, (list, tuple)) else data


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> None:
    """CSV with a header line, in which no cell can act as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([csv_safe(column) for column in columns])
    writer.writerows([csv_safe(row.get(column)) for column in columns] for row in rows)
    click.echo(text.getvalue(), nl=False)


def table(columns: Sequence[str], rows: Sequence[Row], head: Head = heading) -> None:
    """A table: on a terminal set by rich and wrapped, elsewhere plain and aligned; never with anything cut off.

    Columns in which no row has a value are left out.
    """
    cells = {head(column): [one_line(cell(column, row.get(column))) for row in rows] for column in columns}
    full = {title: texts for title, texts in cells.items() if any(texts)} or cells
    if not sys.stdout.isatty():
        return _plain(full)
    if not _fits(full):
        return _cards(full)
    _rich(full)


def _plain(cells: Mapping[str, list[str]]) -> None:
    widths = {title: max(map(len, [title, *texts])) for title, texts in cells.items()}
    click.echo("  ".join(title.ljust(width) for title, width in widths.items()).rstrip())
    click.echo("  ".join("-" * width for width in widths.values()))
    for row in zip(*cells.values(), strict=True):
        click.echo("  ".join(text.ljust(width) for text, width in zip(row, widths.values(), strict=True)).rstrip())


def _fits(cells: Mapping[str, list[str]]) -> bool:
    """Whether every column gets at least its longest word."""
    return sum(_narrowest(title, texts) for title, texts in cells.items()) + 3 * len(cells) <= terminal_width()


def _narrowest(title: str, texts: Sequence[str]) -> int:
    """The width of the longest word of a column; 40 at most, as in an address."""
    return min(40, max(len(word) for text in [title, *texts] for word in text.split() or [""]))


def _cards(cells: Mapping[str, list[str]]) -> None:
    """One paragraph a row, for rows too wide for this terminal."""
    width = max(map(len, cells))
    for row in zip(*cells.values(), strict=True):
        for title, text in zip(cells, row, strict=True):
            if text:
                paragraph(text, first=f"{title.ljust(width)}  ", rest=" " * (width + 2))
        click.echo()


def _rich(cells: Mapping[str, list[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title, texts in cells.items():
        made.add_column(title, overflow="fold", min_width=_narrowest(title, texts))
    for row in zip(*cells.values(), strict=True):
        made.add_row(*(Text(text) for text in row))  # Text, not str: square brackets in a name are no markup
    Console(highlight=False, width=terminal_width()).print(made)


def terminal_width() -> int:
    """Columns of the terminal, at most 140, which is as long as a line can be read."""
    import shutil

    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 140))


def paragraph(text: str, first: str = "", rest: str | None = None) -> None:
    """Text wrapped to the terminal, or left in one line where output goes to a file."""
    rest = " " * len(first) if rest is None else rest
    text = one_line(text)
    if not sys.stdout.isatty():
        click.echo(first + text)
        return
    wrap = textwrap.TextWrapper(terminal_width(), initial_indent=first, subsequent_indent=rest)
    wrap.break_long_words = wrap.break_on_hyphens = False  # names of files and ids stay whole
    lines = wrap.wrap(text)
    click.echo("\n".join(lines or [first.rstrip()]))


DECIDED = "decisions.yaml"  # what stands as the document of a reason that a person gave


def evidence_line(evidence: Mapping[str, object], indent: str) -> None:
    """“the quote” (document, date), as a paragraph of its own; a person's reason is no quote and stands without marks."""
    document, _, who = str(evidence.get("document") or "").partition(", ")
    if document == DECIDED:
        told = ", ".join(one_line(part) for part in (who, str(evidence.get("date") or "")) if part)
        return paragraph(f"Decided: {readable(str(evidence.get('quote') or ''))}" + (f" ({told})" if told else ""), first=indent)
    place = ", ".join(one_line(str(evidence[key])) for key in ("document", "date") if evidence.get(key))
    paragraph(f"“{readable(str(evidence.get('quote') or ''))}”" + (f" ({place})" if place else ""), first=indent)


def evidence_lines(evidence: Sequence[Mapping[str, object]], indent: str, most: int) -> None:
    """The first `most` quotes, and how many more there are."""
    for item in evidence[:most]:
        evidence_line(item, indent)
    if len(evidence) > most:
        click.echo(f"{indent}… and {count(len(evidence) - most, 'quote')} more")
