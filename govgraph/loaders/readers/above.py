"""What stands above the units of a page: its lines as governors, and the kind of page that its first words show."""

from __future__ import annotations

import re
from collections import Counter

from govgraph.loaders.readers.lines import Line
from govgraph.loaders.readers.said import said
from govgraph.loaders.subjects.evidence import SUBJECTS, Scene
from govgraph.loaders.subjects.resolve import Subjects

_PAGE_KINDS = re.compile(
    r"(?P<minutes>minutes?\b|held (?:on|at)|present\b|apologies)|(?P<terms>terms of reference|constitution)"
    r"|(?P<committee>committee details|membership|democracy)|(?P<report>annual report|agenda item|report of|decision)"
    r"|(?P<structure>structure|governance|sub-?groups)|(?P<strategy>strategy|plan\b)",
    re.IGNORECASE,
)


def page_kinds(scene: Scene) -> list[str]:
    """What kind of page its first words show it to be."""
    top = " ".join(unit.clean for unit in scene.units[:6])[:500]
    return sorted({f"D:{match.lastgroup}" for match in _PAGE_KINDS.finditer(top)})


class Above:
    """The lines of a page, and what is said of each when it stands above others: worked out once, not for each unit below."""

    def __init__(self, scene: Scene, subjects: Subjects, lines: list[Line], kinds: list[str]) -> None:
        self.scene, self.subjects, self.lines, self.kinds = scene, subjects, lines, kinds
        self._bodies: dict[int, Counter[int]] = {}
        self._said: dict[tuple[int, bool], list[str]] = {}
        self._governing: dict[tuple[int, int], list[str]] = {}

    def meaning(self, n: int) -> int:
        return self.subjects.meanings[n].entity

    def meanings(self, number: int) -> Counter[int]:
        """What the participants of a line mean, with how many mean it."""
        if number not in self._bodies:
            self._bodies[number] = Counter(self.meaning(m) for m in self.lines[number].own)
        return self._bodies[number]

    def bodies(self, number: int, without: int) -> int:
        """How many bodies and the like a line names, besides one."""
        return sum(self.scene.entities[other].tag in SUBJECTS for other in self.meanings(number) if other != without)

    def said(self, number: int, forward: bool) -> list[str]:
        """What a line's words say with a gap on the one side and the holder of its list on the other."""
        if (number, forward) not in self._said:
            ends = ("gap", "holder") if forward else ("holder", "gap")
            self._said[number, forward] = list(dict.fromkeys(said(*ends, self.lines[number].says)))
        return self._said[number, forward]

    def governing(self, number: int, m: int) -> list[str]:
        """What stands about a participant of a heading or stem."""
        if (number, m) not in self._governing:
            self._governing[number, m] = self._about(self.lines[number], m)
        return self._governing[number, m]

    def _about(self, line: Line, m: int) -> list[str]:
        i = line.at[m]
        after, before = line.items[i + 1 :], line.items[:i]
        row = [f"ga:{family}" for family in dict.fromkeys(f for item in after for f in item.families)]
        row += [f"gb:{family}" for family in dict.fromkeys(f for item in before for f in item.families)]
        row += [f"gaw:{item.word}" for item in after[:3]] + [f"gbw:{item.word}" for item in before[-3:]]
        return [*row, f"gn:{min(len(line.at), 3)}:{line.ranks[m]}", f"galone:{len(line.items) == 1}", f"gk:{line.items[i].tag}"]
