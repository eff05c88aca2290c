"""What a column means: headings to meanings by columns.yaml, and which line of a sheet holds the headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

HEADER_WITHIN = 15  # lines of a sheet in which its headings are looked for
_OWNER = re.compile(r"(?:[A-Z]{2,5}|(?:County |City |District |Borough |Town )?Council(?:'s)?|Our|Current|Name of(?: the)?) ")
_MANAGER = re.compile(r"(?:[A-Z]?[\w-]+ ){1,2}(?:manager|co-?ordinator)s?", re.IGNORECASE)
_GROUP = re.compile(r"(?:[A-Z]?[\w-]+ ){1,3}(?:partnership|board|group|forum|panel|committee|network|alliance)s?", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True, slots=True)
class Column:
    """What a heading means. section: identity, relations, facts or ignored; rank: how early its list names it."""

    section: str
    meaning: str
    rank: int = 0


@cache
def vocabulary() -> dict[str, Any]:
    """columns.yaml, read once."""
    text = files("govgraph.loaders.registers").joinpath("columns.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


def plain(text: str) -> str:
    """Lower case, every sign a space: the form in which headings and values are compared."""
    return " ".join(_SIGNS.sub(" ", text.lower()).split())


@cache
def column(heading: str) -> Column | None:
    """What this heading means, or None when nobody has said. A nested heading counts whole, then by its last part."""
    whole = plain(heading)
    found = _known().get(whole)
    if found is None and any(whole.startswith(prefix) for prefix in vocabulary()["alias_prefixes"]):
        return Column("identity", "alias", 99)
    return found or _known().get(plain(heading.rsplit(".", 1)[-1])) or _qualified(heading)


def _qualified(heading: str) -> Column | None:
    """ "WCC lead officer", "Council representative(s)", "Neighbourhood Manager": a known heading behind whose it is, or what it manages."""
    words = heading.replace("(s)", "s").strip(" *:")
    owned = _OWNER.match(words)
    found = _known().get(plain(words)) or (_known().get(plain(words[owned.end() :])) if owned else None)
    if found is None and _MANAGER.fullmatch(words):
        return Column("relations", "programme_manager", 99)
    if found is None and _GROUP.fullmatch(words):
        return Column("identity", "name", 99)
    return found


@cache
def _known() -> dict[str, Column]:
    known: dict[str, Column] = {}
    for section, lists in _sections(vocabulary()):
        for meaning, headings in lists:
            for rank, heading in enumerate(headings):
                known.setdefault(plain(heading), Column(section, meaning, rank))
    return known


def _sections(words: dict[str, Any]) -> Iterable[tuple[str, Iterable[tuple[str, list[str]]]]]:
    yield "ignored", [("ignored", words["ignored"])]
    yield "identity", words["identity"].items()
    yield "relations", [(key, row["headings"]) for key, row in words["relations"].items()]
    yield "facts", words["facts"].items()


def name_heading(headings: Iterable[str]) -> str | None:
    """The heading of the column that says what a row is called: of several, the one that columns.yaml lists first."""
    ranked = [(found.rank, heading) for heading in headings if (found := column(heading)) and found.meaning == "name"]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def header_line(grid: Sequence[Sequence[str]]) -> tuple[int, int]:
    """(line, known headings) of the line that most looks like headings, among the first lines; (-1, 0) when none has a name."""
    best = (-1, 0)
    for at, line in enumerate(grid[:HEADER_WITHIN]):
        known = sum(column(cell) is not None for cell in line if cell.strip())
        if known > best[1] and name_heading(line) is not None and (known > 1 or len(line) == 1):
            best = (at, known)
    return best
