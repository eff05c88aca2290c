"""Names that may be the same: scored and proposed, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from govgraph.graph.model import Entity, Proposal, Relation
from govgraph.graph.resolve.lexicon import lexicon
from govgraph.graph.resolve.mentions import kind_group
from govgraph.graph.resolve.names import distinctive, initials, is_acronym, name_words

KINDS = ("body", "person", "project", "plan")
COMMON = 40  # a word that so many names share tells none of them apart
NAME_ALONE = 0.88
TOGETHER = 0.8
WEIGHTS = {"name": 0.6, "members": 0.25, "area": 0.1, "purpose": 0.15}


def propose(entities: Iterable[Entity], relations: Iterable[Relation], apart: set[tuple[str, str]]) -> list[Proposal]:
    """Pairs of entities that may be the same, sorted. apart: pairs (a < b) which are known to be two."""
    entities = list(entities)
    candidates = [entity for entity in entities if kind_group(entity.kind) in KINDS]
    places = {word for entity in entities if entity.kind == "place" for word in name_words(entity.name)}
    sides = _sides(relations)
    by_id = {entity.id: entity for entity in candidates}
    found = []
    for a, b in sorted(_pairs(candidates) - apart):
        proposal = _score(by_id[a], by_id[b], sides)
        if proposal and not _told_apart(by_id[a], by_id[b], places):
            found.append(proposal)
    return found


def _told_apart(a: Entity, b: Entity, places: set[str]) -> bool:
    """Whether only a place tells the two names apart ("Brack Forum", "Averton Forum"), or one says nothing but a place."""
    one, other = set(name_words(a.name, a.kind)), set(name_words(b.name, b.kind))
    if a.kind == "person" or one == other or is_acronym(a.name) or is_acronym(b.name):
        return False
    areas = places | {word for word in one | other if word.endswith(lexicon().area_endings)}
    left, right = one - other, other - one
    said = [set(distinctive(tuple(words))) - areas for words in (one, other)]
    return bool(left and right and left <= areas and right <= areas) or not all(said)


def _pairs(candidates: list[Entity]) -> set[tuple[str, str]]:
    """Pairs that share a telling word, or of which one may be the other's short form."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in candidates:
        for token in _tokens(entity):
            blocks[kind_group(entity.kind), token].append(entity.id)
    pairs: set[tuple[str, str]] = set()
    for members in blocks.values():
        if len(members) <= COMMON:
            pairs |= {(a, b) if a < b else (b, a) for place, a in enumerate(members) for b in members[place + 1 :]}
    return pairs


def _tokens(entity: Entity) -> set[str]:
    words = name_words(entity.name, entity.kind)
    if entity.kind == "person":
        return set(words[-1:])
    short = entity.name.casefold() if is_acronym(entity.name) else initials(entity.name)
    return {word[:5] for word in distinctive(words) or words} | ({f"={short}"} if len(short) > 1 else set())


def _sides(relations: Iterable[Relation]) -> dict[str, dict[str, set[str]]]:
    """Members and areas by body."""
    sides: dict[str, dict[str, set[str]]] = {"members": defaultdict(set), "area": defaultdict(set)}
    for relation in relations:
        if relation.type in ("MEMBER_OF", "CHAIRS"):
            sides["members"][relation.target].add(relation.source)
        elif relation.type == "COVERS":
            sides["area"][relation.source].add(relation.target)
    return sides


def _score(a: Entity, b: Entity, sides: dict[str, dict[str, set[str]]]) -> Proposal | None:
    parts = {"name": _name_score(a, b)}
    if parts["name"] < 0.6:
        return None
    for part, table in sides.items():
        one, other = table.get(a.id, set()), table.get(b.id, set())
        if len(one) > (part == "members") and len(other) > (part == "members"):
            parts[part] = round(len(one & other) / len(one | other), 3)
    if a.properties.get("purpose") and b.properties.get("purpose"):
        parts["purpose"] = _likeness(str(a.properties["purpose"]), str(b.properties["purpose"]))
    total = sum(WEIGHTS[part] for part in parts)
    score = round(sum(WEIGHTS[part] * value for part, value in parts.items()) / total, 3)
    return Proposal(a.id, b.id, score, parts) if score >= (NAME_ALONE if len(parts) == 1 else TOGETHER) else None


def _name_score(a: Entity, b: Entity) -> float:
    """Likeness of the names, whatever the order of words; a short form made of the other's initials counts .9."""
    one, other = name_words(a.name, a.kind), name_words(b.name, b.kind)
    for short, long in ((a, b), (b, a)):
        if is_acronym(short.name) and not is_acronym(long.name) and initials(long.name).startswith(short.name.casefold()):
            return 0.9
    if a.kind == "person":
        return _person_score(one, other)
    return _likeness(" ".join(one), " ".join(other))


def _person_score(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not one or not other or one[-1] != other[-1]:
        return 0.0
    if len(one) == 1 or len(other) == 1:
        return 0.88
    if 1 in (len(one[0]), len(other[0])) and one[0][0] == other[0][0]:
        return 0.9
    return _likeness(" ".join(one), " ".join(other))


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return round(fuzz.token_sort_ratio(one, other) / 100, 3)
