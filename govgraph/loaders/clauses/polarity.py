"""Whether a clause states its fact, denies it, wishes it, plans it, or tells of the past."""

from __future__ import annotations

import re

from govgraph.loaders.clauses.rows import Row
from govgraph.loaders.clauses.words import either

_DENIED = re.compile(rf"\b{either('denied')}\b|n't\b")
_WISHED = re.compile(rf"\b{either('wished')}\b")
_PLANNED = re.compile(rf"\b{either('planned')}\b")
_FUTURE_CUE = re.compile(rf"\b{either('future_cues')}\b")
_ENDED = re.compile(rf"\b{either('ended')}\b")
_PROPOSED_THAT = re.compile(rf"\b{either('proposed_that')}\b")
_HYPOTHESIS = re.compile(rf"\b{either('hypothesis')}\b")
_PURPOSE = re.compile(rf"\b{either('purposes')}(?: of (?:the )?_)?\s*$")
_PAST = re.compile(r"\b(?:was|were|had|did|used to)\b")
_BY_RULE = re.compile(r"\b(?:will|shall)(?: also)? be$")
_NOW = re.compile(r"\b(?:now|currently|today)\b")
_FUTURE = re.compile(r"\b(?:will|shall|to)\b")
_PERFECT = re.compile(r"\b(?:has|have|had) (?:\w+ )?been\b|\b(?:has|have)\b")


def status_of(row: Row, group: str, before: str, words: str, mode: str = "") -> str | None:
    """The status of a claim, or None when there is no claim.

    group: the auxiliaries and adverbs before the predicate; before: the rest of its clause up to the subject; words: the matched words.
    mode: of the text, see Context.
    """
    would = mode in ("told", "planned") and re.search(r"\bwould\b", group) is not None
    if would:
        group = re.sub(r"\bwould\b", "will", group)
    status = _status(row, group, before, words)
    if mode == "planned" and would and status == "active":
        return "proposed"
    if mode == "rules" and status == "proposed" and row.status == "active" and _BY_RULE.search(group):
        return row.status
    ended = _ENDED.search(before) or _ENDED.search(group) or re.search(r"\bformer(?:ly)?\b$", before)
    if mode == "told" and status == "past" and not ended:
        return row.status
    return None if status in ("skip", None) else status


def _status(row: Row, group: str, before: str, words: str) -> str | None:
    if _DENIED.search(group) or _WISHED.search(group) or _HYPOTHESIS.search(before):
        return None
    if _lone_infinitive(group) and not row.infinitive:
        return None
    if _NOW.search(group) and not _FUTURE.search(group):
        return row.status
    if _ENDED.search(before) or _ENDED.search(group) or re.search(r"\bformer(?:ly)?\b$", before):
        return "past" if row.past != "active" else row.status
    if _PROPOSED_THAT.search(before):
        return "proposed"
    if re.match(r"(?:is|are|was)(?: \w+)? to\b", group) and _PURPOSE.search(before):
        return row.status
    if _PLANNED.search(group) and not re.search(r"\bwill\b|\bhas agreed to\b", group):
        return "proposed"
    if re.search(r"\b(?:will|shall)\b", group):
        return _future(row, group, words)
    if _PAST.search(group) and not _PERFECT.search(group):
        return row.past
    return row.status


def _future(row: Row, group: str, words: str) -> str:
    if "continue" in group or "shall" in group:
        return row.status
    return "proposed" if _FUTURE_CUE.search(words) else row.will


def _lone_infinitive(group: str) -> bool:
    # "asked to report to": an infinitive that no verb of this group governs.
    return bool(re.match(r"(?:\w+ly )?to\b(?! be (?:agreed|confirmed))", group))
