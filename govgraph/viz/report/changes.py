"""What changed since the last review: entities, relations and findings that came, went or were changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from govgraph.graph.cells import cell_text, one_line
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Block, FindingLike, Section, Table, Text
from govgraph.viz.report.words import count, is_live, listed, long_date

T = TypeVar("T")
Row = tuple[str, ...]


def section(
    index: Index, findings: Sequence[FindingLike], previous: Graph | None, previous_findings: Sequence[FindingLike] | None
) -> Section:
    """Three tables against `previous`; without one, a paragraph that says how to have them."""
    if previous is None:
        text = "No earlier review was given to compare with. Give one with --since to list what came, went and changed."
        return Section("changes", "What changed since the last review", (Text(text),))
    before = Index(previous)
    tables = [
        Table(
            "changed-entities",
            "Bodies, organisations, projects, people, places and plans",
            ("Change", "Kind", "Name", "Before", "Now"),
            tuple(_entities(before, index)),
        ),
        Table("changed-lines", "Lines between them", ("Change", "Line", "Before", "Now"), tuple(_relations(before, index))),
    ]
    if previous_findings is not None:
        tables.append(
            Table(
                "changed-findings",
                "Findings",
                ("Change", "Finding", "What it says", "Before", "Now"),
                tuple(_findings(previous_findings, findings)),
            )
        )
    blocks: list[Block] = [Text(_summary(tables)), *(table for table in tables if table.rows)]
    return Section("changes", "What changed since the last review", tuple(blocks))


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


def _findings(before: Iterable[FindingLike], now: Iterable[FindingLike]) -> list[Row]:
    def row(change: str, one: FindingLike, old: str = "–", new: str = "–") -> Row:
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
