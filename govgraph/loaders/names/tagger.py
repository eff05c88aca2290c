"""The tagger: which words of a page name something, and of what kind, from what the encoder holds of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from govgraph.loaders.names.edges import mended
from govgraph.loaders.names.lexicon import lexicon, own_kind
from govgraph.loaders.names.participants import REFERENCE, Participant
from govgraph.loaders.names.proven import announced
from govgraph.loaders.names.references import head_of, is_reference
from govgraph.loaders.names.tokenise import lengths_of, tokens_of, word_class
from govgraph.loaders.pages.units import Unit
from govgraph.loaders.weights.chain import best_paths

_EDGE = " \n\t,;:.-–"
_TICK = re.compile(r"[YNX✓] (?=\S+ \S)")
_LOGO = re.compile(r"\s+(?:logo|crest)$", re.IGNORECASE)  # the words that stand for a picture
_OTHER = frozenset(("post", "organisation", "body", "project", "plan"))
_TAGS = {"body": "B", "organisation": "O", "project": "J", "plan": "L"}
PROVEN = 0.9  # how sure a name is that a title proves
NEVER = -50.0  # the weight of a step that cannot be: into the middle of a name that has not begun


@cache
def _meetings() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What opens the name of a meeting's body ("Annual Meeting of the"); words that name a meeting alone; those before a bare body."""
    sorts, only, meets = (
        "|".join(map(re.escape, sorted(lexicon().words[key], reverse=True))) for key in ("meeting_sorts", "meeting_only", "meets")
    )
    opening = rf"(?:(?:the|{sorts}) )*(?:meeting|minutes?|agenda)s? (?:of|for) (?:(?:a|the) )?(?:meeting of )?(?:the )?"
    alone, held = rf"(?:(?:{sorts}|meetings?)(?: |$))+", rf"(?:(?:{only}) )+(?=(?:{meets})$)"
    return re.compile(opening, re.IGNORECASE), re.compile(alone, re.IGNORECASE), re.compile(held, re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """What the encoder holds of the words of a page.

    chances: words x labels, the logarithm of each chance; about: the chance that a name which begins there is what the page is about.
    """

    labels: tuple[str, ...]
    chances: np.ndarray
    about: np.ndarray


def participants_of(units: Sequence[Unit], words: Words) -> tuple[Participant, ...]:
    """The participants of a page in order, each with the chance that the words have of being just this."""
    tokens = [tokens_of(unit.clean) for unit in units]
    lengths = np.array([length for row in tokens for length in lengths_of(row)], dtype=np.int64)
    path, chances = best_paths(words.chances, lengths, _moves(words.labels))
    labels = [words.labels[i] for i in path]
    found: list[Participant] = []
    start = 0
    for unit, row in zip(units, tokens, strict=True):
        for first, last, tag in _spans(labels[start : start + len(row)]):
            chance = sum(chances[start + first : start + last + 1]) / (last + 1 - first)
            about = round(float(words.about[start + first]), 3)
            one = _participant(unit, row[first].start, row[last].end, tag, round(chance, 3), about)
            if _names_something(one) and not _in_address(unit.clean, one):
                found.append(one)
        start += len(row)
    found = list(mended(found, units))
    return tuple(sorted([*found, *_titled(found, units)], key=lambda one: (one.unit, one.start, one.end)))


def _titled(found: Sequence[Participant], units: Sequence[Unit]) -> Iterator[Participant]:
    """The bodies that titles announce, if their words are a name: capitals and links to the head of a body's name."""
    for unit, start, end in announced(found, units):
        one = _participant(unit, start, end, "B", PROVEN, PROVEN)
        words = one.text.split()
        if words and head_of(words[-1]) and all(not word[:1].islower() or lexicon().has("links", word) for word in words):
            yield replace(one, tag=REFERENCE) if is_reference(one.text) else one


def _names_something(one: Participant) -> bool:
    """Whether a name has letters and is no word for a meeting ("2015", "Annual General Meeting"), no ranks or small word alone ("The")."""
    words = one.text.split()
    rank = one.tag == "P" and len(words) > 1 and all(lexicon().has("honorifics", word.lower().strip(".")) for word in words)
    small = len(words) == 1 and not one.text.isupper() and lexicon().has("small_words", one.text.lower())
    meeting = one.tag in "BR" and _meetings()[1].fullmatch(one.text) is not None
    return any(map(str.isalpha, one.text)) and not (rank or small or meeting)


def _in_address(text: str, one: Participant) -> bool:
    """Whether a name is a part of an address of mail or of a file ("ann.bell@", "Ann_Bell")."""
    return "@" in text[max(0, one.start - 1) : one.end + 1] or "_" in one.text


def _moves(labels: Sequence[str]) -> np.ndarray:
    """Label x label: the weight of a step from one to the next; the middle of a name follows its beginning or its middle."""
    return np.array([[NEVER if one[:2] == "I-" and before[2:] != one[2:] else 0.0 for one in labels] for before in labels])


def _participant(unit: Unit, start: int, end: int, tag: str, chance: float, about: float = 0.0) -> Participant:
    """One participant; a meeting or the minutes of a body are that body ("ANNUAL MEETING OF THE COUNCIL")."""
    opens, _, before = _meetings()
    opening = opens.match(unit.clean, start, end) if tag in "BOR" else None
    start = opening.end() if opening and opening.end() < end else start
    held = before.match(unit.clean[:end], start) if tag in "BOR" else None
    start = held.end() if held else start
    start, end = _person(unit.clean, start, end) if tag == "P" else (start, end)
    logo = _LOGO.search(unit.clean, start, end) if tag in "BO" else None
    end = logo.start() if logo and logo.start() > start else end
    text = " ".join(unit.clean[start:end].split()).strip(_EDGE)
    told = text if tag != "P" else f"{text.partition(' ')[0]} …"  # an own word at the end of a person's name is a surname
    tag = _TAGS.get(own_kind(told), tag) if tag != REFERENCE else tag
    tag = REFERENCE if tag == "B" and (opening or held) and is_reference(text) else tag
    tag = "B" if tag == REFERENCE and _on_a_matter(text) else tag
    return Participant(unit.number, start, end, tag, text, chance, about)


def _on_a_matter(text: str) -> bool:
    """Whether a short form is a body's name: "Housing Forum", unlike "the Council's Board"."""
    *before, head = text.split()
    told = [word for word in before if word.lower() in lexicon().words["matters"]]
    return bool(told) and told[0][:1].isupper() and head[:1].isupper() and head_of(head) != ""


def _person(text: str, start: int, end: int) -> tuple[int, int]:
    """The name of a person without the tick before it and the post behind it, where the lines of a table have run together."""
    tick = _TICK.match(text, start, end)
    start = tick.end() if tick else start
    words = list(re.finditer(r"\S+", text[start:end]))
    post = next((i for i, word in enumerate(words) if i > 1 and _OTHER.intersection(word_class(word[0].strip(_EDGE)))), None)
    if post is None:
        return start, end
    kept = words[min(post, 3 if len(words[1][0].strip(".")) == 1 else 2) - 1]
    return start, start + kept.end()


def _spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first token, last token, tag) of each participant."""
    found: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        place, _, tag = label.partition("-")
        if place == "B" or (place == "I" and (i == 0 or labels[i - 1][2:] != tag)):
            found.append((i, i, tag))
        elif place == "I":
            found[-1] = (found[-1][0], i, tag)
    return found
