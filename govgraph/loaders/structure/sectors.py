"""Sectors as members: "schools", "the voluntary sector" and their like in a sentence that lists who belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.claims import Mention
from govgraph.graph.schema import _loader
from govgraph.loaders.reading import Reading
from govgraph.loaders.text import Text

_STOP = re.compile(
    r"[.;](?:\s|$)|\s[-–]\s|\b(?:to (?:improve|focus|discuss|work|ensure|deliver|tackle|co-?ordinate|help|make|agree|oversee|act)"
    r"|who|which|and is|and meets|in order)\b"
)
_NOT = re.compile(r"\b(?:not|no longer|never|could|might|may|will be invited|were invited)\b", re.IGNORECASE)


@cache
def sector_rows() -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], list[str]]], dict[str, Any]]:
    """(pattern of the cues, [(pattern of a sector, its names)], all of sectors.yaml)."""
    data: dict[str, Any] = yaml.load(files("govgraph.loaders.structure").joinpath("sectors.yaml").read_text("utf-8"), _loader())
    rows = [
        (
            re.compile(rf"(?<![\w'-])(?:{row['words']})(?![\w'-])", re.IGNORECASE),
            row["name"] if isinstance(row["name"], list) else [row["name"]],
        )
        for row in data["sectors"]
    ]
    return re.compile("|".join(data["cues"]), re.IGNORECASE), rows, data


def sectors_in(sentence: str) -> Iterator[tuple[str, int, int, int]]:
    """(name, start, end, start of the cue) of each sector in the list of members that a sentence opens; none without a cue."""
    cue = sector_rows()[0].search(sentence)
    if cue is None or _NOT.search(sentence[max(0, cue.start() - 40) : cue.end()]):
        return
    stop = _STOP.search(sentence, cue.end())
    end = stop.start() if stop else len(sentence)
    taken: list[tuple[int, int]] = []
    for pattern, names in sector_rows()[1]:
        for match in pattern.finditer(sentence, cue.end(), end):
            inside_name = match[0][0].isupper() and re.search(r"[A-Z][\w'-]* $", sentence[: match.start()])
            follows = re.match(r"\s+([a-z]+)", sentence[match.end() : end])
            goes_on = follows is not None and follows[1] not in sector_rows()[2]["after"]
            if inside_name or goes_on or any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            words = re.sub(r"^the ", "", match[0], flags=re.IGNORECASE)
            yield from ((words if name == "\\g<0>" else name, match.start(), match.end(), cue.start()) for name in names)


def read_sectors(reading: Reading, sentence: Text, body: Mention | None) -> None:
    """Say that each sector in the sentence's list is a member of `body`."""
    if body is None or body.kind != "body":
        return
    for name, start, end, cue in sectors_in(sentence.clean):
        known = reading.book.lookup(name.title()) if name in ("city council", "county council") else None
        if known is None and name in ("city council", "county council"):
            continue
        member = Mention(known.name, "organisation", known.subtype) if known else Mention(name, "organisation", "sector")
        if known is None and "," not in sentence.clean[start:end] and " and " not in sentence.clean[start:end]:
            reading.also(name, sentence.clean[start:end])
        elif name.endswith(" sector"):
            reading.also(name, f"{name}s")
        reading.layout("MEMBER_OF", member, body, (reading.evidence(sentence, cue, end),), "sectors", 0.85, certainty="explicit")
