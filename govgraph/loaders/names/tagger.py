"""The tagger: which words of a page name something, and of what kind; a linear-chain model applied from a table of weights."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from govgraph.loaders.names.features import features_of, governing, page_words
from govgraph.loaders.names.participants import REFERENCE, Participant
from govgraph.loaders.names.references import is_reference
from govgraph.loaders.names.tokenise import tokens_of, word_class
from govgraph.loaders.pages.units import Unit
from govgraph.loaders.weights.table import Table

_MEETING = re.compile(
    r"(?:(?:the|annual|special|ordinary|extraordinary|draft|full) )*(?:meeting|minutes?|agenda)s? (?:of|for) "
    r"(?:(?:a|the) )?(?:meeting of )?(?:the )?",
    re.IGNORECASE,
)
_EDGE = " \n\t,;:.-–"
_TICK = re.compile(r"[YNX✓] (?=\S+ \S)")
_OTHER = frozenset(("post", "organisation", "body", "project", "plan"))


MOVE = "move:"  # the features of the table that weigh a step from one label to the next


def participants_of(units: Sequence[Unit], table: Table) -> tuple[Participant, ...]:
    """The participants of a page in order, each with the chance that the tagger gives it."""
    words = page_words(units)
    moves = np.array(
        [table.weights[table.rows[MOVE + label]] if MOVE + label in table.rows else np.zeros(len(table.labels)) for label in table.labels]
    )
    found: list[Participant] = []
    for unit in units:
        tokens = tokens_of(unit.clean)
        if not tokens:
            continue
        path, chances = _decode(table.sums(features_of(unit, tokens, governing(unit, units), words)), moves)
        for first, last, tag in _spans([table.labels[i] for i in path]):
            chance = float(np.mean([chances[i, path[i]] for i in range(first, last + 1)]))
            found.append(_participant(unit, tokens[first].start, tokens[last].end, tag, round(chance, 3)))
    return tuple(found)


def _participant(unit: Unit, start: int, end: int, tag: str, chance: float) -> Participant:
    """One participant; a meeting or the minutes of a body are that body ("ANNUAL MEETING OF THE COUNCIL")."""
    opening = _MEETING.match(unit.clean, start, end) if tag in "BOR" else None
    start = opening.end() if opening and opening.end() < end else start
    start, end = _person(unit.clean, start, end) if tag == "P" else (start, end)
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


def _decode(scores: np.ndarray, moves: np.ndarray) -> tuple[list[int], np.ndarray]:
    """The best path, and the chance of each label at each token (forward-backward)."""
    count = len(scores)
    best = np.zeros_like(scores)
    back = np.zeros(scores.shape, dtype=np.int64)
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    best[0] = forward[0] = scores[0]
    for i in range(1, count):
        ways = best[i - 1][:, None] + moves
        back[i] = ways.argmax(axis=0)
        best[i] = ways.max(axis=0) + scores[i]
        forward[i] = _logsum(forward[i - 1][:, None] + moves, 0) + scores[i]
    for i in range(count - 2, -1, -1):
        backward[i] = _logsum(moves + (scores[i + 1] + backward[i + 1])[None, :], 1)
    path = [int(best[-1].argmax())]
    for i in range(count - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    total = forward + backward
    chances = np.exp(total - total.max(axis=1, keepdims=True))
    return path[::-1], chances / chances.sum(axis=1, keepdims=True)


def _logsum(values: np.ndarray, axis: int) -> np.ndarray:
    top = values.max(axis=axis, keepdims=True)
    summed: np.ndarray = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return summed


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
