"""What else a clause says of its relation: how often, about what, in which role."""

from __future__ import annotations

import re

from govgraph.loaders.clauses.words import either, words

_FREQUENCY = re.compile(rf"\b{either('frequencies')}\b")
_ANNUAL = re.compile(r"\bannual (?:report|update)")
_NATURE = re.compile(r" (?:on|for|about|regarding) (?:the |its |their )?([a-z][a-z -]{2,50})")


def frequency(text: str, start: int, stop: int) -> str | None:
    """How often, as the text says it, in or right after text[start:stop]; "annual" for an annual report."""
    tail = re.split(r"[.;:,]| and ", text[stop : stop + 60])[0]
    found = _FREQUENCY.search(text, start, stop) or _FREQUENCY.search(tail)
    if found:
        return found.group()
    return "annual" if _ANNUAL.search(text, max(0, start - 40), stop) else None


def nature(text: str, stop: int) -> str | None:
    """About what, as the text says it right after `stop`: "reports to the Board on its performance"."""
    match = _NATURE.match(text, stop)
    return _FREQUENCY.sub("", match.group(1)).strip() or None if match else None


def chair_role(clause: str) -> str:
    """The role that the words of a chair's clause give: chair, deputy chair, interim chair …"""
    return next((role for role, pattern in words("roles").items() if re.search(pattern, clause)), "chair")
