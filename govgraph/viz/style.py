"""The looks as objects: read once from styles.yaml, asked by the view model, the layout and everything that draws."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Family:
    """A look shared by alike entities: its word in the legend, its shape and its colour in both themes."""

    key: str
    title: str
    kind: str
    shape: str
    light: str
    dark: str
    subtype: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def fits(self, kind: str, subtype: str, name: str) -> bool:
        """Whether an entity of this kind, subtype and name looks so."""
        if not (self.kind == kind or (self.kind == "any" and kind in ("body", "organisation"))) or _any(self.unless, subtype):
            return False
        return not (self.subtype or self.name) or _any(self.subtype, subtype) or _any(self.name, name)


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a relation type is drawn: which end stands above, when it hangs, and between which pairs of kinds it is a line at all."""

    above: str
    hang: str
    dash: str
    weight: float
    draw: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on a card: sign and word, and what it does to the frame (dash) and the name (struck)."""

    sign: str
    word: str
    dash: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """All of styles.yaml."""

    families: dict[str, Family]
    lines: dict[str, LineStyle]
    legend: dict[str, tuple[str, ...]]  # title → relation types
    network: dict[str, str]  # kind → colour of its dots in the network
    chairs: dict[str, str]  # role → the word on the card
    marks: dict[str, Mark]
    weak_below: float
    card: dict[str, float]
    gaps: dict[str, float]
    page: dict[str, float]
    theme: dict[str, dict[str, str]]

    def family(self, kind: str, subtype: str | None, name: str) -> Family:
        """The look of an entity: the first family that fits."""
        for family in self.families.values():
            if family.fits(kind, (subtype or "").lower(), name.lower()):
                return family
        return self.families["board"]


def _any(patterns: tuple[str, ...], text: str) -> bool:
    return any(re.search(pattern, text) for pattern in patterns)


@cache
def styles() -> Styles:
    """The styles, read once."""
    data: dict[str, Any] = yaml.safe_load(files("govgraph.viz").joinpath("styles.yaml").read_text("utf-8"))
    data["families"] = {key: _family(key, row) for key, row in data["families"].items()}
    data["lines"] = {key: LineStyle(**{**row, "draw": frozenset(row["draw"])}) for key, row in data["lines"].items()}
    data["chairs"] = {role: word for word, roles in data["chairs"].items() for role in roles}
    data["marks"] = {key: Mark(**row) for key, row in data["marks"].items()}
    return Styles(**data)


def _family(key: str, row: dict[str, Any]) -> Family:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Family(key, **fields)
