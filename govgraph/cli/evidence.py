"""Answers with the words they rest on: a paragraph a row, the quotes beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from govgraph.cli.output import Row, evidence_line, paragraph
from govgraph.cli.words import EVIDENCE, cell, heading
from govgraph.graph.cells import one_line


def without_evidence(columns: Sequence[str]) -> list[str]:
    """The columns that answer; all of them when the evidence is the answer itself."""
    return [column for column in columns if column not in EVIDENCE] or list(columns)


def print_with_evidence(columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Each row: its first column, the others with their headings, then every quote with document and date."""
    first, *others = without_evidence(columns)
    for row in rows:
        click.secho(one_line(cell(first, row.get(first))) or "–", bold=True)
        parts = [f"{heading(column)}: {text}" for column in others if (text := one_line(cell(column, row.get(column))))]
        if parts:
            paragraph(" · ".join(parts), first="  ")
        for item in quotes(row):
            evidence_line(item, "    ")
        click.echo()


def quotes(row: Row) -> list[dict[str, object]]:
    """The evidence of a row, as mappings with quote, document and date, each once.

    Read from parallel lists (`quotes`, `documents`, `dates`), from single values (`quote`, …), and from mappings inside the row.
    """
    found = _parallel(row)
    for value in row.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Mapping):
                found += quotes(item)
    return [item for position, item in enumerate(found) if item not in found[:position]]


def _parallel(row: Row) -> list[dict[str, object]]:
    """What stands side by side in one row."""
    lists = [_list(row.get(f"{name}s", row.get(name))) for name in ("quote", "document", "date")]
    keys = ("quote", "document", "date")
    return [dict(zip(keys, (_at(values, number) for values in lists), strict=True)) for number, quote in enumerate(lists[0]) if quote]


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _at(values: list[object], number: int) -> object:
    return values[number] if number < len(values) else None
