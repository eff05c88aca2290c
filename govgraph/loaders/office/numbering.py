"""Word's list numbering: which paragraphs are list items, how deep, and with what marker."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from govgraph.loaders.numbers import whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class Numbering:
    """The list definitions of a document and how far each list has counted."""

    levels: dict[tuple[str, int], tuple[str, int, str]] = field(default_factory=dict)  # (list, level): (format, start, text)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, root: Any | None) -> Numbering:
        """From the root element of the numbering part, or None where a document has no such part."""
        made = cls()
        if root is None:
            return made
        abstract = {node.get(W + "abstractNumId"): node for node in root.iter(W + "abstractNum")}
        for num in root.iter(W + "num"):
            number, link = num.get(W + "numId"), num.find(W + "abstractNumId")
            base = abstract.get(link.get(W + "val")) if link is not None else None
            for node in [*(base.iter(W + "lvl") if base is not None else ()), *num.iter(W + "lvl")]:
                level = whole(node.get(W + "ilvl"), 0)
                made.levels[number, level] = (_val(node, "numFmt"), whole(_val(node, "start"), 1), _val(node, "lvlText"))
        return made

    def marker(self, number: str, level: int) -> str | None:
        """The marker of the next item of this list; None where the list shows none (a paragraph that goes on an item)."""
        form, start, text = self.levels.get((number, level), ("bullet", 1, "•"))
        if form == "none" or (form == "bullet" and not text.strip()):
            return None
        if form == "bullet":
            return "-"
        counts = self.counts[number]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return shown(form, counts[level])


def shown(form: str, count: int) -> str:
    """A count as its list shows it: "3.", "c.", "iii."; "-" where a marker would be too long to be known as one."""
    if form == "lowerLetter" and count <= 26:
        return f"{chr(96 + count)}."
    if form == "upperLetter" and count <= 26:
        return f"{chr(96 + count)}."
    if form in ("lowerRoman", "upperRoman") and count < 19:
        return f"{_roman(count)}."
    return f"{count}." if 0 <= count < 1000 else "-"


def _roman(count: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while count >= value:
            out, count = out + letters, count - value
    return out


def _val(node: Any, tag: str) -> str:
    found = node.find(W + tag)
    return (found.get(W + "val") or "") if found is not None else ""
