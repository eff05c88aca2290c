"""The review report: what a reviewer hands to committee, six to eight pages as HTML or Word, with its annexes as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.graph.cells import one_line
from govgraph.graph.claims import LedgerLine
from govgraph.graph.decisions import Decisions
from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.queries.checking import Finding
from govgraph.queries.settling import standing
from govgraph.viz.report import bodies, chains, changes, coverage, decided, doubts, opening, points, seats, sources, unknown, worksheet
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Block, Review, Section, Table, Text
from govgraph.viz.report.picture import picture
from govgraph.viz.report.words import long_date

__all__ = ["FORMATS", "Review", "build", "render"]

FORMATS = (".html", ".docx", ".xlsx")


def build(
    graph: Graph,
    findings: Sequence[Finding],
    *,
    decisions: Decisions | None = None,
    ledger: Sequence[LedgerLine] = (),
    previous: Graph | None = None,
    previous_findings: Sequence[Finding] | None = None,
    title: str | None = None,
    since: str = "",
) -> Review:
    """The review of `graph` as plain data.

    findings: of `govgraph.queries.check`; decisions: what people settled and wrote down; ledger: what was read without a claim;
    previous, previous_findings: the graph and findings of the last review, or as of a day (`since`, ISO), to tell what changed.
    """
    index = Index(graph)
    stand = standing(sorted(findings, key=_order), decisions)
    found = bodies.lines(index, stand, decisions, points.chosen(stand))
    changed = changes.found(index, previous, since) if previous is not None else []
    news = [changes.findings(index, findings, previous_findings)] if previous_findings is not None else []
    parts = (
        opening.section(index, stand, found),
        _structure(index),
        Section("bodies", "The bodies", (bodies.table(found),) if found else (Text("The papers name no body."),)),
        points.section(index, stand),
        unknown.section(index, stand, ledger),
        *((changes.section(changed, since),) if previous is not None else ()),
        decided.section(index, decisions),
        sources.section(index, ledger),
    )
    annexes = (
        worksheet.sheet(index, stand), bodies.annex(found), *chains.tables(index), *seats.tables(index), *coverage.tables(index),
        *doubts.tables(index), unknown.annex(index, ledger), changes.annex(index, changed), *news,
        Table("decisions", "Decisions taken in this review", decided.COLUMNS, tuple(decided.told(index, decisions))), sources.annex(index),
    )  # fmt: skip
    date = max((one.date for one in graph.documents if one.date), default=None)
    newest = f"The newest paper is of {long_date(date)}" if date else "No paper carries a date"
    heading = one_line(title or "") or "Partnership governance review"
    return Review(heading, newest, date, parts, tuple(one for one in annexes if one.rows or one.key == "findings"))


def _order(one: Finding) -> tuple[int, str, str, str]:
    """The gravest first, then what most hangs on, whatever order they came in."""
    return (("act", "ask", "note").index(one.level) * 10**6 - one.weight, one.code, one.subject_name.casefold(), one.id)


def _structure(index: Index) -> Section:
    drawn, outline = picture(index)
    blocks: list[Block] = [drawn] if drawn else [Text("No paper says that one body answers to another.")]
    return Section("structure", "The structure", (*blocks, *((outline,) if outline.items else ())))


def render(review: Review, suffix: str) -> bytes:
    """The file's bytes for ".html", ".docx" or ".xlsx"; equal reviews give equal bytes. Raises GovgraphError for another suffix."""
    kind = suffix.lower()
    if kind == ".html":
        from govgraph.viz.report.html import to_html

        return to_html(review).encode("utf-8")
    if kind == ".docx":
        from govgraph.viz.report.docx import to_docx

        return to_docx(review)
    if kind == ".xlsx":
        from govgraph.viz.report.xlsx import to_xlsx

        return to_xlsx(review)
    raise GovgraphError(f"a report cannot be written as “{kind}”", advice=f"End the file name in {', '.join(FORMATS)}")
