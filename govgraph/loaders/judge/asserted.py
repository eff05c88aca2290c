"""Whether a sentence says what it seems to say: denied, asked, only reported, or over."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.claims import RelationClaim

DOUBTED = 0.4  # what is denied, asked or only told of is offered, never entered
CUES = ("past", "denied", "compared", "asked", "said", "proposed")  # what words may do to a sentence; the first that is found counts
_REACH = 240  # characters before a quote in which its sentence may begin
_START = re.compile(r"[.!?;:][ \t\r\n]|\n\s*\n|\n\s*(?:[-*•]|\(?\w{1,3}[.)])\s")
_CLAUSE = re.compile(r"\bthat\s+(?:\w+\s+)?$")  # what comes is told, denied or asked by the words before
_THAT = re.compile(r"\W{0,2}that\b")
_YEAR_UNTIL = re.compile(r"\buntil (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b")


@cache
def _data() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load(files("govgraph.loaders.judge").joinpath("cues.yaml").read_text("utf-8"))
    return data


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {name: _words(entry["words"]) for name, entry in _data().items()}


@cache
def _cues_of(type: str, role: str | None) -> tuple[re.Pattern[str], ...]:
    """The cues that take back lines of one type and role only."""
    return tuple(_cues()[name] for name, entry in _data().items() if entry.get("of") == [type, role])


def _words(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


@cache
def _asides() -> re.Pattern[str]:
    """What stands apart in a sentence and begins with a cue: ", formerly the Quay Board (QB),", "(no longer a group)"."""
    cues = f"(?:{_cues()['past'].pattern}|{_cues()['compared'].pattern})"
    return re.compile(rf"(?:^|,|\(|\s[–—-])\s*{cues}(?:[^,()–—]|\([^()]*\)){{0,80}}(?:,|\)|\s[–—-])", re.IGNORECASE)


def without_asides(text: str, names: Collection[str]) -> str:
    """A sentence without what stands apart in it and speaks of none of these names."""
    return _asides().sub(lambda aside: aside[0] if any(name in aside[0] for name in names) else " ", text)


def cue_in(text: str) -> str | None:
    """What the words of a clause take back: "past", "denied", "compared", "asked", "said", "proposed", or None."""
    text = _cues()["holds"].sub(" ", text)
    if _YEAR_UNTIL.search(text):
        return "past"
    return next((name for name in CUES if _cues()[name].search(text)), None)


def as_asserted(claim: RelationClaim, text: str) -> RelationClaim:
    """The claim as the words around its evidence bear it out. text: the paper.

    Where the sentence names but one of the two, the judge's forest has heard its words already, with all that stands beside it.
    """
    if not claim.evidence:
        return claim
    opening, clause, after = _around(claim, text)
    said = opening + clause + _START.split(after, maxsplit=1)[0]
    if any(cue.search(said) for cue in _cues_of(claim.type, claim.role)):
        return replace(claim, confidence=min(claim.confidence, DOUBTED))
    if claim.status != "active":
        return claim
    governed = _CLAUSE.search(opening) or _THAT.match(clause)
    clause = without_asides(opening + clause if governed else clause, (claim.source.name, claim.target.name))
    cue = cue_in(clause) or _cue_after(claim.type, after) or ("asked" if claim.evidence[0].quote.rstrip().endswith("?") else None)
    if cue is None or cue == "past" and claim.type == "SUCCEEDS":
        return claim
    if cue in ("past", "proposed"):
        return replace(claim, status=cue)
    heard = claim.method.startswith("pairs/") and not all(end.name in clause for end in (claim.source, claim.target))
    return claim if heard else replace(claim, confidence=min(claim.confidence, DOUBTED))


def _around(claim: RelationClaim, text: str) -> tuple[str, str, str]:
    """(how the sentence begins before its evidence, the sentence up to the end of the later of the two names, what follows)."""
    proof = claim.evidence[0]
    quote, before = proof.quote, text[max(0, proof.start - _REACH) : proof.start] if claim.certainty == "explicit" else ""
    opening = before[max((match.end() for match in _START.finditer(before)), default=0) :]
    starts = [start for end in (claim.source, claim.target) if (start := quote.rfind(end.name)) >= 0]
    if not starts:
        return opening, quote, text[proof.end : proof.end + _REACH]
    said = max((match.end() for match in _START.finditer(quote, 0, max(starts))), default=0)
    if len(starts) == 2:
        last = max(quote.rfind(end.name) + len(end.name) for end in (claim.source, claim.target))
    else:
        last = next((match.start() for match in _START.finditer(quote, starts[0])), len(quote))
    return "" if said else opening, quote[said:last], quote[last:] + text[proof.end : proof.end + _REACH]


def _cue_after(type: str, after: str) -> str | None:
    """What the words behind both names take back: "... is mistaken"; "reported to the Board that ..." tells of one report."""
    if type == "REPORTS_TO" and _THAT.match(after):
        return "said"
    return "denied" if _cues()["denied after"].match(after.lstrip()) else None
