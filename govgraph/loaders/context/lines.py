"""A page as lines of word pieces before anything of it is named: its words in order, headings and stems said again at each top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.loaders.context.windows import GOVERNOR, KINDS, LENGTH, SPARE, mark
from govgraph.loaders.context.wordpiece import Pieces
from govgraph.loaders.names.tokenise import Token
from govgraph.loaders.pages.units import Unit


@dataclass(frozen=True)
class Line:
    """pieces; places: where each of its words begins; words: their numbers, counted through the page."""

    pieces: tuple[int, ...]
    places: tuple[int, ...]
    words: tuple[int, ...]


def lines_of(units: Sequence[Unit], tokens: Sequence[Sequence[Token]], pieces: Pieces) -> Iterator[Line]:
    """The lines of a page, each as long as the encoder can see at once. tokens: those of each unit."""
    made = [[pieces(token.text) for token in row] for row in tokens]
    ids, places, words = [pieces.vocabulary["[CLS]"]], list[int](), list[int]()
    number = 0
    for unit, row in zip(units, made, strict=True):
        opening = [pieces.vocabulary[mark(1 + KINDS.index(unit.kind))]]
        size = sum(map(len, row))
        if words and len(ids) + min(size, LENGTH - 80) > LENGTH:
            yield Line((*ids, pieces.vocabulary["[SEP]"]), tuple(places), tuple(words))
            ids, places, words = _top(unit, units, made, pieces, min(size, LENGTH - 80)), [], []
        ids += opening
        for word in row:
            if words and len(ids) + len(word) > LENGTH + SPARE:
                yield Line((*ids, pieces.vocabulary["[SEP]"]), tuple(places), tuple(words))
                ids, places, words = [pieces.vocabulary["[CLS]"], *opening], [], []
            places.append(len(ids))
            words.append(number)
            ids += word
            number += 1
    if words:
        yield Line((*ids, pieces.vocabulary["[SEP]"]), tuple(places), tuple(words))


def _top(unit: Unit, units: Sequence[Unit], made: Sequence[Sequence[list[int]]], pieces: Pieces, size: int) -> list[int]:
    """What governs a unit, before it."""
    ids = [pieces.vocabulary["[CLS]"]]
    for number in (*unit.heads[:2][::-1], *unit.stems[:2][::-1]):
        above = [piece for word in made[number] for piece in word]
        if len(above) < GOVERNOR and len(ids) + len(above) + size < LENGTH:
            ids += [pieces.vocabulary[mark(1 + KINDS.index(units[number].kind))], *above]
    return ids
