"""Joins: facts for which two places of a document must be put together."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph.graph.claims import Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.discourse import body_meant, document_subject, heading_body
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import JOINED, TITLE, Reading

_ALL_REPORT = re.compile(
    r"\b(?:(?:those|these|the|all(?: of)?(?: the| these)?|each of the)\s+(?:\w+\s+){0,2}(?P<noun>partnership|board|group|committee|bodie)s"
    r"|each\s+(?:\w+\s+){0,2}(?P<one>partnership|board|group|committee|body))\b(?P<mid>[^.]{0,140}?)"
    r"\breports?\s+(?P<how>annually|quarterly|monthly|regularly|every \w+|each year)?\s*(?:in)?to\s+(?P<target>[^.;]+)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(r"\b(?:no longer|not|never|may|might|could|should)\b", re.IGNORECASE)
_WIDE = re.compile(r"\b(?!The |All |These )(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?)[- ]wide\b")
_PROGRESS = re.compile(r"\b(?:progress|monitoring|highlight|performance) report\b", re.IGNORECASE)


def read_joins(reading: Reading) -> None:
    """Add what only follows from two places together: who is meant by "those partnerships", names made of names, titles, sections."""
    lists = body_lists(reading)
    _all_report(reading, lists)
    _wide(reading, lists)
    _title_reports(reading)


def body_lists(reading: Reading) -> list[tuple[Block, list[tuple[Block, Mention]]]]:
    """The lists of at least three items that are bodies word for word (a bracket behind them set aside), with their introducing line."""
    groups: dict[int, tuple[Block, list[tuple[Block, Mention]]]] = {}
    for block in reading.blocks:
        if block.kind != "item" or block.intro is None:
            continue
        bare = re.sub(r"\s*\([^()]*\)\s*$", "", block.clean)
        found = heading_body(reading, Block("heading", block.text.cut(0, len(bare))))
        if found and found.kind == "body":
            groups.setdefault(id(block.intro), (block.intro, []))[1].append((block, found))
    return [group for group in groups.values() if len(group[1]) >= 3]


def _all_report(reading: Reading, lists: list[tuple[Block, list[tuple[Block, Mention]]]]) -> None:
    """ "Those partnerships … report annually to Council" and, anywhere, the list of the partnerships."""
    for i, block in enumerate(reading.blocks):
        match = _ALL_REPORT.search(block.clean) if block.kind in ("para", "item") else None
        if not match or _NOT_ALL.search(match["mid"][-30:]):
            continue
        targets = [span for span in find_names(match["target"], reading.book)[:1] if span.kind == "body" or span.subtype == "council"]
        noun = (match["noun"] or match["one"]).lower()[:5]
        fitting = [group for group in lists if noun in group[0].clean.lower()]
        if not targets or not fitting:
            continue
        if targets[0].generic:
            if not targets[0].bare and targets[0].name.lower() not in reading.headed:
                continue  # a group of the section's body, which the sentence itself tells of
            meant = body_meant(reading, i, targets[0].name)
            if meant is None:
                continue
            targets = [replace(targets[0], name=meant.name, kind=meant.kind, subtype=meant.subtype)]
        target = Mention(targets[0].name, "body" if targets[0].name.lower() == "council" else targets[0].kind, targets[0].subtype)
        _, items = min(fitting, key=lambda group: abs(reading.blocks.index(group[0]) - i))
        frequency = {"annually": "annual", "each year": "annual"}.get((match["how"] or "").lower(), (match["how"] or "").lower() or None)
        proof = reading.evidence(block.text, match.start(), match.start("target") + targets[0].end)
        for item, body in items:
            reading.layout(
                "REPORTS_TO",
                body,
                target,
                (proof, reading.evidence(item.text)),
                "join/all-report",
                JOINED,
                nature="annual report" if frequency == "annual" else None,
                frequency=frequency,
                certainty="inferred",
            )


def _wide(reading: Reading, lists: list[tuple[Block, list[tuple[Block, Mention]]]]) -> None:
    """ "The Wendshire-wide partnerships are:" says where each of them works."""
    for intro, items in lists:
        match = _WIDE.search(intro.clean)
        if match:
            for item, body in items:
                proof = (reading.evidence(item.text), reading.evidence(intro.text, match.start(), match.end()))
                reading.layout("COVERS", body, Mention(match["place"], "place"), proof, "join/wide", 0.85)


def _title_reports(reading: Reading) -> None:
    """ "<BODY> – <date>" above "<PROJECT> PROGRESS REPORT": progress of the project is reported to the body."""
    meeting = reading.header.get("meeting")
    about = document_subject(reading)
    if not meeting or about is None or about.kind != "project":
        return
    spans = [span for span in find_names(meeting, reading.book) if span.kind == "body"]
    for block in reading.blocks[:8]:
        if block.kind == "heading" and _PROGRESS.search(block.clean) and spans:
            target = Mention(spans[0].name, "body", spans[0].subtype)
            told = [one for one in reading.blocks[:8] if one is not block and meeting.casefold() in one.clean.casefold()][:1]
            proof = tuple(reading.evidence(one.text) for one in (*told, block))
            reading.layout("REPORTS_TO", about, target, proof, "join/progress-report", TITLE, nature="progress")
