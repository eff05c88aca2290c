"""What needs a person's judgement: names that may mean the same thing, and sources that disagree."""

from __future__ import annotations

from govgraph.graph.cells import one_line, readable
from govgraph.graph.model import Disagreement, Proposal
from govgraph.graph.schema import schema
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Table


def tables(index: Index) -> list[Table]:
    """Pairs of names by score with its components, then each disputed point with what every paper says, newest first."""
    return [one for one in (_duplicates(index), _disagreements(index)) if one.rows]


def _duplicates(index: Index) -> Table:
    proposals = sorted(index.graph.proposals, key=lambda one: (-one.score, one.a, one.b))
    parts = sorted({part for one in proposals for part in one.parts})
    rows = tuple((*_pair(index, one), *(_part(one.parts.get(part)) for part in parts)) for one in proposals)
    note = "Nothing has been merged. The score runs from 0 to 1; a blank component could not be compared."
    columns = ("First name", "Second name", "Score", *(one_line(part.replace("_", " ")).capitalize() for part in parts))
    return Table("possibly-same", "Names that may mean the same", columns, rows, note)


def _disagreements(index: Index) -> Table:
    rows = tuple(
        (index.about(one.subject), _what(one), one_line(value), readable(item.quote), *index.place(item))
        for one in index.graph.disagreements
        for value, item in one.values
    )
    columns = ("About", "Point", "One paper says", "In its words", "Paper", "Date")
    return Table("disagreements", "Where papers disagree", columns, rows, "The newest paper stands first. It is not always the right one.")


def _pair(index: Index, one: Proposal) -> tuple[str, str, float]:
    return index.marked(one.a), index.marked(one.b), round(one.score, 2)


def _part(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _what(one: Disagreement) -> str:
    return schema().facts.get(one.what, {}).get("title", one_line(one.what.replace("_", " ")).capitalize())
