"""Findings by severity: each with its reason, its remedy and the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from govgraph.graph.cells import cell_text, one_line
from govgraph.viz.report.model import Block, Card, FindingLike, Heading, Quote, Section, Text
from govgraph.viz.report.words import SEVERITIES, count, long_date, sentence

MOST_QUOTES = 4


def ordered(findings: Iterable[FindingLike]) -> list[FindingLike]:
    """By severity, code and subject, whatever order they came in."""
    ranks = {key: rank for rank, key in enumerate(SEVERITIES)}
    return sorted(findings, key=lambda one: (ranks.get(one.severity, len(ranks)), one.code, one.subject_name.casefold(), one.id))


def section(findings: Sequence[FindingLike]) -> Section:
    """A heading for each severity that occurs; under it a card for each finding. `findings` are `ordered`."""
    if not findings:
        return Section("findings", "Findings", (Text("The checks found nothing to put right."),))
    blocks: list[Block] = []
    for severity in dict.fromkeys(one.severity for one in findings):
        here = [one for one in findings if one.severity == severity]
        blocks.append(Heading(f"{SEVERITIES.get(severity, severity)}: {count(len(here), 'finding')}"))
        blocks += [_card(one) for one in here]
    return Section("findings", "Findings", tuple(blocks))


def _card(one: FindingLike) -> Card:
    quotes = list(dict.fromkeys(_quote(item) for item in one.evidence if cell_text(item.get("quote"))))
    return Card(
        one.severity,
        one_line(one.code),
        one_line(one.title),
        one_line(one.subject_name),
        sentence(one.message),
        sentence(one.why),
        sentence(one.remedy),
        tuple(quotes[:MOST_QUOTES]),
        max(0, len(quotes) - MOST_QUOTES),
    )


def _quote(item: Mapping[str, Any]) -> Quote:
    return Quote(one_line(cell_text(item.get("quote"))), one_line(cell_text(item.get("document"))), long_date(item.get("date")))
