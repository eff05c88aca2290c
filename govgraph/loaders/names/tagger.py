"""The tagger: which words of a page name something, and of what kind; a linear-chain model applied from a table of weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from govgraph.loaders.names.features import NAMED, columns_of, governing, words_of
from govgraph.loaders.names.participants import REFERENCE, Participant
from govgraph.loaders.names.references import is_reference
from govgraph.loaders.names.tokenise import Token, lengths_of, tokens_of, word_class
from govgraph.loaders.pages.units import Unit
from govgraph.loaders.weights.chain import best_paths
from govgraph.loaders.weights.table import Table

_MEETING = re.compile(
    r"(?:(?:the|annual|special|ordinary|extraordinary|draft|full) )*(?:meeting|minutes?|agenda)s? (?:of|for) "
    r"(?:(?:a|the) )?(?:meeting of )?(?:the )?",
    re.IGNORECASE,
)
_EDGE = " \n\t,;:.-–"
_TICK = re.compile(r"[YNX✓] (?=\S+ \S)")
_LOGO = re.compile(r"\s+(?:logo|crest)$", re.IGNORECASE)  # the words that stand for a picture
_OTHER = frozenset(("post", "organisation", "body", "project", "plan"))
MOVE = "move:"  # the features of the table that weigh a step from one label to the next
OWN, HEARD = 1.0, 1.0  # what the table and what another reader of the words count


@dataclass(frozen=True)
class Words:
    """What another reader holds of the words of a page.

    chances: words x labels, the logarithm of each chance; about: the chance that a name which begins there is what the page is about.
    """

    labels: tuple[str, ...]
    chances: np.ndarray
    about: np.ndarray


def participants_of(units: Sequence[Unit], table: Table, words: Words | None = None) -> tuple[Participant, ...]:
    """The participants of a page in order, each with the chance that the tagger gives it. words: to be weighed with the table."""
    tokens = [tokens_of(unit.clean) for unit in units]
    lengths = np.array([length for row in tokens for length in lengths_of(row)], dtype=np.int64)
    scores, moves = _scores(units, tokens, table), _moves(table)
    if words is not None:
        scores, moves = OWN * scores + HEARD * words.chances[:, [words.labels.index(label) for label in table.labels]], OWN * moves
    path, chances = best_paths(scores, lengths, moves)
    labels = [table.labels[i] for i in path]
    found: list[Participant] = []
    start = 0
    for unit, row in zip(units, tokens, strict=True):
        for first, last, tag in _spans(labels[start : start + len(row)]):
            chance = sum(chances[start + first : start + last + 1]) / (last + 1 - first)
            one = _participant(unit, row[first].start, row[last].end, tag, round(chance, 3))
            found.append(one if words is None else replace(one, about=round(float(words.about[start + first]), 3)))
        start += len(row)
    return tuple(found)


def _scores(units: Sequence[Unit], tokens: Sequence[Sequence[Token]], table: Table) -> np.ndarray:
    """Tokens of the page x labels: what its features say of each."""
    words = words_of(tokens)
    sums = table.kept
    sums.tidy()
    keys: dict[str, list[int]] = {kind: [] for kind in NAMED}
    for unit, row in zip(units, tokens, strict=True):
        if row:
            for kind, column in columns_of(unit, row, governing(unit, units), words).items():
                keys[kind].extend(map(sums.group(kind, NAMED[kind]).__getitem__, column))
    return sums.columns(np.array(list(keys.values()), dtype=np.int64))


def _moves(table: Table) -> np.ndarray:
    """Label x label: the weight of a step from one to the next."""
    nought = np.zeros(len(table.labels))
    return np.array([table.weights[table.rows[MOVE + one]] if MOVE + one in table.rows else nought for one in table.labels])


def _participant(unit: Unit, start: int, end: int, tag: str, chance: float) -> Participant:
    """One participant; a meeting or the minutes of a body are that body ("ANNUAL MEETING OF THE COUNCIL")."""
    opening = _MEETING.match(unit.clean, start, end) if tag in "BOR" else None
    start = opening.end() if opening and opening.end() < end else start
    start, end = _person(unit.clean, start, end) if tag == "P" else (start, end)
    logo = _LOGO.search(unit.clean, start, end) if tag in "BO" else None
    end = logo.start() if logo and logo.start() > start else end
    text = " ".join(unit.clean[start:end].split()).strip(_EDGE)
    return Participant(unit.number, start, end, REFERENCE if tag == "B" and opening and is_reference(text) else tag, text, chance)


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
