"""The first page: what was read, what was found and what to do first, in plain English with numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govgraph.graph.cells import one_line
from govgraph.graph.model import Graph
from govgraph.graph.schema import schema
from govgraph.viz.report.chains import sound
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Block, Bullets, Figures, FindingLike, Heading, Section, Text
from govgraph.viz.report.words import count, listed, long_date, sentence

MOST_URGENT = 5
_VERBS = {"act": ("to act on", "to act on"), "ask": ("to ask about", "to ask about"), "note": ("to note", "to note")}


def section(index: Index, findings: Sequence[FindingLike]) -> Section:
    """Numbers at a glance, three paragraphs and the most urgent findings."""
    blocks: list[Block] = [_figures(index, findings), Text(_read(index.graph)), Text(_found(findings))]
    blocks += [Text(text) for text in (_accountable(index, "project"), _accountable(index, "body")) if text]
    urgent = [sentence(f"{one_line(one.title)}: {one_line(one.message)}") for one in findings if one.level == "act"]
    if urgent:
        more = [f"And {len(urgent) - MOST_URGENT} more: see Findings."] if len(urgent) > MOST_URGENT else []
        blocks += [Heading("First of all"), Bullets((*urgent[:MOST_URGENT], *more))]
    return Section("summary", "Summary", tuple(blocks))


def _figures(index: Index, findings: Sequence[FindingLike]) -> Figures:
    tally = Counter(one.level for one in findings)
    return Figures(
        (
            (len(index.of_kind("body")), "bodies"),
            (len(index.of_kind("project")), "projects"),
            (len(index.graph.relations), "lines with evidence"),
            (tally["act"], "to act on"),
            (tally["ask"], "to ask about"),
        )
    )


def _read(graph: Graph) -> str:
    dates = sorted(one.date for one in graph.documents if one.date)
    undated = len(graph.documents) - len(dates)
    told = f", dated {' to '.join(dict.fromkeys((long_date(dates[0]), long_date(dates[-1]))))}" if dates else ""
    bare = f" ({undated} without a date)" if undated and graph.documents else ""
    kinds = Counter(one.kind for one in graph.entities)
    named = [count(kinds[key], kind.title.lower(), kind.plural) for key, kind in schema().kinds.items() if kinds[key]]
    things = f"They name {listed(named)}, joined by {count(len(graph.relations), 'line')}." if named else "They name nothing of use here."
    return f"This review rests on {count(len(graph.documents), 'source')}{told}{bare}. {things}"


def _found(findings: Sequence[FindingLike]) -> str:
    if not findings:
        return "The checks found nothing to put right."
    tally = Counter(one.level for one in findings)
    parts = [f"{tally[key]} {words[tally[key] != 1]}" for key, words in _VERBS.items() if tally[key]]
    return f"The checks found {count(len(findings), 'point')}: {listed(parts)}."


def _accountable(index: Index, kind: str) -> str:
    things = index.of_kind(kind, live=True)
    lost = [index.name(one.id) for one in things if not sound(index, one.id)]
    one, many = schema().kinds[kind].title.lower(), schema().kinds[kind].plural
    if not things:
        return ""
    reached = len(things) - len(lost)
    current = count(len(things), f"current {one}", f"current {many}")
    traced = f"Of {current}, {'all' if not lost else reached or 'none'} can be traced to an accountable body."
    return f"{traced} {len(lost)} cannot: {listed(lost)}." if lost else traced
