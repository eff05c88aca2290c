"""Answers with the words they rest on: a paragraph a row, the quotes beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from govgraph.cli.output import Row, evidence_line, paragraph
from govgraph.cli.words import cell, heading
from govgraph.graph.cells import one_line

EVIDENCE = ("quote", "document", "date")


def answering(columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """The columns that answer: all, or those before and after `quote`, `document`, `date` where rows carry evidence."""
    if "quote" not in columns or not any("evidence" in row for row in rows):
        return list(columns)
    begin = list(columns).index("quote")
    return [column for number, column in enumerate(columns) if number < begin or column not in EVIDENCE]


def with_all_quotes(row: Row) -> Row:
    """The row with every quote, document and date in place of the first, as lists."""
    evidence: Any = row.get("evidence") or []
    return {**row, **{key: [item[key] for item in evidence] for key in EVIDENCE if evidence}}


def print_with_evidence(columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Each row: what it is about, the other columns with their headings, then every quote with document and date."""
    for row in rows:
        title, used = _headline(columns, row)
        click.secho(one_line(title) or "–", bold=True)
        rest = [column for column in answering(columns, rows) if column != used]
        parts = [f"{heading(column)}: {text}" for column in rest if (text := one_line(cell(column, row.get(column))))]
        if parts:
            paragraph(" · ".join(parts), first="  ")
        for item in evidence_of(row):
            evidence_line(item, "    ")
        click.echo()


def _headline(columns: Sequence[str], row: Row) -> tuple[str, str]:
    """The first value that is a name, and its column."""
    name = next((column for column in columns if _is_name(row.get(column))), columns[0])
    return cell(name, row.get(name)), name


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value) and not value[0].isdigit()


def evidence_of(row: Row) -> list[Mapping[str, object]]:
    """Every quote of a row, with its document and date."""
    found: Any = row.get("evidence")
    if found is None and row.get("quote"):
        return [{key: row.get(key) for key in EVIDENCE}]
    return list({(one.get("quote"), one.get("document")): one for one in found or []}.values())
