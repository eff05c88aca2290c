"""Counties of any size for pictures and benchmarks: invented, the same for the same size, shaped like real ones.

A council at the top, boards beneath it, groups beneath those, projects, chairs, places; some bodies with a second superior,
some without any line, some suspended or dissolved.
"""

from __future__ import annotations

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.model import Entity, Graph, Proposal, Relation

THEMES = (
    "Health", "Children", "Safer Communities", "Environment", "Growth", "Skills", "Housing", "Older People", "Culture",
    "Transport", "Digital", "Rural", "Youth", "Voluntary Sector", "Flood", "Energy", "Heritage", "Food",
)  # fmt: skip
PLACES = ("Marlow End", "Castleford Cross", "Brack", "Averton", "Northgate", "Harrow Lea", "Brackdale", "Wendmouth")
KINDS = (("Board", "board"), ("Partnership", "partnership"), ("Steering Group", "steering group"), ("Sub-group", "sub-group"), ("Forum", "forum"))
DOCUMENTS = tuple(
    SourceInfo(f"{number:064x}", f"wendshire-update-{year}.txt", title=f"Partnerships update {year}", date=f"{year}-09-30")
    for number, year in enumerate((2013, 2015, 2017))
)


def county(bodies: int = 60) -> Graph:
    """A graph of exactly so many bodies and projects (the council, an organisation, is one more box)."""
    keys = [f"body-{number:05d}" for number in range(bodies)]
    entities = [_entity(number, key) for number, key in enumerate(keys)]
    relations = [relation for number, key in enumerate(keys) for relation in _lines(number, key, keys)]
    entities += [_other("council", "organisation", "Wendshire County Council", "county council", True)]
    entities += [_other(f"person-{n:05d}", "person", f"Cllr Person {_word(n)}") for n in range(0, bodies, 3)]
    entities += [_other(f"place-{n}", "place", place, "town") for n, place in enumerate(PLACES)]
    twins = (Proposal(keys[2], keys[3], 0.81, {"name": 0.9}),) if bodies > 3 else ()
    ordered = {relation.id: relation for relation in relations}
    return Graph(DOCUMENTS, tuple(sorted(entities, key=lambda one: one.id)), tuple(ordered[key] for key in sorted(ordered)), twins)


def _word(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (letters[number % 26] + letters[number // 26 % 26] + letters[number // 676 % 26]).title()


def _said(words: str, number: int) -> tuple[Evidence, ...]:
    source = DOCUMENTS[number % 3]
    return (Evidence(source.sha256, source.file, words, 10, 10 + len(words)),)


def _entity(number: int, key: str) -> Entity:
    if number % 7 == 6:
        name = f"{PLACES[number % 8]} {THEMES[number % 18]} Project {_word(number)}"
        return Entity(key, "project", name, subtype="project", evidence=_said(f"the {name} began in spring", number))
    word, subtype = KINDS[0 if number < 8 else number % 5]
    status = {17: "suspended", 23: "dissolved", 31: "proposed"}.get(number % 40, "active")
    name = f"Wendshire {THEMES[number % 18]} {word}" if number < 18 else f"{PLACES[number % 8]} {THEMES[number % 18]} {word} {_word(number)}"
    facts: dict[str, str | bool] = {"meets": "quarterly"}
    aliases = (f"{THEMES[number % 18]} {word}", *(["WEnvB"] if number == 3 else []))
    return Entity(key, "body", name, aliases, subtype, status, facts, evidence=_said(f"the {name} met", number))


def _other(key: str, kind: str, name: str, subtype: str | None = None, accountable: bool = False) -> Entity:
    return Entity(key, kind, name, subtype=subtype, accountable=accountable, evidence=_said(name, 1))


def _lines(number: int, key: str, keys: list[str]) -> list[Relation]:
    found = []
    if number % 11 == 10:
        return found
    project = number % 7 == 6
    above = "council" if number < max(6, len(keys) // 40) else keys[_superior(number)]
    if not project:
        found.append(_line("REPORTS_TO" if number % 3 else "PART_OF" if above != "council" else "REPORTS_TO", key, above, number))
        found.append(_line("COVERS", key, f"place-{number % 8}", number))
    elif number % 2:
        found.append(_line("OVERSEES", keys[_superior(number)], key, number))
    else:
        found.append(_line("RELATED_TO", keys[_superior(number)], key, number))
    if number % 3 == 0 and not project:
        found.append(_line("CHAIRS", f"person-{number:05d}", key, number))
    if number % 13 == 12 and not project:
        found.append(_line("REPORTS_TO", key, keys[number % 5], number))
    if number % 9 == 8:
        found.append(_line("RELATED_TO", key, keys[(number * 5) % len(keys)], number))
    return [relation for relation in found if relation.source != relation.target]


def _superior(number: int) -> int:
    """A body (never a project or one without lines) further up."""
    above = max(number // 5, number % 5)
    while above % 7 == 6 or above % 11 == 10 or above >= number:
        above -= 1
    return max(above, 0)


def _line(type: str, source: str, target: str, number: int) -> Relation:
    words = f"The {source} {type.lower().replace('_', ' ')} the {target} and sends it a report each year"
    date = DOCUMENTS[number % 3].date or ""
    return Relation(f"{type.lower()}:{source}:{target}", type, source, target, _said(words, number), dates=(date,))
