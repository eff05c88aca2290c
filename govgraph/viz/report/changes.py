"""What changed since the last review: entities, relations and findings that came, went or were changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from govgraph.graph.cells import cell_text, one_line
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.queries.checking import Finding
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Block, Row, Section, Table, Text
from govgraph.viz.report.words import count, is_live, listed, long_date

T = TypeVar("T")
MOST = 10


def section(tables: Sequence[Table]) -> Section:
    """How much changed, and what of it a committee would ask about: bodies and lines, as many as fit."""
    told = [(row[0], *_told(table, row)) for table in tables for row in table.rows if _matters(table, row)]
    blocks: list[Block] = [Text(_summary(tables))]
    if told:
        more = f"{count(len(told) - MOST, 'further one').capitalize()} in the annex." if len(told) > MOST else ""
        blocks.append(Table("changes", "What changed", ("Change", "What", "Before", "Now"), tuple(told[:MOST]), more))
    return Section("changes", "What changed since the last review", tuple(blocks))


def tables(index: Index, findings: Sequence[Finding], previous: Graph, previous_findings: Sequence[Finding] | None) -> list[Table]:
    """Everything that came, went or was changed: entities, lines, findings."""
    before = Index(previous)
    entities, lines = ("Change", "Kind", "Name", "Before", "Now"), ("Change", "Line", "Before", "Now")
    made = [
        Table("changed-entities", "What changed: names", entities, tuple(_entities(before, index))),
        Table("changed-lines", "What changed: lines", lines, tuple(_relations(before, index))),
    ]
    if previous_findings is not None:
        columns = ("Change", "Finding", "What it says", "Before", "Now")
        made.append(Table("changed-findings", "What changed: findings", columns, tuple(_findings(previous_findings, findings))))
    return made


def _matters(table: Table, row: Row) -> bool:
    kinds = [schema().kinds[kind].title for kind in ("body", "project")]
    return table.key == "changed-lines" or (table.key == "changed-entities" and row[1] in kinds)


def _told(table: Table, row: Row) -> Row:
    return row[2:] if table.key == "changed-entities" else row[1:]


def _summary(tables: Sequence[Table]) -> str:
    rows = [row for table in tables for row in table.rows]
    if not rows:
        return "Nothing changed since the last review."
    told = [f"{sum(row[0] == word for row in rows)} {word}" for word in ("added", "gone", "changed")]
    return f"{count(len(rows), 'difference')}: {listed(told)}."


def _entities(before: Index, now: Index) -> list[Row]:
    def row(change: str, one: Entity, old: str = "–", new: str = "–") -> Row:
        return change, schema().kinds[one.kind].title, one_line(one.name), old, new

    return _compare(before.entities, now.entities, _facts, row)


def _relations(before: Index, now: Index) -> list[Row]:
    both = Index(Graph(entities=tuple({**before.entities, **now.entities}.values())))

    def row(change: str, one: Relation, old: str = "–", new: str = "–") -> Row:
        return change, both.phrase(one), old, new

    old_lines, new_lines = ({one.id: one for one in index.graph.relations} for index in (before, now))
    return _compare(old_lines, new_lines, _terms, row)


def _findings(before: Iterable[Finding], now: Iterable[Finding]) -> list[Row]:
    def row(change: str, one: Finding, old: str = "–", new: str = "–") -> Row:
        return change, one_line(one.title), one_line(one.message), old, new

    return _compare({one.id: one for one in before}, {one.id: one for one in now}, lambda one: {"level": one.level}, row)


def _compare(before: Mapping[str, T], now: Mapping[str, T], facts: Callable[[T], Mapping[str, str]], row: Callable[..., Row]) -> list[Row]:
    rows = [row("added", now[key]) for key in sorted(now.keys() - before.keys())]
    rows += [row("gone", before[key]) for key in sorted(before.keys() - now.keys())]
    for key in sorted(before.keys() & now.keys()):
        old, new = facts(before[key]), facts(now[key])
        differ = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        if differ:
            told = ["; ".join(f"{name}: {values.get(name) or '–'}" for name in differ) for values in (old, new)]
            rows.append(row("changed", now[key], *told))
    return rows


def _facts(one: Entity) -> dict[str, str]:
    """What of an entity is compared, under its title in words."""
    told = {schema().facts.get(key, {}).get("title", key).lower(): _value(key, value) for key, value in sorted(one.properties.items())}
    return {"name": one_line(one.name), "kind": one.kind, "type": one_line(one.subtype or ""), "status": one.status, **told}


def _value(key: str, value: object) -> str:
    return long_date(value) if schema().facts.get(key, {}).get("type") == "date" else cell_text(value)


def _terms(one: Relation) -> dict[str, str]:
    told = {"status": one.status, "nature": one.nature or "", "how often": one.frequency or "", "known": one.certainty}
    # A status that is live under another word is the same to a reader.
    return {**told, "status": "in force" if is_live(one.status) else one.status}
