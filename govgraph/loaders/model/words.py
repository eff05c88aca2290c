"""What the words of a clause say about a claim: that it is denied, only planned, over, or meant for a program."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def cues() -> dict[str, dict[str, Any]]:
    """words.yaml."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(files("govgraph.loaders.model").joinpath("words.yaml").read_text("utf-8"))
    return found


@cache
def _pattern(cue: str) -> re.Pattern[str]:
    row = cues()[cue]
    return re.compile("|".join(row.get("patterns") or [row["pattern"]]), re.IGNORECASE | re.DOTALL)


def says(cue: str, words: str) -> bool:
    """Whether the words hold a cue of words.yaml."""
    return _pattern(cue).search(words) is not None


def contradicts(type: str, status: str, quote: str, around: str) -> str | None:
    """Why a claim of this type and status does not fit its quote, or None. around: the line and headings that the quote stands in."""
    if says("denial", quote) and status == "active":
        return "the words deny it"
    if status == "active" and says("proposed", quote):
        return "the words only plan it"
    if status == "active" and type != "SUCCEEDS" and says("past", quote):
        return "the words say that it is over"
    if status == "proposed" and not says("may_be_proposed", around):
        return "nothing says that it is only planned"
    if status == "past" and not says("may_be_past", around):
        return "nothing says that it is over"
    return None
