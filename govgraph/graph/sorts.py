"""What sort of thing a name means beyond its kind, read from sorts.yaml; which bodies are a council's, a board's or one area's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.model import Entity

COMMITTEE = "committee of a council"
SERIES = 3  # places with a body of one name, from which these are local bodies
_LOCAL = re.compile(r"\b(?:local|area)\b", re.IGNORECASE)
_MEETING = re.compile(r"\s*\(?(?:the )?(?:full |county |city |district |borough |town )?council\)?(?: meeting)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sort:
    """One row of sorts.yaml."""

    sort: str
    kinds: frozenset[str]
    subtypes: frozenset[str]
    words: re.Pattern[str] | None
    fits: tuple[str, ...]
    leaves: tuple[str, ...]

    def takes(self, name: str, kind: str, subtype: str | None) -> bool:
        """Whether an entity of this name, kind and subtype is of this sort."""
        return kind in self.kinds and ((subtype or "").lower() in self.subtypes or bool(self.words and self.words.search(name)))


@cache
def sorts() -> tuple[Sort, ...]:
    """The rows, in their order, read once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows: list[dict[str, Any]] = yaml.load(files("govgraph.graph").joinpath("sorts.yaml").read_text("utf-8"), loader)
    return tuple(
        Sort(
            row["sort"], frozenset(row["kinds"]), frozenset(row.get("subtypes", ())),
            re.compile(row["words"], re.IGNORECASE) if "words" in row else None, tuple(row["fits"]), tuple(row["leaves"]),
        )
        for row in rows
    )  # fmt: skip


def sort_of(name: str, kind: str, subtype: str | None) -> str:
    """The sort, or "" for what its kind says."""
    return next((row.sort for row in sorts() if row.takes(name, kind, subtype)), "")


def sorts_of(entities: Iterable[Entity]) -> dict[str, str]:
    """The sort of each entity by its id; "" where its kind says all. A body named after an accountable organisation is its committee."""
    entities = list(entities)
    owners = _owners(entities)
    found = {}
    for one in entities:
        own = one.kind == "body" and not one.accountable and any(one.name.startswith(f"{owner} ") for owner in owners)
        found[one.id] = sort_of(one.name, one.kind, one.subtype) or (COMMITTEE if own else "")
    return found


def meetings_of(entities: Iterable[Entity]) -> list[tuple[str, str]]:
    """(organisation, body) ids of each council and the meeting that bears its name: "Tarnshire County Council (Council)"."""
    entities = list(entities)
    owners = {name: one.id for one in entities if one.kind == "organisation" and one.accountable for name in (one.name, *one.aliases)}
    bodies = [one for one in entities if one.kind == "body" and one.accountable]
    pairs = {(owners[owner], one.id) for one in bodies for owner in owners if _is_meeting(one.name, owner)}
    return sorted(pairs)


def local_of(entities: Iterable[Entity], covers: Iterable[tuple[str, str]]) -> set[str]:
    """Ids of the bodies of one area among like ones: told so by their subtype, or named as those are ("Brack Forum", "Quay Forum").

    covers: (body, place) ids. A series of names is one of local bodies if one is told so, or from SERIES places on.
    """
    by_id = {one.id: one for one in entities}
    pairs = sorted((body, place) for body, place in set(covers) if by_id[body].kind == "body")
    told = {body for body, _ in pairs if _LOCAL.search(by_id[body].subtype or "")}
    series: dict[str, list[str]] = defaultdict(list)
    for body, place in pairs:
        start, name = f"{by_id[place].name} ", by_id[body].name
        if name.startswith(start):
            series[name.removeprefix(start).casefold()].append(body)
    return told.union(*(found for found in series.values() if len(found) >= SERIES or told.intersection(found)))


def own_groups(entities: Iterable[Entity]) -> set[str]:
    """Ids of the bodies whose own name says whose they are: "Harbour Partnership Business Group" beside a "Harbour Partnership"."""
    bodies = [one for one in entities if one.kind == "body"]
    known = {name.casefold() for one in bodies for name in (one.name, *one.aliases)}
    return {one.id for one in bodies if any(start in known for start in _beginnings(one.name.casefold()))}


def _beginnings(name: str) -> list[str]:
    """What may be the board's name; "Youth Partnership Board" is no board of a "Youth Partnership", a sub-group of one word is its own."""
    words = name.split()
    return [" ".join(words[:number]) for number in range(1, len(words)) if len(words) - number > 1 or words[-1].startswith("sub")]


def _owners(entities: list[Entity]) -> list[str]:
    return sorted(one.name for one in entities if one.kind == "organisation" and one.accountable)


def _is_meeting(name: str, owner: str) -> bool:
    return name.startswith(owner) and bool(_MEETING.fullmatch(name[len(owner) :]))
