"""Whether a clause states its fact, denies it, wishes it, plans it, or tells of the past."""

from __future__ import annotations

import re

from govgraph.loaders.clauses.rows import Row

_DENIED = re.compile(r"\b(?:not|never|no longer|n't|cannot|nor|yet to|unable to)\b|n't\b")
_WISHED = re.compile(r"\b(?:could|would|should|might|may|can|asked|requested|invited|hopes?|likely|wish(?:es)?|recommended|need(?:s)? to|seeks?|able)\b")
_PLANNED = re.compile(r"\b(?:proposed|plan(?:s|ned)?|intend(?:s|ed)?|aims?|due|expected|going|is to|are to|to be|yet|set to(?! up)|agreed)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|used to)\b")
_PERFECT = re.compile(r"\b(?:has|have|had) (?:\w+ )?been\b|\b(?:has|have)\b")
_FUTURE_CUE = re.compile(r"\b(?:next year|in due course|once (?:it|the|this)|from (?:january|february|march|april|may|june|july|august|september|october|november|december) next)\b")
_ENDED = re.compile(r"\b(?:until (?:\w+ )?(?:\d{4}|recently|then|her|his|its|last)|previously|formerly|used to|in the past|at that time|prior to|before (?:\d{4}|then))\b")
_PROPOSED_THAT = re.compile(r"\b(?:proposed|planned|intended|expected|envisaged|anticipated) (?:that|for)\b|\bplans? (?:are )?(?:for|that)\b|\bwhen established\b|\bonce\b")
# Words before a claim, in its own clause, that make it no claim.
_HYPOTHESIS = re.compile(
    r"\b(?:if|whether|unless|could|would|should|might|may|suggest(?:s|ed|ion|ions)?|hopes?|hoped|options?|potential(?:ly)?|possib(?:le|ly|ility)|consider(?:s|ed|ing)?|explor(?:e|es|ed|ing)|"
    r"no plans?|there (?:is|are|was|were) no|request(?:s|ed)?|resolved|recommend(?:s|ed|ation|ations)?|asked|propos(?:al|als)|lack of|failure|instead of|rather than|without|no (?:\w+ ){0,3}(?:has|have|had)|neither|none of|"
    r"in the event|were to|imagine|decide(?:d)? (?:on )?how|discuss(?:ed|ion|ions)? (?:of )?(?:how|on how|about)|need for|calls? for|called for|stepped down|resigned|retired|outgoing|bid|bids|bidding)\b"
)


def status_of(row: Row, group: str, before: str, words: str) -> str | None:
    """The status of a claim, or None when there is no claim.

    group: the auxiliaries and adverbs before the predicate; before: the rest of its clause up to the subject; words: the matched words.
    """
    status = _status(row, group, before, words)
    return None if status in ("skip", None) else status


def _status(row: Row, group: str, before: str, words: str) -> str | None:
    if _DENIED.search(group) or _WISHED.search(group) or _HYPOTHESIS.search(before):
        return None
    if _lone_infinitive(group) and not row.infinitive:
        return None
    if _ENDED.search(before) or _ENDED.search(group) or re.search(r"\bformer(?:ly)?\b$", before):
        return "past" if row.past != "active" else row.status
    if _PROPOSED_THAT.search(before):
        return "proposed"
    if re.match(r"(?:is|are|was)(?: \w+)? to\b", group) and re.search(r"\b(?:purpose|role|aim|remit|function|objective)s?(?: of (?:the )?_)?\s*$", before):
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
