"""Every two participants in reach of each other as a candidate, with what stands between, before, behind and above them.

The words that govern a unit (heading, stem) and the page's subject stand before it as if it were one sentence: "Membership" over
"• Ann Bell" is read as "Board # Membership # Ann Bell". So a word taught once works in a sentence, a label, a heading, a column
and a stem alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from govgraph.loaders.pages.units import Unit
from govgraph.loaders.readers.above import Above, page_kinds
from govgraph.loaders.readers.ends import joinable
from govgraph.loaders.readers.lines import line_of
from govgraph.loaders.readers.said import End, said
from govgraph.loaders.subjects.evidence import SUBJECTS, Scene
from govgraph.loaders.subjects.resolve import Subjects
from govgraph.loaders.weights.sums import Sums

REACH = 60  # tokens between two participants of one unit
_ENDS = frozenset(".!?;")
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "this", "that", "'s", "of"))


class Pair(NamedTuple):
    """source and target as entities, which participants stand for them (-1: the page's subject, unsaid), and what speaks of them.

    route: how they come together; tags: of the two; lead: direction and route; told: what stands about them; votes: what clauses say.
    """

    source: int
    target: int
    unit: int
    source_mention: int
    target_mention: int
    route: str
    tags: str
    lead: str
    told: tuple[Sequence[str], ...]
    votes: Sequence[str]

    @property
    def features(self) -> tuple[str, ...]:
        """The names of its features."""
        told = [feature for names in self.told for name in names for feature in _told(self.tags, self.lead)(name)]
        return (*_ends_told(self.tags, self.lead), *told, *(feature for name in self.votes for feature in _voted(self.tags)(name)))

    def rows(self, sums: Sums) -> list[int]:
        """The rows of its features in the sums of a table."""
        told = sums.group((self.tags, self.lead), _told(self.tags, self.lead)).__getitem__
        voted = sums.group(self.tags, _voted(self.tags)).__getitem__
        found = [sums.group("ends", lambda ends: _ends_told(*ends))[self.tags, self.lead], *map(voted, self.votes)]
        for names in self.told:
            found.extend(map(told, names))
        return found


def _ends_told(tags: str, lead: str) -> list[str]:
    return ["bias", f"k:{tags}", lead, f"{lead}:{tags}"]


@cache
def _told(tags: str, lead: str) -> Callable[[str], Sequence[str]]:
    return lambda name: (f"{lead}|{name}", f"{tags}|{lead[0]}{name}")


@cache
def _voted(tags: str) -> Callable[[str], Sequence[str]]:
    return lambda name: (name, f"{tags}|{name}")


def pairs_of(scene: Scene, subjects: Subjects) -> Iterator[Pair]:
    """All candidates of a page."""
    above = Above(scene, subjects, [line_of(scene, unit) for unit in scene.units], page_kinds(scene))
    page = sorted(subjects.page, key=lambda number: (-subjects.page[number], number))[:2]
    last: int | None = None  # the first body of the sentence or unit before
    for unit in scene.units:
        context = _Context(above, unit, page, last)
        yield from context.pairs()
        bodies = [subjects.meanings[n].entity for n in scene.inside(unit.number)]
        bodies = [number for number in bodies if scene.entities[number].tag in SUBJECTS]
        if bodies and unit.kind in ("para", "heading", "item"):
            last = bodies[0]


class _Context:
    """One unit with all that governs it."""

    def __init__(self, above: Above, unit: Unit, page: list[int], last: int | None) -> None:
        self.above, self.unit, self.page, self.last = above, unit, page, last
        self.scene, self.subjects, self.lines, self.meaning = above.scene, above.subjects, above.lines, above.meaning
        self.line = self.lines[unit.number]
        self.own = self.line.own
        self.governors = [*(("S", n) for n in unit.stems[:2]), *(("H", n) for n in unit.heads[:2])]
        self.shared = self._shared()
        self.around: dict[int, list[str]] = {}
        self.said: dict[tuple[int, bool], list[str]] = {}

    def _shared(self) -> list[str]:
        """What is the same for all pairs of the unit."""
        unit = self.unit
        found = [f"u:{unit.kind}", f"run:{min(unit.run[1], 4)}", *self.above.kinds]
        for name, numbers in (("H", unit.heads[:1]), ("H2", unit.heads[1:2]), ("S", unit.stems[:1])):
            for number in numbers:
                line = self.lines[number]
                found += [f"{name}f:{family}" for family in line.families]
                if len(line.items) <= 6:
                    found += [f"{name}w:{item.word}" for item in line.items if item.word.isalpha()]
            if not numbers:
                found.append(f"{name}:none")
        return found

    def pairs(self) -> Iterator[Pair]:
        for k, n in enumerate(self.own):
            for m in self.own[k + 1 :]:
                if (
                    self.line.at[m] - self.line.at[n] > REACH
                    or self.line.items[self.line.at[m]].sentence - self.line.items[self.line.at[n]].sentence > 1
                ):
                    break
                if self._joinable(n, m):
                    yield from self._both(n, m, "U", self._inside(n, m))
        for n in self.own:
            nearer = 0
            for name, number in self.governors:
                for m in filter(lambda m: self._joinable(m, n), self.lines[number].own[:6]):
                    row = [*self.above.governing(number, m), *self._around(n), f"nearer:{min(nearer, 2)}"]
                    yield from self._both(m, n, name, row)
                nearer += self.above.bodies(number, -1)
        unsaid = [("P", number) for number in self.page] + (
            [("L", self.last)] if self.last is not None and self.last not in self.page else []
        )
        for n in self.own:
            for rank, (name, number) in enumerate(unsaid):
                yield from self._implied(n, number, name, rank)

    def _implied(self, n: int, number: int, name: str, rank: int) -> Iterator[Pair]:
        """A participant of the unit with a subject that the unit need not name."""
        entity = self.meaning(n)
        if entity == number:
            return
        score = self.subjects.page.get(number, 0.0)
        row = [
            f"{name}{rank}",
            f"{name}:sure:{int(score * 5)}",
            f"{name}:named:{number in self.above.meanings(self.unit.number)}",
            f"Ptag:{self.scene.entities[number].tag}",
            *self._around(n),
        ]
        row += [f"{name}:head:{any(number in self.above.meanings(h) for h in self.unit.heads[:2])}"]
        before, behind = self._rivals(n, number)
        row.append(f"{name}:rivals:{before}:{behind}")
        for one in self.line.slotted.get(n, ()):
            if one.slots[n] != "subj" and any(slot == "subj" and self._rival(m, n, number) for m, slot in one.slots.items()):
                row.append(f"{name}:subject-said:{one.family}")
        for where, numbers in (("heading", self.unit.heads[:1]), ("stem", self.unit.stems[:1]), ("own", (self.unit.number,))):
            others = sum(self.above.bodies(h, number) for h in numbers)
            if where == "own" and self.scene.entities[entity].tag in SUBJECTS and self.above.meanings(self.unit.number)[entity] == 1:
                others -= 1  # the participant itself
            row.append(f"{name}:{where}-bodies:{min(others, 2)}")
        yield from self._pairs(n, -1, entity, number, name, row)

    def _rival(self, m: int, n: int, number: int) -> bool:
        """Whether another participant of the sentence is a body that is neither n's nor the one which the unit need not name."""
        other = self.meaning(m)
        here = m != n and self.line.sentence(m) == self.line.sentence(n)
        return here and other not in (number, self.meaning(n)) and self.scene.entities[other].tag in SUBJECTS

    def _rivals(self, n: int, number: int) -> tuple[int, int]:
        """How many rivals stand before a participant, and behind it; two and one are many."""
        rank = self.line.ranks[n]
        before = sum(self._rival(m, n, number) for m in self.own[max(0, rank - REACH) : rank])
        behind = any(self._rival(m, n, number) for m in self.own[rank + 1 : rank + REACH])
        return min(before, 2), int(behind)

    def _joinable(self, first: int, second: int) -> bool:
        """Whether two participants are two things that some relation may join."""
        a, b = self.meaning(first), self.meaning(second)
        tags = self.scene.entities[a].tag + self.scene.entities[b].tag
        return a != b and (tags in joinable() or tags[::-1] in joinable())

    def _both(self, first: int, second: int, route: str, row: list[str]) -> Iterator[Pair]:
        a, b = self.meaning(first), self.meaning(second)
        for n in (first, second):
            if self.scene.participants[n].tag == "R":
                row.append(f"ref:{int(self.subjects.meanings[n].score * 4)}")
        yield from self._pairs(first, second, a, b, route, row)

    def _pairs(self, first: int, second: int, a: int, b: int, route: str, row: list[str]) -> Iterator[Pair]:
        """Both ways between two, where some relation may join such things."""
        unit, told = self.unit.number, (row, self.shared)
        tags = self.scene.entities[a].tag + self.scene.entities[b].tag
        if tags in joinable():
            yield Pair(a, b, unit, first, second, route, tags, f"+{route}", told, self._votes(first, second, route, True))
        if tags[::-1] in joinable():
            yield Pair(b, a, unit, second, first, route, tags[::-1], f"-{route}", told, self._votes(first, second, route, False))

    def _votes(self, first: int, second: int, route: str, forward: bool) -> list[str]:
        """What clauses, stems and headings say of the pair; a governor is the subject of its unit, or the holder of its list."""
        if route == "U":
            ends: tuple[End, End] = (first, second) if forward else (second, first)
            return list(dict.fromkeys(said(*ends, self.line.slotted.get(first, ()))))
        own = first if route in "PL" else second
        forward = forward if route in "PL" else not forward
        if (own, forward) not in self.said:
            self.said[own, forward] = self._said(own, forward)
        found = self.said[own, forward]
        stems = [self.lines[number] for number in self.unit.stems[:2] if second in self.lines[number].at]
        more = [f"stem:{vote}" for line in stems for vote in said(own, second, line.says)]
        return list(dict.fromkeys([*found, *more])) if more else found

    def _said(self, own: int, forward: bool) -> list[str]:
        """What the words of the unit, its stems and headings say of a participant and the one that the unit need not name."""
        # The unit's own words, with the governor as their unsaid subject.
        says = [one for one in self.line.slotted.get(own, ()) if one.slots[own] == "subj" or "subj" not in one.slots.values()]
        found = [*(said(own, "subj", says) if forward else said("subj", own, says))]
        at, line = self.line.at[own], self.line
        ends = ("gap", "holder") if forward else ("holder", "gap")
        # The words of stems and headings, with the unit's participant in their gap, where it opens its unit.
        for name, number in self.governors if line.first_word >= at else ():
            found += [f"{name}:{vote}" for vote in self.above.said(number, forward)]
        if line.first_sign < at:
            label = [one for one in line.kinds_told.get(line.sentence(own), ()) if one.place < at]
            found += [f"label:{vote}" for vote in said(*ends, label)]
        behind = [one for place in (at + 1, at + 2, at + 3) for one in line.placed.get(place, ())]
        found += [f"behind:{vote}" for vote in said(*ends, behind)]
        return list(dict.fromkeys(found))

    def _inside(self, n: int, m: int) -> list[str]:
        """Two participants of one unit."""
        items, i, j = self.line.items, self.line.at[n], self.line.at[m]
        between = items[i + 1 : j]
        words = [item.word for item in between]
        fams = [family for item in between for family in item.families]
        row = [
            f"gap:{min(len(words), 12) // 2}",
            f"same:{items[i].sentence == items[j].sentence}",
            f"k1:{items[i].tag}",
            f"k2:{items[j].tag}",
        ]
        row += [f"bw:{word}" for word in dict.fromkeys(words)] if len(words) < 16 else []
        row += [f"bf:{family}" for family in dict.fromkeys(fams)]
        if len(words) <= 5:
            row.append("bs:" + " ".join(words))
        row += [f"b1:{words[0]}", f"b9:{words[-1]}", f"b12:{' '.join(words[:2])}", f"b89:{' '.join(words[-2:])}"] if words else ["b:none"]
        row += [f"between:{min(sum(item.participant >= 0 for item in between), 4)}"]
        row += [f"bt:{tag}" for tag in dict.fromkeys(item.tag for item in between if item.tag)]
        preposition = next((word for word in reversed(words) if word not in _ARTICLES and word.isalpha()), "-")
        row.append(f"prep:{preposition}")
        row += [f"fp:{family}:{preposition}" for family in dict.fromkeys(fams)]
        if fams:
            row += [f"f1:{fams[0]}", f"f9:{fams[-1]}", f"ff:{fams[0]}:{fams[-1]}"]
        if "by" in words:
            row += [f"by:{family}" for family in dict.fromkeys(fams)]
        row += self._sides(i, j)
        first = self.line.openers[items[i].sentence]
        row += [f"opens:{first == n}", f"lead:{items[self.line.at[first]].tag}"]
        return row

    def _sides(self, i: int, j: int) -> list[str]:
        """What stands before the first and behind the second, in their sentence."""
        items = self.line.items
        before = [item for item in items[max(0, i - 12) : i] if item.sentence == items[i].sentence]
        after = [item for item in items[j + 1 : j + 12] if item.sentence == items[j].sentence]
        row = [f"pw:{before[-1].word}" if before else "pw:^", f"aw:{after[0].word}" if after else "aw:$"]
        row += [f"pw2:{' '.join(item.word for item in before[-2:])}", f"aw2:{' '.join(item.word for item in after[:2])}"]
        row += [f"pf:{family}" for family in dict.fromkeys(f for item in before for f in item.families)]
        row += [f"af:{family}" for family in dict.fromkeys(f for item in after for f in item.families)]
        row += [f"n1:{families}" for families in (before[-1].families if before else ())] + [
            f"a1:{families}" for families in (after[0].families if after else ())
        ]
        row += [f"pt:{tag}" for tag in dict.fromkeys(item.tag for item in before if item.tag)]
        return row

    def _around(self, n: int) -> list[str]:
        """What stands about a participant in its own unit."""
        if n not in self.around:
            self.around[n] = self._about(n)
        return self.around[n]

    def _about(self, n: int) -> list[str]:
        items, j = self.line.items, self.line.at[n]
        here = items[j].sentence
        before = [item for item in items[max(0, j - 15) : j] if item.sentence == here]
        after = [item for item in items[j + 1 : j + 15] if item.sentence == here]
        row = [
            f"ik:{items[j].tag}",
            f"i#:{min(self.line.ranks[n], 3)}",
            f"in:{min(len(self.own), 4)}",
            f"first:{j == 0}",
            f"only:{len(items) == 1}",
        ]
        row += [f"iw:{before[-1].word}" if before else "iw:^", f"ix:{after[0].word}" if after else "ix:$"]
        row += [f"iw2:{' '.join(item.word for item in before[-2:])}", f"ix2:{' '.join(item.word for item in after[:2])}"]
        row += [f"ib:{family}" for family in dict.fromkeys(f for item in before for f in item.families)]
        row += [f"ia:{family}" for family in dict.fromkeys(f for item in after for f in item.families)]
        row += [f"ibt:{tag}" for tag in dict.fromkeys(item.tag for item in before if item.tag)]
        row += [f"iat:{tag}" for tag in dict.fromkeys(item.tag for item in after if item.tag)]
        if before:
            fams = [f for item in before for f in item.families]
            row += [f"il:{fams[-1]}:{before[-1].word}"] if fams else []
            row.append(f"i0:{before[0].word}")
        if len(items) <= 12:
            row += [f"ir:{item.word}" for item in items if item.participant < 0 and item.word.isalpha()]
        return row
