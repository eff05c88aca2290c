"""Remarks about a body that no line between two says: money that ends, missing support, rules of its own; read from remarks.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.graph.resolve.names import name_key
from govgraph.loaders.blocks import Block
from govgraph.loaders.dates import read_date
from govgraph.loaders.reading import JOINED, Reading

# "a Monitoring Sub Group, which has been established to scrutinise and hold the Board to account"
_JUDGES = re.compile(
    r"\b(?:scrutinises?|holds?)(?: and holds?)? (?:the|to|its) (?:board|partnership|committee|parent body) to account\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One row of remarks.yaml."""

    fact: str
    words: re.Pattern[str]
    says: str | bool
    items: bool
    reads: tuple[str, ...]
    leaves: tuple[str, ...]


@cache
def remarks() -> tuple[Remark, ...]:
    """The rows, read once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows: list[dict[str, Any]] = yaml.load(files("govgraph.loaders").joinpath("remarks.yaml").read_text("utf-8"), loader)
    return tuple(
        Remark(
            row["fact"], re.compile(row["words"], re.IGNORECASE if row.get("says") != "date" else 0), row.get("says", ""),
            row.get("scope") == "items", tuple(row["reads"]), tuple(row["leaves"]),
        )
        for row in rows
    )  # fmt: skip


def read_remarks(reading: Reading) -> None:
    """Add the facts that remarks state of the body, or the listed projects, that their block is about."""
    for number, block in enumerate(reading.blocks):
        subject = reading.subjects[number] if number < len(reading.subjects) else None
        for row in remarks():
            if found := row.words.search(block.clean):
                for about in _projects_below(reading, number) if row.items else [subject]:
                    _note(reading, block, row, found, about)
        if subject and (judges := _JUDGES.search(block.clean)):
            _judged_by_its_part(reading, block, subject, judges)


def _note(reading: Reading, block: Block, row: Remark, found: re.Match[str], about: Mention | None) -> None:
    value = _value(row, found)
    if about is not None and value not in ("", None):
        reading.fact(about, row.fact, value, reading.evidence(block.text, *_sentence(block.clean, found)), f"remark/{row.fact}", JOINED)


def _sentence(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where the sentence around a match begins and ends."""
    end = text.find(". ", found.end())
    return text.rfind(". ", 0, found.start()) + 2 if ". " in text[: found.start()] else 0, len(text) if end < 0 else end + 1


def _value(row: Remark, found: re.Match[str]) -> str | bool | None:
    if row.says == "date":
        return read_date(found["date"])
    return row.says or " ".join(found.group().split())


def _projects_below(reading: Reading, number: int) -> Iterator[Mention]:
    """The projects that the items after a block name, up to the next heading."""
    rest = reading.blocks[number + 1 :]
    below: list[Block] = []
    for block in rest:
        if block.kind == "heading" and below:
            break
        below += [block] if block.kind in ("item", "row") else []
    spans = [block.text.span(0, len(block.text)) for block in below]
    words = [f" {name_key(block.clean)} " for block in below]
    for end in dict.fromkeys(end for claim in reading.claims for end in _ends(claim) if end.kind == "project"):
        named = any(f" {name_key(end.name)} " in text for text in words)
        if named or any(_within(claim, spans) for claim in reading.claims if end in _ends(claim)):
            yield end


def _ends(claim: Any) -> tuple[Mention, ...]:
    return (claim.source, claim.target) if isinstance(claim, RelationClaim) else (claim.entity,)


def _within(claim: Any, spans: list[tuple[int, int]]) -> bool:
    return any(first <= proof.start < last for proof in claim.evidence for first, last in spans)


def _judged_by_its_part(reading: Reading, block: Block, subject: Mention, judges: re.Match[str]) -> None:
    """Of the subject's parts that the sentence names before these words the nearest is to hold it to account."""
    before = f" {name_key(block.clean[: judges.start()])} "
    lines = [claim for claim in reading.claims if isinstance(claim, RelationClaim) and claim.type == "PART_OF"]
    parts = {claim.source for claim in lines if claim.target.name == subject.name}
    named = [(before.rfind(f" {name_key(part.name)} "), part.name, part) for part in parts]
    place, _, part = max(named, key=lambda item: item[:2], default=(-1, "", None))
    if part is not None and place >= 0:
        proof = (reading.evidence(block.text),)
        reading.relate(RelationClaim("SCRUTINISED_BY", subject, part, proof, confidence=JOINED, method="remark/judged-by-part"))
