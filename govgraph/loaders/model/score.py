"""Checked facts held against a page that a person annotated: found, missed and false by type."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from govgraph.loaders.model.checking import Checked, Found
from govgraph.loaders.model.forms import bare

Line = tuple[str, str, str]  # (type, id of the source, id of the target)


@dataclass
class Score:
    """Counts by type. dropped: facts that did not pass the checks; passed: those that did."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    passed: int = 0
    dropped: int = 0

    def add(self, other: Score) -> None:
        """Count another page's too."""
        for mine, theirs in ((self.found, other.found), (self.missed, other.missed), (self.false, other.false)):
            mine.update(theirs)
        self.passed, self.dropped = self.passed + other.passed, self.dropped + other.dropped

    def precision(self) -> float:
        """Right ones of all read; 0 where nothing was read."""
        return _share(self.found.total(), self.false.total())

    def recall(self) -> float:
        """Those found of all that stand there."""
        return _share(self.found.total(), self.missed.total())

    def unsound(self) -> float:
        """The share of what the model said that the page does not bear out."""
        return _share(self.dropped, self.passed)

    def rows(self) -> list[dict[str, Any]]:
        """A row a type, then one for all."""
        types = sorted({*self.found, *self.missed, *self.false})
        parts = [(name, self.found[name], self.missed[name], self.false[name]) for name in types]
        parts.append(("all", self.found.total(), self.missed.total(), self.false.total()))
        return [
            {"type": name, "found": found, "missed": missed, "false": false,
             "precision": round(_share(found, false), 2), "recall": round(_share(found, missed), 2)}
            for name, found, missed, false in parts
        ]  # fmt: skip


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0


def score(gold: dict[str, Any], facts: Iterable[Checked]) -> Score:
    """How these facts of a page stand against its annotation: entities and relations, `optional` ones neither right nor wrong."""
    by_name: dict[tuple[str, str], set[str]] = {}
    for entity in gold["entities"]:
        for name in (entity["name"], *entity.get("aliases", ())):
            by_name.setdefault((_group(entity["kind"]), key(name)), set()).add(entity["id"])
    said = {_line(row["type"], row["source"], row["target"]): row for row in gold["relations"]}
    result, got = Score(), set()
    for fact in facts:
        result.passed += 1
        sources, targets = _meant(by_name, fact.source), _meant(by_name, fact.target)
        hits = {line for one in sources for other in targets if (line := _line(fact.type, one, other)) in said}
        good = {line for line in hits if said[line].get("status", "active") in (fact.status, "active")}
        got |= good
        if not hits:
            result.false[fact.type] += 1
    for line, row in said.items():
        if not row.get("optional"):
            (result.found if line in got else result.missed)[line[0]] += 1
    return result


def _meant(by_name: dict[tuple[str, str], set[str]], end: Found) -> set[str]:
    exact = by_name.get((_group(end.kind), key(end.name)))
    return exact or {one for form in end.forms for one in by_name.get((_group(end.kind), key(form)), ())}


def _group(kind: str) -> str:
    return "body" if kind == "organisation" else kind  # the line between the two is thin


def _line(type: str, source: str, target: str) -> Line:
    return (type, *sorted((source, target))) if type == "RELATED_TO" else (type, source, target)  # type: ignore[return-value]


def key(name: str) -> str:
    """One spelling for comparing: no accents, punctuation, article or title."""
    plain = unicodedata.normalize("NFKD", bare(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("&", " and ")).strip()
