"""What could not be established, and whom to ask: what was not understood, what has no date, what may be the same, what disagrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from govgraph.graph.cells import one_line, readable
from govgraph.graph.claims import NOT_UNDERSTOOD, LedgerLine
from govgraph.queries.settling import Standing
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Row, Section, Table, Text
from govgraph.viz.report.words import count, listed, sentence

MOST = 8
SHORT = 150
PAIRS = 4  # of names that may be one, as examples
SAME = "GG015"  # two names that may mean the same
COLUMNS = ("What we could not establish", "Whom to ask")


def section(index: Index, standing: Sequence[Standing], ledger: Sequence[LedgerLine]) -> Section:
    """A table of questions, each with who may know."""
    rows = [*_named(index, standing), *_disagreeing(index), *_undated(index), *_unread(index, ledger), *_alike(index, standing)]
    if not rows:
        return Section("unknown", "What we could not establish", (Text("Nothing that the papers name is left open."),))
    more = f"{count(len(rows) - MOST, 'further question').capitalize()} in the annex." if len(rows) > MOST else ""
    table = Table("open-questions", "Questions that the papers leave", COLUMNS, tuple(rows[:MOST]), more)
    return Section("unknown", "What we could not establish, and whom to ask", (table,))


def annex(index: Index, ledger: Sequence[LedgerLine]) -> Table:
    """Every line that was not understood, for a person to read."""
    rows = tuple(
        (index.title(one.document), f"page {one.page}" if one.page else "–", readable(one.quote), "; ".join(one.names), one.reason)
        for one in ledger
        if one.verdict == NOT_UNDERSTOOD
    )
    return Table("not-understood", "Lines that were not understood", ("Paper", "Place", "Words", "Names in it", "Why"), rows)


def _unread(index: Index, ledger: Sequence[LedgerLine]) -> Iterator[Row]:
    by_paper: dict[str, list[LedgerLine]] = defaultdict(list)
    for one in ledger:
        if one.verdict == NOT_UNDERSTOOD:
            by_paper[one.document].append(one)
    papers = sorted(by_paper.items(), key=lambda item: (-len(item[1]), item[0]))
    if not papers:
        return
    known = max((one for _, found in papers for one in found), key=lambda one: len(one.names))
    total = sum(len(found) for _, found in papers)
    where = listed([f"{index.called(document)}{f' ({len(found)})' if len(papers) > 1 else ''}" for document, found in papers], 4)
    text = f"What {count(total, 'line')} of {where} say, for instance “{_short(readable(known.quote))}”"
    yield sentence(text), listed(list(dict.fromkeys(index.author(document) for document, _ in papers)), 3)


def _undated(index: Index) -> Iterator[Row]:
    for one in index.graph.documents:
        if not one.date:
            yield f"When {index.called(one.file)} was written.", index.author(one.file)


def _named(index: Index, standing: Sequence[Standing]) -> Iterator[Row]:
    for one in standing:
        if one.open and one.finding.level == "note" and one.finding.asks:
            keys = [item.subject for item in one.finding.items] or [one.finding.subject]
            who = dict.fromkeys(index.contact(key) for key in keys)
            yield index.titled(sentence(one.finding.asks)), listed(list(who), 3)


def _alike(index: Index, standing: Sequence[Standing]) -> Iterator[Row]:
    for one in standing:
        if one.open and one.finding.code == SAME:
            pairs = [item.told for item in one.finding.items] or [f"{' = '.join(index.name(key) for key in one.finding.about)}"]
            who = dict.fromkeys(index.contact(item.subject) for item in one.finding.items or [one.finding])
            yield f"Whether each of these is one and the same: {listed(pairs, PAIRS)}.", listed(list(who), 3)


def _disagreeing(index: Index) -> Iterator[Row]:
    for one in index.graph.disagreements:
        if one.what == "superior":  # several superiors are a check's, and scrutiny beside a council is none
            continue
        values = [f"{one_line(value)} ({', '.join(filter(None, index.place(proof)))})" for value, proof in one.values[:2]]
        yield f"What holds of {index.about(one.subject)}, {one.what.replace('_', ' ')}: {' or '.join(values)}.", index.contact(one.subject)


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"
