"""Clauses: which participants of a line fill which slots of the words that speak of governance.

A proposition is such a word with its slots: what stands before it as subject, behind it as object or after a preposition; passive
turns are told by their form. Which slots together say which line is data (frames.yaml, `says`); how far that can be trusted is
learnt by the judge.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from govgraph.loaders.frames.lexicon import Hit

_BE = frozenset("is are was were be been being gets get got".split())
_PREPOSITIONS = frozenset(
    "to of on in at by from for with into under within through via between as across over against among beneath below beside".split()
)
_JOINS = frozenset([",", "and", "&", "or", "/", "(", ")", "the", "both", "a", "an", "'", '"', "with", "plus", "its", "local"])
_BREAKS = frozenset([";", "which", "who", "that", "but", "while", "whilst", "whereas"])
CLAUSE = 200  # items on either side of a word in which what it speaks of is looked for
LONGEST_PHRASE = 12  # items of a phrase of the lexicon, hyphens counted
_SILENT = frozenset(("proposed", "past", "not", "condition", "meeting", "purpose", "review", "speech"))


class Word(NamedTuple):
    """A word of a line (participant -1) or a participant; sentence: its number in the line; families: what the lexicon says of it."""

    word: str
    participant: int = -1
    tag: str = ""
    sentence: int = 0
    families: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposition:
    """family and form of the word at `place`; slots: participant -> slot."""

    family: str
    form: str
    passive: bool
    place: int
    slots: dict[int, str]


def propositions(items: Sequence[Word], found: Sequence[Hit]) -> tuple[Proposition, ...]:
    """What the words of a line say about its participants."""
    groups = _groups(items)
    places = sorted(groups)
    verbs = [hit.place for hit in found if hit.form == "v" and hit.family not in _SILENT]
    phrases = [hit for hit in found if hit.size > 1]
    starts = [hit.place for hit in phrases]
    made = []
    for hit in found:
        longer = phrases[bisect_left(starts, hit.place - LONGEST_PHRASE) : bisect_right(starts, hit.place)]
        if hit.family in _SILENT or _shadowed(hit, longer):
            continue
        passive = hit.form == "ed" and _is_passive(items, hit.place)
        at = bisect_left(verbs, hit.place + hit.size)
        stop = verbs[at] if at < len(verbs) else len(items)
        here = bisect_left(places, hit.place)
        left = places[bisect_left(places, hit.place - CLAUSE) : here]
        right = places[here : bisect_right(places, hit.place + CLAUSE)]
        slots = {**_left(items, hit, groups, left), **_right(items, hit, groups, right, stop)}
        made.append(Proposition(hit.family, hit.form, passive, hit.place, slots))
    return tuple(made)


def _shadowed(hit: Hit, found: Sequence[Hit]) -> bool:
    """Whether a longer phrase of the same family holds this word."""
    return any(
        other.family == hit.family and other.size > hit.size and other.place <= hit.place < other.place + other.size for other in found
    )


def _is_passive(items: Sequence[Word], place: int) -> bool:
    before = [item.word for item in items[max(0, place - 4) : place]]
    after = [item.word for item in items[place + 1 : place + 4]]
    return any(word in _BE for word in before) or "by" in after


def _groups(items: Sequence[Word]) -> dict[int, int]:
    """Place of a participant -> place of the first of its coordination ("A, B and C")."""
    lead: dict[int, int] = {}
    last = -1
    for i, item in enumerate(items):
        if item.participant >= 0:
            joined = last >= 0 and i - last <= 5 and all(word.word in _JOINS for word in items[last + 1 : i])
            lead[i] = lead[last] if joined and items[last].sentence == item.sentence and i - last > 1 else i
            last = i
    return lead


def _preposition(items: Sequence[Word], i: int) -> str:
    """The preposition before a participant, "" where none is."""
    for item in reversed(items[max(0, i - 5) : i]):
        if item.word in _PREPOSITIONS:
            return item.word
        if item.participant >= 0 or not (item.word.isalpha() or item.word in ("'", "-")) or item.word in ("and", "or"):
            return ""
    return ""


def _left(items: Sequence[Word], hit: Hit, groups: dict[int, int], near: Sequence[int]) -> dict[int, str]:
    """The subject: the first participants of the clause that stand after no preposition; else the nearest ones."""
    start = hit.place
    while (
        hit.place - start < CLAUSE
        and start
        and items[start - 1].sentence == items[hit.place].sentence
        and items[start - 1].word not in _BREAKS
    ):
        start -= 1
    places = [i for i in near if start <= i]
    if not places and start and items[start - 1].word in ("which", "who", "that"):  # "the Board, which reports to …"
        places = [i for i in near if start - 4 <= i < start][-1:]
    inside = set(places)
    bare = [i for i in places if groups[i] in inside and not _preposition(items, groups[i])]
    lead = groups[bare[0]] if bare else (groups[places[-1]] if places else -1)
    found = {items[i].participant: "subj" for i in places if groups[i] == lead}
    last = groups[places[-1]] if places else -1
    found |= {items[i].participant: "near" for i in places if groups[i] == last and last != lead}
    return found


def _right(items: Sequence[Word], hit: Hit, groups: dict[int, int], near: Sequence[int], stop: int) -> dict[int, str]:
    """What stands behind the word: the object, and what follows a preposition, up to the next verb."""
    slots: dict[int, str] = {}
    taken: dict[int, str] = {}
    for i in near:
        if items[i].sentence != items[hit.place].sentence:
            break
        slot = _preposition(items, groups[i]) if groups[i] > hit.place else ""
        slot = slot or (_last_preposition(items, hit) if groups[i] - hit.place - hit.size <= 1 else "") or "obj"
        slot = taken.setdefault(groups[i], slot if i < stop else f"far-{slot}")
        slots[items[i].participant] = slot
    return slots


def _last_preposition(items: Sequence[Word], hit: Hit) -> str:
    """ "sits under", "member of": the phrase itself ends in a preposition."""
    word = items[hit.place + hit.size - 1].word
    return word if hit.size > 1 and word in _PREPOSITIONS else ""
