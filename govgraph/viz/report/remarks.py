"""Findings by level: each with its reason, its remedy and the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from govgraph.graph.cells import cell_text, one_line, readable
from govgraph.viz.report.model import Block, Card, Case, FindingLike, Heading, Quote, Section, Text
from govgraph.viz.report.words import LEVELS, count, long_date, sentence

MOST_QUOTES = 3
FEW = 4  # cases of one check; beyond, each shows its first quote only


def ordered(findings: Iterable[FindingLike]) -> list[FindingLike]:
    """By level, code and subject, whatever order they came in."""
    ranks = {key: rank for rank, key in enumerate(LEVELS)}
    return sorted(findings, key=lambda one: (ranks.get(one.level, len(ranks)), one.code, one.subject_name.casefold(), one.id))


def section(findings: Sequence[FindingLike]) -> Section:
    """A heading for each level that occurs; under it a card for each check. `findings` are `ordered`."""
    if not findings:
        return Section("findings", "Findings", (Text("The checks found nothing to put right."),))
    blocks: list[Block] = []
    for level in dict.fromkeys(one.level for one in findings):
        here = [one for one in findings if one.level == level]
        blocks.append(Heading(f"{LEVELS.get(level, level)}: {count(len(here), 'finding')}"))
        blocks += _cards(here)
    return Section("findings", "Findings", tuple(blocks))


def _cards(findings: Iterable[FindingLike]) -> Iterator[Card]:
    # A reader wants the reason once, not forty times; the cases of one check stand together.
    groups: dict[tuple[str, str, str, str, str], list[FindingLike]] = {}
    for one in findings:
        key = (one.level, one_line(one.code), sentence(one.title).rstrip("."), sentence(one.why), sentence(one.remedy))
        groups.setdefault(key, []).append(one)
    for key, cases in groups.items():
        most = MOST_QUOTES if len(cases) <= FEW else 1
        yield Card(*key, tuple(_case(one, most) for one in cases))


def _case(one: FindingLike, most: int) -> Case:
    quotes = list(dict.fromkeys(_quote(item) for item in one.evidence if one_line(cell_text(item.get("quote")))))
    subject, message = one_line(one.subject_name), sentence(one.message)
    told = message if subject.casefold() in message.casefold() else f"{subject}: {message}"
    return Case(subject, told, tuple(quotes[:most]), max(0, len(quotes) - most))


def _quote(item: Mapping[str, Any]) -> Quote:
    return Quote(readable(cell_text(item.get("quote"))), one_line(cell_text(item.get("document"))), long_date(item.get("date")))
