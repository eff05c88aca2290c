"""Whether a sentence says what it seems to say: denied, asked, only reported, or over."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files

import yaml

from govgraph.graph.claims import RelationClaim

DOUBTED = 0.4  # what is denied, asked or only told of is offered, never entered
_YEAR_UNTIL = re.compile(r"\buntil (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    data = yaml.safe_load(files("govgraph.loaders.judge").joinpath("cues.yaml").read_text("utf-8"))
    return {name: _words(entry["words"]) for name, entry in data.items()}


def _words(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


def cue_in(text: str) -> str | None:
    """What the words of a clause take back: "past", "denied", "asked", "said", "proposed", or None."""
    if _cues()["past"].search(text) or _YEAR_UNTIL.search(text):
        return "past"
    return next((name for name in ("denied", "asked", "said", "proposed") if _cues()[name].search(text)), None)


def as_asserted(claim: RelationClaim) -> RelationClaim:
    """The claim as the words of its evidence bear it out."""
    if not claim.evidence:
        return claim
    cue = cue_in(_clause(claim)) or ("asked" if claim.evidence[0].quote.rstrip().endswith("?") else None)
    if cue is None or claim.status != "active":
        return claim
    if cue in ("past", "proposed"):
        return replace(claim, status=cue)
    return replace(claim, confidence=min(claim.confidence, DOUBTED))


def _clause(claim: RelationClaim) -> str:
    """The quote up to the end of the later of the two names, all of it where they do not stand in it."""
    quote = claim.evidence[0].quote
    ends = [quote.rfind(end.name) + len(end.name) for end in (claim.source, claim.target) if end.name in quote]
    return quote[: max(ends)] if len(ends) == 2 else quote
