"""The papers by title and date, and in a few points how the review was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govgraph.graph.cells import one_line
from govgraph.graph.claims import NOT_UNDERSTOOD, LedgerLine, SourceInfo
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Bullets, Row, Section, Table
from govgraph.viz.report.words import count, long_date, sentence

MOST = 10


def section(index: Index, ledger: Sequence[LedgerLine]) -> Section:
    """Newest first, undated last; then what such a review can tell and what it cannot."""
    rows = [(title, date, publisher) for title, _, date, publisher, *_ in papers(index)]
    more = f"{count(len(rows) - MOST, 'further one').capitalize()} in the annex." if len(rows) > MOST else ""
    unread = sum(one.verdict == NOT_UNDERSTOOD for one in ledger)
    decided = sum(any(item.source == "decision" for item in one.evidence) for one in index.graph.relations)
    points = [
        "A program read the papers, no person; every line between two bodies rests on words that are quoted as they stand.",
        "That no paper states a line does not show that nobody reports. A paper speaks for its own date.",
        f"{count(unread, 'line speaks', 'lines speak')} of governance and could not be understood: the annex has them." if unread else "",
        f"{count(len(index.graph.waiting), 'statement was', 'statements were')} too doubtful to use." if index.graph.waiting else "",
        f"{count(decided, 'line rests', 'lines rest')} on what a person decided." if decided else "",
    ]
    table = Table("papers", "Papers", ("Title", "Date", "Published by"), tuple(rows[:MOST]), more)
    return Section("papers", "The papers, and how they were read", (table, Bullets(tuple(sentence(one) for one in points if one))))


def annex(index: Index) -> Table:
    """Every paper with its file."""
    columns = ("Title", "File", "Date", "Published by", "Lines it supports", "Fingerprint (SHA-256)")
    return Table("papers", "Papers that were read", columns, tuple(papers(index)))


def papers(index: Index) -> list[Row]:
    """Title, file, date, publisher, how many lines rest on it, fingerprint."""
    resting = Counter(item for one in index.graph.relations for item in {item.source for item in one.evidence})
    documents = sorted(index.graph.documents, key=lambda one: (one.file, one.sha256))
    documents.sort(key=lambda one: one.date or "", reverse=True)
    return [_paper(index, one, resting[one.sha256]) for one in documents]


def _paper(index: Index, one: SourceInfo, lines: int) -> Row:
    date, publisher = long_date(one.date) or "undated", one_line(one.publisher or "") or "–"
    return index.title(one.file), one_line(one.file), date, publisher, lines, one.sha256[:12]
