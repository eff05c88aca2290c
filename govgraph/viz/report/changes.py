"""What changed since the last review: bodies, lines, chairs, seats and findings that came, ended, were changed or renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from govgraph.graph.cells import one_line, readable
from govgraph.graph.model import Graph
from govgraph.queries.checking import Finding
from govgraph.queries.compare import CAME, UNNAMED, Change, compare
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Block, Section, Table, Text
from govgraph.viz.report.words import count, listed, long_date

MOST = 8
FEW = 3  # things named for the first time that have a row each
ON_PAPER = ("body", "project", "chair", "line")  # what a committee asks about; seats and the rest stand in the annex
COLUMNS = ("Change", "What", "About", "Before", "Now", "Words before", "Words now")


def found(index: Index, previous: Graph, since: str) -> list[Change]:
    """Every difference; what is no longer named, without a word that it ended, comes last.

    since: the day of `previous`; of what only undated papers name nobody can say that it came after it.
    """
    every = compare(previous, index.graph, index.graph)
    return [one for one in every if not since or one.change != CAME or any(proof["date"] for proof in one.new)]


def section(changes: Sequence[Change], since: str) -> Section:
    """How much changed, and what of it a committee would ask about, as many rows as fit."""
    told = [one for one in changes if one.change != UNNAMED and one.what in ON_PAPER]
    blocks: list[Block] = [Text(_summary(changes, since))]
    if told:
        rows = _rows(told)
        rest = "All of them, with the words of both sides, in the annex." if len(rows) > MOST or len(told) < len(changes) else ""
        columns, shares = ("Change", "What", "Before", "Now"), (2.6, 8.0, 3.0, 3.0)
        blocks.append(Table("changes", "What changed", columns, tuple(rows[:MOST]), rest, shares=shares))
    return Section("changes", f"What changed since {_named(since)}", tuple(blocks))


def _named(since: str) -> str:
    return long_date(since) or "the last review"


def _rows(told: Sequence[Change]) -> list[tuple[str, str, str, str]]:
    """A row for each change; what is just named for the first time shares one."""
    named = [[one for one in told if one.change == CAME and one.what == what] for what in ("body", "project")]
    many = [group for group in named if len(group) > FEW]
    alone = [one for one in told if not any(one in group for group in many)]
    rows = [(one.change.capitalize(), _about(one), one_line(one.before) or "–", one_line(one.now) or "–") for one in alone]
    for group in many:
        kinds = count(len(group), "body", "bodies") if group[0].what == "body" else count(len(group), "project")
        rows.append((CAME.capitalize(), f"{kinds}: {listed([one_line(one.about) for one in group], 6)}", "–", "–"))
    return rows


def annex(index: Index, changes: Sequence[Change]) -> Table:
    """Every difference with the words of both sides."""
    rows = tuple(
        (one.change, one.what, one_line(one.about), one_line(one.before), one_line(one.now), _words(index, one.old), _words(index, one.new))
        for one in changes
    )
    return Table("changes", "What changed since the last review", COLUMNS, rows)


def findings(index: Index, now: Sequence[Finding], before: Sequence[Finding]) -> Table:
    """Findings that are new, and those that are gone."""
    here, there = {one.id: one for one in now}, {one.id: one for one in before}
    rows = [("new", here[key]) for key in sorted(here.keys() - there.keys())]
    rows += [("gone", there[key]) for key in sorted(there.keys() - here.keys())]
    told = tuple((state, index.titled(one_line(one.title)), index.titled(one_line(one.message))) for state, one in rows)
    return Table("changed-findings", "What changed: findings", ("Change", "Finding", "What it says"), told)


def _summary(changes: Sequence[Change], since: str) -> str:
    if not changes:
        return f"Nothing changed since {_named(since)}."
    numbers = Counter(one.change for one in changes)
    return f"{count(len(changes), 'difference')}: {listed([f'{number} {word}' for word, number in numbers.items()])}."


def _about(one: Change) -> str:
    return one_line(f"Chair of {one.about}" if one.what == "chair" else one.about)


def _words(index: Index, proofs: Sequence[Mapping[str, Any]]) -> str:
    told = [
        f"“{readable(str(one['quote']))}” ({', '.join(filter(None, (index.title(str(one['document'])), long_date(one['date']))))})"
        for one in proofs
    ]
    return "\n".join(told)
