"""Text for pictures: cleaned of what could mislead, measured by a fixed table and wrapped, so that no font on the machine matters."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph import cells

# Marks that turn the direction of text around or hide in it: a name must not be able to reorder the words beside it.
_BIDI = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


def clean(text: object) -> str:
    """`text` with control, bidi and unassigned characters taken out, no letter under more than two accents, white space folded."""
    words = str(text)
    if words.isascii() and words.isprintable():
        return " ".join(words.split())
    kept: list[str] = []
    for char in words:
        if char.isspace():
            kept.append(" ")
        elif _harmless(char) and not (unicodedata.combining(char) and all(map(unicodedata.combining, kept[-2:]))):
            kept.append(char)
    return " ".join("".join(kept).split())


def readable(quote: str) -> str:
    """A quote as a reader wants it: cleaned, and without the markup between which an HTML source says it."""
    return clean(cells.readable(quote))


def _harmless(char: str) -> bool:
    if char < "\x7f":
        return char >= " "
    return char not in _BIDI and unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")


@cache
def _table() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(files("govgraph.viz").joinpath("metrics.yaml").read_text("utf-8"))
    return data


@cache
def _advance(char: str, bold: bool) -> int:
    table, row = _table(), _table()["bold" if bold else "regular"]
    if " " <= char <= "~":
        return int(row[ord(char) - 32])
    if char in table["special"]:
        return int(table["special"][char])
    base = unicodedata.normalize("NFD", char)[0]
    if base != char:
        return _advance(base, bold)
    if unicodedata.combining(char):
        return 0
    return int(table["wide"] if unicodedata.east_asian_width(char) in "WF" else table["other"])


def width(text: str, size: float, bold: bool = False) -> float:
    """How many pixels `text` takes on one line at font size `size`."""
    return sum(_advance(char, bold) for char in text) * size / 1000


def wrap(text: str, room: float, size: float, bold: bool = False, most: int = 4) -> list[str]:
    """Lines of `text` no wider than `room` pixels, at most `most`; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in [piece for whole in text.split() for piece in _pieces(whole, room, size, bold)]:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shorten(lines[most - 1], room, size, bold)]
    return lines


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    # A word wider than the card is cut; everything else stays whole.
    pieces, current = [], ""
    for char in word:
        if current and width(current + char, size, bold) > room:
            pieces.append(current)
            current = ""
        current += char
    return [*pieces, current]


def _shorten(line: str, room: float, size: float, bold: bool) -> str:
    while line and width(line + "…", size, bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"
