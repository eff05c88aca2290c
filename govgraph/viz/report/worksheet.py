"""The findings as a sheet to work in, which `govgraph settle --from` reads back."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.graph.cells import cell_text, readable
from govgraph.queries.settling import WORDS, Standing
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Row, Table
from govgraph.viz.report.words import LEVELS, long_date, sentence

COLUMNS = (
    "Level", "Finding", "About", "Why it matters", "What to do", "Words of the papers",
    "Status", "Settled as", "Owner", "Due", "Comment", "Id",
)  # fmt: skip
NOTE = "Write under Settled as (agreed, accepted, not-so or open), Owner, Due (2026-05-31) and Comment; then: govgraph settle --from FILE."


def sheet(index: Index, standing: Sequence[Standing]) -> Table:
    """A row for each finding, the gravest first."""
    settled = COLUMNS.index("Settled as")
    return Table("findings", "Findings", COLUMNS, tuple(_row(index, one) for one in standing), NOTE, choices=((settled, tuple(WORDS)),))


def _row(index: Index, one: Standing) -> Row:
    finding, said = one.finding, one.settlement
    names = list(dict.fromkeys(item.told for item in finding.items)) or [finding.subject_name]
    quotes = [_quoted(index, item) for item in finding.evidence if item.get("quote")]
    return (
        LEVELS.get(finding.level, finding.level), index.titled(sentence(finding.message)), "; ".join(names), finding.why, finding.remedy,
        "\n".join(quotes), one.state, said.verdict if said else "", said.owner if said else "", said.by if said else "",
        said.why if said else "", finding.id,
    )  # fmt: skip


def _quoted(index: Index, item: dict[str, object]) -> str:
    place = (index.title(cell_text(item.get("document"))), long_date(item.get("date")))
    return f"“{readable(cell_text(item.get('quote')))}” ({', '.join(filter(None, place))})"
