"""Lists of names: free lists of members, and further ends of the same predicate."""

from __future__ import annotations

import re
from functools import cache

from govgraph.loaders.clauses.grammar import listing
from govgraph.loaders.clauses.mask import ANY
from govgraph.loaders.clauses.words import either

_LETTER = re.compile(f"[{ANY}]")
_STOP = re.compile(rf"\b{either('list_ends')}\b")
# "Cabinet members", "County councillors": the name only describes people.
_ATTRIBUTE = re.compile(rf" ?/| {either('attributes')}\b")
# A name after "in" or "of" is a detail of the item before, unless the item is only people of it ("the leaders of").
_DETAIL = re.compile(r"\b(?:in|within|of|at)(?: the)? $")
_PEOPLE_OF = re.compile(r"\b(?:each|all|both|representatives?|members?|officers|leaders?) of (?:the )?$")
_LADDER = rf"[{ANY}](?:,? and then [{ANY}]|,? then [{ANY}]|, [{ANY}]|,? and [{ANY}])*"
_IN_TURN = r"(?: \((?:and )?in (?:turn|[a-z ]*order)\)|,? in (?:turn|that order|this order),?)?"
_THROUGH = re.compile(rf",? (?:through|via){_IN_TURN} (?P<rungs>{_LADDER})")
_MORE = r"(?: {often})?(?:,? and|,)(?: (?:twice a year|once a year|{adverbs})|, [^,;:.]{{3,30}},)? {prep} (?P<more>{names})"


def loose_list(text: str, match: re.Match[str], side: str) -> tuple[str, int]:
    """The letters of a free list, the group `side` of the match, until a word that ends it; and where it ends."""
    letters, stop = "", match.start(side)
    at = match.start(side)
    for found in _LETTER.finditer(text, match.start(side), match.end(side)):
        gap = text[at : found.start()]
        if _STOP.search(gap):
            break
        at = found.end()
        if _ATTRIBUTE.match(text, found.end()):
            continue
        if not (letters and _DETAIL.search(gap)) or _PEOPLE_OF.search(gap):
            letters += found.group()
        stop = found.end()
    return letters, stop if letters else match.end()


def gapped(text: str, match: re.Match[str], side: str) -> bool:
    """Whether the last of several ends belongs to a clause without its verb: "A sits under B and C under D"."""
    before = text[match.start() : match.start(side)].split()
    return bool(before) and text.startswith(f" {before[-1]} ", match.end()) and before[-1] not in ("and", "the")


def further_ends(text: str, match: re.Match[str], side: str) -> tuple[str, int]:
    """More ends of the same predicate: "to the Partnership and annually to Full Council"; and where they end."""
    head = text[match.start() : match.start(side)].rstrip().split()
    prep = next((word for word in reversed(head) if word in ("to", "into", "by", "with", "on", "of", "from", "for", "under")), None)
    again = _again(prep).match(text, match.end()) if prep else None
    if again is None:
        return "", match.end()
    return "".join(_LETTER.findall(again.groupdict().get("with") or again.group("more"))), again.end()


def rungs(text: str, stop: int) -> tuple[str, int]:
    """The letters of those through whom the line that ends at `stop` goes up, the nearest first; and where they end."""
    match = _THROUGH.match(text, stop)
    return ("".join(_LETTER.findall(match["rungs"])), match.end()) if match else ("", stop)


@cache
def _again(prep: str) -> re.Pattern[str]:
    also = "(?:,? (?:with|in partnership with|alongside|working with)) (?P<with>{names})|" if prep == "by" else ""
    return re.compile((also + _MORE).format(prep=prep, names=listing(ANY), adverbs=either("adverbs"), often=either("frequencies")))
