"""A page as windows of word pieces: each participant between marks that tell its kind, headings and stems said again at each top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govgraph.loaders.context.wordpiece import Pieces
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects

KINDS = ("heading", "para", "item", "line", "row")
TAGS = "BOJPALRTS"
LENGTH = 400  # pieces of a window, near enough
SUBJECT = 0.15  # a page's subject that is surer than this is told to each window
_TITLE, GOVERNOR, SPARE = 12, 50, 60  # pieces of the subject's name, of a governor said again, and how far they may pass LENGTH


def mark(number: int) -> str:
    """The spare pieces of the vocabulary serve as marks."""
    return f"[unused{number}]"


@dataclass(frozen=True)
class Window:
    """pieces, and for each entity that it names the places of its opening marks; first: the number of its first unit."""

    pieces: tuple[int, ...]
    places: dict[int, tuple[int, ...]]
    first: int = 0


def windows_of(scene: Scene, subjects: Subjects, pieces: Pieces) -> Iterator[Window]:
    """The windows of a page, in order; those with fewer than two entities say nothing and are left out."""
    top = _Open(*_subject(scene, subjects, pieces))
    units: list[tuple[list[int], list[tuple[int, int]]]] = []  # governors stand above what they govern
    window = top.copy()
    for unit in scene.units:
        ids, marks = _unit(scene, subjects, pieces, unit.number)
        units.append((ids, marks))
        for low in range(0, len(ids), LENGTH - 80):
            part = ids[low : low + LENGTH - 80]
            if len(window.ids) + len(part) > LENGTH:
                yield from window.closed(pieces, top)
                window = top.copy(unit.number)
                for number in (*unit.heads[:2][::-1], *unit.stems[:2][::-1]):
                    if len(units[number][0]) < GOVERNOR and len(window.ids) + len(units[number][0]) + len(part) < LENGTH + SPARE:
                        window.add(*units[number])
            window.add(part, [(place - low, entity) for place, entity in marks if low <= place < low + len(part)])
    yield from window.closed(pieces, top)


@dataclass
class _Open:
    """A window that is being filled."""

    ids: list[int]
    marks: list[tuple[int, int]]
    first: int = 0

    def copy(self, first: int = 0) -> _Open:
        return _Open(list(self.ids), list(self.marks), first)

    def add(self, ids: list[int], marks: list[tuple[int, int]]) -> None:
        self.marks += [(len(self.ids) + place, entity) for place, entity in marks]
        self.ids += ids

    def closed(self, pieces: Pieces, top: _Open) -> Iterator[Window]:
        places: dict[int, list[int]] = {}
        for place, entity in self.marks:
            places.setdefault(entity, []).append(place)
        if len(self.ids) > len(top.ids) and len(places) > 1:
            ended = (*self.ids, pieces.vocabulary["[SEP]"])
            yield Window(ended, {entity: tuple(found) for entity, found in sorted(places.items())}, self.first)


def _subject(scene: Scene, subjects: Subjects, pieces: Pieces) -> tuple[list[int], list[tuple[int, int]]]:
    """The top of every window: the name of what the page is about, where that is known."""
    ids = [pieces.vocabulary["[CLS]"]]
    best = min(subjects.page, key=lambda number: (-subjects.page[number], number), default=None)
    if best is None or subjects.page[best] <= SUBJECT:
        return ids, []
    name = pieces(scene.entities[best].name)[:_TITLE]
    return [*ids, pieces.vocabulary[mark(31)], *name, pieces.vocabulary[mark(30)]], [(1, best)]


def _unit(scene: Scene, subjects: Subjects, pieces: Pieces, number: int) -> tuple[list[int], list[tuple[int, int]]]:
    """The pieces of a unit, and where its participants open."""
    unit, known = scene.units[number], pieces.vocabulary
    ids = [known[mark(1 + KINDS.index(unit.kind))]]
    marks: list[tuple[int, int]] = []
    at = 0
    for n in scene.inside(number):
        one = scene.participants[n]
        if one.start < at:
            continue
        ids += pieces(unit.clean[at : one.start])
        marks.append((len(ids), subjects.meanings[n].entity))
        ids += [known[mark(10 + TAGS.index(one.tag))], *pieces(unit.clean[one.start : one.end]), known[mark(30)]]
        at = one.end
    return ids + pieces(unit.clean[at:]), marks
