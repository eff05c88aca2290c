"""`govgraph cypher`: a person's own Cypher, which may only read and is stopped at a time limit."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import click

from govgraph.cli.common import Where, examples, pairs, where_options
from govgraph.cli.output import emit
from govgraph.cli.writing import ROWS, format_option

EXAMPLES = examples(
    "cypher 'MATCH (b:Body)-[r:REPORTS_TO]->(s) RETURN b.name AS body, s.name AS superior ORDER BY body'",
    "cypher 'MATCH (b:Body {name: $name}) RETURN b.status AS status' --param name='Skills Board'",
    "cypher - --format csv < question.cypher > answer.csv",
)


@click.command(epilog=EXAMPLES)
@click.argument("text", metavar="TEXT")
@click.option("--param", "-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter ($KEY), JSON or plain text.")
@click.option("--timeout", type=click.FloatRange(0.01), default=30.0, show_default=True, metavar="SECONDS", help="Stop after so long.")
@click.option("--limit", type=click.IntRange(1), default=10_000, show_default=True, metavar="ROWS", help="Show so many rows at most.")
@format_option(*ROWS)
@where_options
def cypher(where: Where, text: str, params: tuple[str, ...], timeout: float, limit: int, form: str) -> None:
    """Ask in Cypher, read only.

    TEXT is the query, or - to read it from standard input. The labels are Entity, Body, Organisation, Project, Person,
    Place and Plan; relation types are REPORTS_TO, PART_OF, MEMBER_OF, CHAIRS and so on, with ANSWERS_TO for every line
    of accountability. On a server that holds several graphs, write (b:Body {graph: $graph}): $graph is filled in.
    """
    query = sys.stdin.read() if text == "-" else text
    rows = _rows(where, query, _values(params), timeout, limit)
    emit(form, _columns(rows), rows, "No rows.", head=str)


def _rows(where: Where, query: str, given: dict[str, object], timeout: float, limit: int) -> list[dict[str, Any]]:
    from govgraph.queries.guard import refuse_unsafe, run_user_cypher

    refuse_unsafe(query)
    with where.store() as store:
        given = {"graph": store.graph_key, **given}
        if where.on:
            return store.run(query, given, timeout=timeout, limit=limit)
    # The embedded engine has no memory limit of its own, so that a person's query runs in a process that has one.
    return run_user_cypher(where.open_workspace().store_path(), query, given, timeout=timeout, limit=limit)


def _columns(rows: Sequence[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column in row))


def _values(texts: Sequence[str]) -> dict[str, object]:
    """KEY=VALUE texts; a value that is JSON is read as such, any other is text."""
    return {key: _value(text) for key, text in pairs(texts, "--param").items()}


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text
