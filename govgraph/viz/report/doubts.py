"""What needs a person's judgement: names that may mean the same thing, and sources that disagree."""

from __future__ import annotations

from govgraph.graph.cells import one_line, readable
from govgraph.graph.model import Disagreement, Proposal
from govgraph.graph.schema import schema
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Section, Table, Text
from govgraph.viz.report.words import count, sentence


def duplicates(index: Index) -> Section:
    """Pairs by score, with each component of the score in a column of its own."""
    title = "Names that may mean the same body"
    proposals = sorted(index.graph.proposals, key=lambda one: (-one.score, one.a, one.b))
    if not proposals:
        return Section("duplicates", title, (Text("No two names look alike enough to ask."),))
    parts = sorted({part for one in proposals for part in one.parts})
    rows = tuple((*_pair(index, one), *(_part(one.parts.get(part)) for part in parts)) for one in proposals)
    intro = (
        f"{count(len(rows), 'pair')} to decide. Nothing has been merged: one body may have followed the other. "
        "The score runs from 0 to 1; its components stand beside it, and a blank one could not be compared."
    )
    columns = ("First name", "Second name", "Score", *(one_line(part.replace("_", " ")).capitalize() for part in parts))
    return Section("duplicates", title, (Text(sentence(intro)), Table("duplicates", "Pairs", columns, rows)))


def disagreements(index: Index) -> Section:
    """Each disputed point with what every source says, newest first."""
    found = index.graph.disagreements
    if not found:
        return Section("disagreements", "Where sources disagree", (Text("No two sources contradict each other."),))
    rows = tuple(
        (_subject(index, one), _what(one), one_line(value), readable(item.quote), *index.place(item))
        for one in found
        for value, item in one.values
    )
    columns = ("About", "Point", "One source says", "In its words", "Document", "Date")
    intro = Text("The newest source stands first. It is not always the right one.")
    return Section("disagreements", "Where sources disagree", (intro, Table("disagreements", "Points", columns, rows)))


def _pair(index: Index, one: Proposal) -> tuple[str, str, float]:
    return index.marked(one.a), index.marked(one.b), round(one.score, 2)


def _part(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _subject(index: Index, one: Disagreement) -> str:
    lines = {relation.id: relation for relation in index.graph.relations}
    return index.phrase(lines[one.subject]) if one.subject in lines else index.name(one.subject)


def _what(one: Disagreement) -> str:
    return schema().facts.get(one.what, {}).get("title", one_line(one.what.replace("_", " ")).capitalize())
