"""Ways from one entity to another: a paragraph a way, a sentence a step, as one would tell it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import click

from govgraph.cli.evidence import answering, evidence_of
from govgraph.cli.output import Row, evidence_line, paragraph
from govgraph.cli.words import cell, heading
from govgraph.graph.cells import one_line

STEP = ("step", "from", "via", "type", "to", "role", "status")


def are_ways(columns: Sequence[str]) -> bool:
    """Whether rows are steps: their first column numbers the way, and they go from one to another."""
    return {"step", "from", "to"} <= set(columns)


def print_ways(columns: Sequence[str], rows: Sequence[Row], evidence: bool) -> None:
    """Each way with its outcome, its steps beneath it, and with `evidence` the quotes beneath each step."""
    number, *others = answering(columns, rows)
    of_the_way = [column for column in others if column not in STEP]
    for key, group in groupby(rows, key=lambda row: row.get(number)):
        steps = list(group)
        told = ", ".join(filter(None, (cell(column, steps[0].get(column)) for column in of_the_way)))
        click.secho(one_line(f"{heading(number)} {key}{': ' if told else ''}{told}"), bold=True)
        for row in steps:
            paragraph(_sentence(row), first="  ", rest="    ")
            for item in evidence_of(row) if evidence else ():
                evidence_line(item, "      ")
        click.echo()


def _sentence(row: Row) -> str:
    """ "Housing Group reports to Averton Partnership (suspended)"."""
    verb = cell("how", row["via"]) if "via" in row else cell("type", row.get("type"))
    notes = [cell("role", row.get("role")), "" if row.get("status") == "active" else cell("status", row.get("status"))]
    told = ", ".join(filter(None, notes))
    return f"{row['from']} {verb} {row['to']}{f' ({told})' if told else ''}"

