"""What the styles of a Word document say: outline levels, lists, and which words are bold, struck out, hidden, raised or white."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import Any

from govgraph.loaders.numbers import whole
from govgraph.loaders.office.numbering import W
from govgraph.loaders.office.signs import is_white

_LIST = re.compile(r"^List (?P<kind>Bullet|Number|Continue)?\s?(?P<level>\d)?", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20  # styles that build on each other


@dataclass(frozen=True)
class Look:
    """How words are set; None where nothing is said. font: of symbols, or "" for one of letters."""

    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    white: bool | None = None
    font: str | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else that of the style below it."""
        return replace(below, **{item.name: said for item in fields(self) if (said := getattr(self, item.name)) is not None})

    @property
    def gone(self) -> str:
        """Why words of this look are not read: "struck", "hidden" or "" where they are."""
        return "struck" if self.struck else "hidden" if self.hidden or self.white else ""


@dataclass(frozen=True)
class Style:
    """A paragraph style: outline level (1 the highest, 0 for none), list and depth."""

    name: str = ""
    heading: int = 0
    number: str | None = None
    level: int = 0
    look: Look = field(default_factory=Look)


@dataclass
class Styles:
    """All styles of a document; "" is the one of paragraphs that name none."""

    paragraphs: dict[str, Style] = field(default_factory=dict)
    characters: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any | None) -> Styles:
        """From the root of styles.xml; empty where a document has none."""
        nodes = list(root.iter(W + "style")) if root is not None else []
        kinds: dict[str, dict[str, Any]] = {"paragraph": {}, "character": {}}
        for node in nodes:
            kinds.get(node.get(W + "type") or "", {})[node.get(W + "styleId") or ""] = node
        made = cls()
        for key in kinds["paragraph"]:
            made.paragraphs[key] = _style(key, kinds["paragraph"], 0)
        for key in kinds["character"]:
            made.characters[key] = _look(key, kinds["character"], 0)
        default = next((key for key, node in kinds["paragraph"].items() if node.get(W + "default") in ("1", "true")), "")
        made.paragraphs[""] = made.paragraphs.get(default, Style())
        return made

    def of_paragraph(self, settings: Any | None) -> Style:
        """The style of a paragraph with these settings (pPr)."""
        return self.paragraphs.get(value(settings, "pStyle"), self.paragraphs[""])

    def of_run(self, run: Any, below: Look) -> Look:
        """The look of a run, set over that of its paragraph."""
        settings = run.find(W + "rPr")
        if settings is None:
            return below
        return look_of(settings).over(self.characters.get(value(settings, "rStyle"), Look()).over(below))


def look_of(settings: Any | None) -> Look:
    """What run properties (rPr) say."""
    if settings is None:
        return Look()
    struck = [on for on in (flag(settings, "strike"), flag(settings, "dstrike")) if on is not None]
    hidden = [on for on in (flag(settings, "vanish"), flag(settings, "webHidden")) if on is not None]
    raised = value(settings, "vertAlign")
    size = value(settings, "sz")
    if whole(size, 3) <= 2:
        hidden.append(True)
    colour, fonts = value(settings, "color"), settings.find(W + "rFonts")
    ground = settings.find(W + "shd") is not None or settings.find(W + "highlight") is not None
    return Look(
        flag(settings, "b"),
        any(struck) if struck else None,
        any(hidden) if hidden else None,
        raised == "superscript" if raised else None,
        (is_white(colour) and not ground) if colour else None,
        (fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else None,
    )


def _look(key: str, nodes: dict[str, Any], depth: int) -> Look:
    parent = value(nodes[key], "basedOn")
    below = _look(parent, nodes, depth + 1) if parent in nodes and parent != key and depth < _DEEPEST else Look()
    return look_of(nodes[key].find(W + "rPr")).over(below)


def _style(key: str, nodes: dict[str, Any], depth: int) -> Style:
    node = nodes[key]
    parent = value(node, "basedOn")
    base = _style(parent, nodes, depth + 1) if parent in nodes and parent != key and depth < _DEEPEST else Style()
    settings = node.find(W + "pPr")
    name, outline = value(node, "name"), value(settings, "outlineLvl")
    heading = depth + 1 if (depth := whole(outline, 9)) < 9 else 0 if outline else base.heading
    heading = {"title": 1, "subtitle": 2}.get(name.lower(), heading)
    props = settings.find(W + "numPr") if settings is not None else None
    number = value(props, "numId") or base.number
    shift, listed = value(props, "ilvl"), _LIST.match(name)
    level = whole(shift, int(listed["level"] or 1) - 1 if listed else base.level)
    look = look_of(node.find(W + "rPr")).over(base.look)
    return Style(name, heading, None if number == "0" else number, min(level, 8), replace(look, bold=False) if heading else look)


def flag(settings: Any, tag: str) -> bool | None:
    """Whether a switch is on; None where nothing is said."""
    found = settings.find(W + tag)
    return None if found is None else (found.get(W + "val") or "1") not in _OFF


def value(node: Any | None, tag: str) -> str:
    """The value of a child, "" where there is none."""
    found = node.find(W + tag) if node is not None else None
    return (found.get(W + "val") or "") if found is not None else ""
