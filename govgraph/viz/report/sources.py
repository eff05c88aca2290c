"""The sources with their dates, and how the review was made: what it can tell and what it cannot."""

from __future__ import annotations

from collections import Counter

from govgraph.graph.cells import one_line
from govgraph.graph.schema import schema
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Bullets, Section, Table, Text
from govgraph.viz.report.words import count, long_date


def sources(index: Index) -> Section:
    """One row for each file that was read: newest first, undated last."""
    resting = Counter(item for one in index.graph.relations for item in {item.source for item in one.evidence})
    documents = sorted(index.graph.documents, key=lambda one: (one.file, one.sha256))
    documents.sort(key=lambda one: one.date or "", reverse=True)
    rows = tuple(
        (one_line(one.title or one.file), one_line(one.file), long_date(one.date) or "undated", one_line(one.publisher or "") or "–",
         resting[one.sha256], one.sha256[:12])
        for one in documents
    )  # fmt: skip
    decided = sum(any(item.source == "decision" for item in one.evidence) for one in index.graph.relations)
    note = f"{count(decided, 'line').capitalize()} rest on a decision that a person wrote down." if decided else ""
    columns = ("Title", "File", "Date", "Publisher", "Lines it supports", "Fingerprint (SHA-256)")
    return Section("sources", "Sources", (Table("sources", "Files that were read", columns, rows, note),))


def method(index: Index) -> Section:
    """Short points, with the numbers of this review."""
    graph = index.graph
    known = Counter(one.certainty for one in graph.relations)
    told = [f"{known[key]} {key} ({meaning})" for key, meaning in schema().certainties.items() if known[key]]
    points = [
        "The files were read by fixed rules: the same files and decisions give the same report, to the byte.",
        "Every line rests on words of a source, quoted as they stand. What a person decided always wins and is marked as a decision.",
        f"How the {len(graph.relations):,} lines are known: {'; '.join(told)}." if told else "",
        "Names were brought together by fixed rules (articles, acronyms, county prefix). Names that are merely alike were not merged.",
        f"{count(len(graph.waiting), 'statement').capitalize()} were too doubtful to use and wait for review." if graph.waiting else "",
        "A missing line means that no source states it. It does not show that nobody reports.",
        "A source speaks for its own date. What happened since is unknown here.",
        "Rules misread sentences now and then. Before acting on a finding, read the words quoted with it.",
    ]
    intro = Text("What this report can tell, and what it cannot.")
    return Section("method", "Method and limits", (intro, Bullets(tuple(filter(None, points)))))
