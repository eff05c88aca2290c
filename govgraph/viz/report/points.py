"""The points to act on: ten at most, each with its sentence, the words behind it, why it matters and what is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from govgraph.graph.cells import cell_text, one_line, readable
from govgraph.graph.claims import split_whereabouts
from govgraph.queries.settling import Standing
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Block, Card, Quote, Section, Text
from govgraph.viz.report.words import count, listed, long_date, sentence

MOST = 10
QUOTES = 2
LONG = 220  # characters of a quote on paper; the annex has all of it


def chosen(standing: Sequence[Standing]) -> list[Standing]:
    """What is to be acted on or asked and is open, or agreed and so still to be done; the most harmful first."""
    todo = [one for one in standing if one.open or (one.state == "settled" and one.settlement and one.settlement.verdict == "agreed")]
    return [one for one in todo if one.finding.level != "note"][:MOST]


def section(index: Index, standing: Sequence[Standing]) -> Section:
    """A card for each, with room for owner, date and a note."""
    shown = chosen(standing)
    if not shown:
        return Section("points", "Points to act on", (Text("The papers give no reason to act: every check passed or was settled."),))
    every = sum(one.finding.level != "note" and one.open for one in standing)
    rest = every - sum(one.open for one in shown)
    more = f" {count(rest, 'lesser one').capitalize()} in the annex, sheet Findings." if rest else ""
    blocks: list[Block] = [Text(f"The {count(len(shown), 'point')} that matter most.{more}" if len(shown) > 1 else "One point matters.")]
    return Section("points", "Points to act on", (*blocks, *(_card(index, number, one) for number, one in enumerate(shown, 1))))


def _card(index: Index, number: int, one: Standing) -> Card:
    finding, said = one.finding, one.settlement if not one.open else None
    quotes = list(dict.fromkeys(_quote(index, item) for item in finding.evidence if one_line(cell_text(item.get("quote")))))
    told = index.titled(sentence(finding.message))
    names = [item.subject_name for item in finding.items]
    subject = one_line(finding.subject_name)
    message = told if names or subject.casefold() in told.casefold() else f"{subject}: {told}"
    return Card(
        number, finding.level, message, sentence(finding.why), sentence(finding.remedy),
        tuple(quotes[:QUOTES]), max(0, len(quotes) - QUOTES),
        said.owner if said else "", long_date(said.by) if said and said.by else "", said.why if said else "",
    )  # fmt: skip


def _quote(index: Index, item: Mapping[str, Any]) -> Quote:
    text = readable(cell_text(item.get("quote")))
    short = text if len(text) <= LONG else f"{text[: LONG - 1].rsplit(' ', 1)[0]} …"
    file = one_line(cell_text(item.get("document")))
    date = long_date(item.get("date")) or ("undated" if split_whereabouts(file, index.titles)[0] in index.titles else "")
    return Quote(short, index.title(file), date)


def in_short(standing: Sequence[Standing]) -> str:
    """ "3 points are to be acted on, 6 to be asked about"."""
    levels = [one.finding.level for one in standing if one.open]
    parts = [f"{levels.count(level)} {words}" for level, words in (("act", "to act on"), ("ask", "to ask about")) if level in levels]
    return f"The checks leave {listed(parts)}." if parts else "The checks leave nothing to act on."
