"""The review report: what a reviewer hands to committee, built as plain data and written as HTML, Word or Excel."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.viz.report import chains, changes, coverage, doubts, remarks, seats, sources, structure, summary
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import FindingLike, Review
from govgraph.viz.report.words import long_date

__all__ = ["FORMATS", "Review", "build", "render"]

FORMATS = (".html", ".docx", ".xlsx")


def build(
    graph: Graph,
    findings: Sequence[FindingLike],
    *,
    previous: Graph | None = None,
    previous_findings: Sequence[FindingLike] | None = None,
    title: str | None = None,
    svg: str | None = None,
    png: bytes | None = None,
) -> Review:
    """The review of `graph` as plain data.

    previous, previous_findings: the graph and findings of the last review, to tell what changed.
    svg, png: the diagram; without them the structure is given as an outline only. Word shows the PNG, the page the SVG or the PNG.
    """
    index, found = Index(graph), remarks.ordered(findings)
    date = max((one.date for one in graph.documents if one.date), default=None)
    parts = (
        summary.section(index, found),
        structure.section(index, svg, png),
        remarks.section(found),
        chains.section(index),
        seats.section(index),
        coverage.section(index),
        doubts.duplicates(index),
        doubts.disagreements(index),
        changes.section(index, found, previous, previous_findings),
        sources.sources(index),
        sources.method(index),
    )
    newest = f"Newest source: {long_date(date)}" if date else "No source carries a date"
    return Review(one_line(title or "") or "Partnership governance review", newest, date, parts)


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
