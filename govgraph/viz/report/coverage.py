"""Areas × families of bodies: which place has which kind of body, and where its neighbours have one and it has none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from govgraph.graph.cells import one_line
from govgraph.graph.model import Entity
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Table
from govgraph.viz.report.words import is_live, listed

MOST_FAMILIES = 60  # columns that a person can still follow
Grid = dict[str, dict[str, list[str]]]


def tables(index: Index) -> list[Table]:
    """A matrix of places and families; under it what neighbours of one kind lack."""
    grid = _grid(index)
    if not grid:
        return []
    families = sorted({family for row in grid.values() for family in row}, key=lambda one: (one == "Project", one.casefold()))
    places = sorted(grid, key=lambda one: (index.name(one).casefold(), one))
    rows = tuple((index.name(place), *("; ".join(grid[place].get(family, [])) or "–" for family in families)) for place in places)
    note = "A dash means that no paper names such a body for the area, not that there is none."
    gaps = tuple((gap,) for gap in _gaps(index, grid, families))
    found = [Table("areas", "Which area has which kind of body", ("Area", *families), rows, note)]
    return [*found, Table("gaps", "What an area lacks that others of its kind have", ("Gap",), gaps)] if gaps else found


def families_of(index: Index) -> dict[str, str]:
    """Entity id → family: the name without its place where two places have one alike, else the subtype, else the last word."""
    bodies = [one for one in index.of_kind("body") if _shown(one.status)]
    places = _place_words(index)
    bare = {one.id: " ".join(places.sub(" ", one_line(one.name)).split()) for one in bodies}
    alike = Counter(name.casefold() for name in bare.values() if name)
    found = {one.id: bare[one.id] if alike[bare[one.id].casefold()] > 1 else _general(one) for one in bodies}
    commonest = {family for family, _ in sorted(Counter(found.values()).items(), key=lambda row: (-row[1], row[0]))[:MOST_FAMILIES]}
    return {key: family if family in commonest else "Other" for key, family in found.items()}


def _general(entity: Entity) -> str:
    words = one_line(entity.subtype or "") or (one_line(entity.name).split() or ["Body"])[-1]
    return words[:1].upper() + words[1:]


def _place_words(index: Index) -> re.Pattern[str]:
    names = {one_line(name) for place in index.of_kind("place") for name in (place.name, *place.aliases)} - {""}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"\b{re.escape(name)}(?:’s|'s)?(?!\w)" for name in longest_first) or r"(?!)", re.IGNORECASE)


def _grid(index: Index) -> Grid:
    families = families_of(index)
    grid: Grid = defaultdict(lambda: defaultdict(list))
    for one in index.relations("COVERS"):
        entity = index.entities.get(one.source)
        if entity is None or not _shown(one.status) or not _shown(entity.status):
            continue
        family, told = families.get(entity.id, "Project"), index.marked(entity.id)
        if told not in grid[one.target][family]:
            grid[one.target][family].append(told)
    return grid


def _shown(status: str) -> bool:
    """Whether it is in force or may be again: what is suspended is not what an area never had."""
    return is_live(status) or status in ("suspended", "proposed")


def _gaps(index: Index, grid: Grid, families: list[str]) -> list[str]:
    # Only places of one kind are compared: that a town lacks what districts have says nothing.
    peers: dict[str, list[str]] = defaultdict(list)
    for place in index.of_kind("place"):
        peers[place.subtype or ""].append(place.id)
    found = []
    for subtype, places in sorted(peers.items()):
        for family in families:
            missing = [place for place in places if family not in grid.get(place, {})]
            if subtype and family != "Project" and missing and len(places) - len(missing) > 1:
                found.append(f"No {family} is named for {listed([index.name(place) for place in missing])}.")
    return found
