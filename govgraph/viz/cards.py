"""Cards: the words of a box broken into lines and measured, and the outline of its shape."""

from __future__ import annotations

import math
from dataclasses import dataclass

from govgraph.viz.style import styles
from govgraph.viz.text import clean, wrap
from govgraph.viz.view import Box


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line on a card. role: name | chair | mark | fold; y: its base line from the card's top."""

    role: str
    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Card:
    """A box as it is drawn: size, lines of text and the path of its outline from its own top left corner."""

    key: str
    w: float
    h: float
    lines: tuple[TextLine, ...]
    path: str


def card(box: Box, tucked: int = 0) -> Card:
    """The card of a box: name in bold, then who chairs, then the marks in words, then how many projects are folded onto it."""
    size, look = styles().card, styles().families[box.family]
    room = size["width"] - size["pad"] * 2 - (8 if look.shape == "hexagon" else 0)
    rows = [("name", line) for line in wrap(box.name, room, size["name"], True)]
    rows += [("chair", line) for text in box.chairs for line in wrap(clean(text), room, size["small"], most=2)]
    for key in box.marks:
        mark = styles().marks[key]
        rows += [("mark", line) for line in wrap(f"{mark.sign} {mark.word}", room, size["small"], True, 1)]
    rows += [("fold", f"{tucked} {'project' if tucked == 1 else 'projects'} ►")] if tucked else []
    lines, bottom = _stack(rows)
    height = float(math.ceil(bottom + size["bottom"]))
    return Card(box.key, size["width"], height, lines, outline(look.shape, size["width"], height))


def _stack(rows: list[tuple[str, str]]) -> tuple[tuple[TextLine, ...], float]:
    size = styles().card
    y, lines = size["top"], []
    for role, text in rows:
        step = size["name_line"] if role == "name" else size["small_line"]
        y += step
        lines.append(TextLine(role, text, round(y - step * 0.24, 1)))
    return tuple(lines), y


def outline(shape: str, w: float, h: float) -> str:
    """An SVG path for a shape of styles.yaml; an unknown shape is a rectangle."""
    c = min(11.0, h / 3)
    if shape == "hexagon":
        return f"M{c:g} 0H{w - c:g}L{w:g} {h / 2:g}L{w - c:g} {h:g}H{c:g}L0 {h / 2:g}Z"
    if shape == "cut":
        return f"M0 0H{w - c:g}L{w:g} {c:g}V{h:g}H0Z"
    if shape == "tab":
        return f"M{c:g} 0H{w:g}V{h - c:g}L{w - c:g} {h:g}H0V{c:g}Z"
    if shape == "double":
        return f"M0 0H{w:g}V{h:g}H0ZM3 3V{h - 3:g}H{w - 3:g}V3Z"
    if shape in ("round", "pill"):
        return _rounded(w, h, 5.0 if shape == "round" else min(15.0, h / 2))
    return f"M0 0H{w:g}V{h:g}H0Z"


def _rounded(w: float, h: float, r: float) -> str:
    return f"M{r:g} 0H{w - r:g}Q{w:g} 0 {w:g} {r:g}V{h - r:g}Q{w:g} {h:g} {w - r:g} {h:g}H{r:g}Q0 {h:g} 0 {h - r:g}V{r:g}Q0 0 {r:g} 0Z"
