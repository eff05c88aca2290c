"""What the styles of an OpenDocument text say: which words are bold, which paragraphs are titles, how lists count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from govgraph.loaders.numbers import whole
from govgraph.loaders.office.signs import is_white

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE = (f"{{{_OASIS}{name}:1.0}}" for name in ("office", "text", "table", "style"))
DRAW = f"{{{_OASIS}drawing:1.0}}"
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
SVG = f"{{{_OASIS}svg-compatible:1.0}}"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_RAISED = re.compile(r"[1-9]\d?%")
_TITLES = {"Title": 1, "Subtitle": 2}


@dataclass
class Styles:
    """weights: style -> bold or not, None where it says nothing; lost: style -> "struck", "hidden" or "" where its words are read;
    heights: style -> superscript or not; shaded: styles of coloured cells; parents: style -> the one it builds on; levels: (list
    style, level from 0) -> (number format, first number); "" is a bullet, "hidden" shows nothing."""

    weights: dict[str, bool | None] = field(default_factory=dict)
    lost: dict[str, str | None] = field(default_factory=dict)
    heights: dict[str, bool | None] = field(default_factory=dict)
    shaded: set[str] = field(default_factory=set)
    fonts: dict[str, str | None] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    levels: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Any]) -> Styles:
        """From the root elements of styles.xml and content.xml."""
        made = cls()
        for root in roots:
            for node in root.iter(STYLE + "style"):
                name = node.get(STYLE + "name") or ""
                properties = node.find(STYLE + "text-properties")
                weight = properties.get(FO + "font-weight") if properties is not None else None
                made.weights[name] = None if weight is None else weight in ("bold", "600", "700", "800", "900")
                made._look(name, properties)
                ground = node.find(STYLE + "table-cell-properties")
                if ground is not None and (ground.get(FO + "background-color") or "transparent") not in ("transparent", "#ffffff"):
                    made.shaded.add(name)
                made.parents[name] = node.get(STYLE + "parent-style-name") or ""
            for node in root.iter(TEXT + "list-style"):
                made._list(node.get(STYLE + "name") or "", node)
        return made

    def _look(self, name: str, properties: Any | None) -> None:
        said = properties.get if properties is not None else {}.get
        through = [said(STYLE + f"text-line-through-{what}") for what in ("style", "type")]
        struck = None if through == [None, None] else any(value not in (None, "none") for value in through)
        hidden = said(TEXT + "display") == "none" or (is_white(said(FO + "color")) and not said(FO + "background-color"))
        self.lost[name] = "struck" if struck else "hidden" if hidden else None if struck is None and not said(FO + "color") else ""
        position = said(STYLE + "text-position")
        self.heights[name] = None if position is None else position.startswith("super") or bool(_RAISED.match(position))
        self.fonts[name] = said(STYLE + "font-name") or said(FO + "font-family")

    def gone(self, name: str | None, otherwise: str) -> str:
        """Why words in this style are not read: "struck", "hidden", or "" where they are."""
        return next((lost for style in self._chain(name) if (lost := self.lost.get(style)) is not None), otherwise)

    def raised(self, name: str | None) -> bool:
        """Whether words in this style stand as superscript."""
        return next((high for style in self._chain(name) if (high := self.heights.get(style)) is not None), False)

    def font(self, name: str | None, otherwise: str) -> str:
        """The font of words in this style."""
        return next((font.strip("'") for style in self._chain(name) if (font := self.fonts.get(style))), otherwise)

    def _list(self, name: str, node: Any) -> None:
        for level in node:
            if (depth := whole(level.get(TEXT + "level"))) is None:
                continue
            form, start = level.get(STYLE + "num-format"), whole(level.get(TEXT + "start-value"), 1)
            known = _FORMS.get(form or "", "") if level.tag == TEXT + "list-level-style-number" else ""
            hidden = level.tag == TEXT + "list-level-style-number" and not known
            self.levels[name, depth - 1] = ("hidden" if hidden else known, start)

    def bold(self, name: str | None, otherwise: bool) -> bool:
        """Whether words in this style are bold."""
        for style in self._chain(name):
            weight = self.weights.get(style)
            if weight is not None:
                return weight
        return otherwise

    def heading(self, node: Any) -> int:
        """The level of a heading or a title from 1; 0 for a paragraph."""
        if node.tag == TEXT + "h":
            return whole(node.get(TEXT + "outline-level"), 1)
        return next((_TITLES[style] for style in self._chain(node.get(TEXT + "style-name")) if style in _TITLES), 0)

    def _chain(self, name: str | None) -> list[str]:
        found: list[str] = []
        while name and name not in found:
            found.append(name)
            name = self.parents.get(name)
        return found
