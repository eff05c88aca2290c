"""Names that may be the same: scored and proposed, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.graph.model import Entity, Proposal, Relation
from govgraph.graph.resolve.lexicon import lexicon
from govgraph.graph.resolve.mentions import kind_group
from govgraph.graph.resolve.names import distinctive, initials, is_acronym, is_generic, name_key, name_words

KINDS = ("body", "person", "project", "plan")
COMMON = 40  # a word that so many names share tells none of them apart
NAME_ALONE = 0.88
TOGETHER = 0.8
WEIGHTS = {"name": 0.6, "members": 0.25, "area": 0.1, "purpose": 0.15}


@dataclass(frozen=True, slots=True)
class _Known:
    """What all entities tell: words of places, names of entities as words, members and areas of bodies."""

    places: frozenset[str]
    names: frozenset[tuple[str, ...]]
    sides: dict[str, dict[str, set[str]]]


def propose(entities: Iterable[Entity], relations: Iterable[Relation], apart: set[tuple[str, str]]) -> list[Proposal]:
    """Pairs of entities that may be the same, sorted. apart: pairs (a < b) which are known to be two."""
    entities = list(entities)
    candidates = [entity for entity in entities if kind_group(entity.kind) in KINDS]
    words = {entity.id: name_words(entity.name, entity.kind) for entity in entities}
    places = {word for entity in entities if entity.kind == "place" for word in words[entity.id]}
    places |= {word for name in words.values() for word in name if word.endswith(lexicon().area_endings)}
    known = _Known(frozenset(places), frozenset(words.values()), _sides(relations))
    by_id = {entity.id: entity for entity in candidates}
    scored = (_score(by_id[a], by_id[b], known) for a, b in sorted(_pairs(candidates) - apart))
    return [proposal for proposal in scored if proposal]


def _told_apart(a: Entity, b: Entity, places: frozenset[str]) -> bool:
    """Whether a place alone tells the two names apart ("Brack Forum", "Averton Forum"), or one says nothing but a place, or a number."""
    one, other = set(name_words(a.name, a.kind)), set(name_words(b.name, b.kind))
    if a.kind == "person" or one == other or is_acronym(a.name) or is_acronym(b.name):
        return False
    left, right = one - other, other - one
    if any(word.isdigit() for word in left) and any(word.isdigit() for word in right):
        return True  # "Ward 3 Panel", "Ward 4 Panel"
    said = [set(distinctive(tuple(words))) - places for words in (one, other)]
    return bool(left and right and left <= places and right <= places) or not all(said)


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
    tokens = {word[:5] for word in distinctive(words) or words} | ({f"={short}"} if len(short) > 1 else set())
    return tokens | {f"={key}" for key in _other_keys(entity)}


def _other_keys(entity: Entity) -> set[str]:
    """Keys of other names that say something."""
    return {name_key(name, entity.kind) for name in entity.aliases if not is_generic(name, entity.kind)}


def _sides(relations: Iterable[Relation]) -> dict[str, dict[str, set[str]]]:
    """Members and areas by body."""
    sides: dict[str, dict[str, set[str]]] = {"members": defaultdict(set), "area": defaultdict(set)}
    for relation in relations:
        if relation.type in ("MEMBER_OF", "CHAIRS"):
            sides["members"][relation.target].add(relation.source)
        elif relation.type == "COVERS":
            sides["area"][relation.source].add(relation.target)
    return sides


def _score(a: Entity, b: Entity, known: _Known) -> Proposal | None:
    parts = {"name": _name_score(a, b, known)}
    if parts["name"] < 0.6 or _told_apart(a, b, known.places):
        return None
    for part, table in known.sides.items():
        one, other = table.get(a.id, set()), table.get(b.id, set())
        if len(one) > (part == "members") and len(other) > (part == "members"):
            parts[part] = round(len(one & other) / len(one | other), 3)
    if a.properties.get("purpose") and b.properties.get("purpose"):
        parts["purpose"] = _likeness(str(a.properties["purpose"]), str(b.properties["purpose"]))
    total = sum(WEIGHTS[part] for part in parts)
    score = round(sum(WEIGHTS[part] * value for part, value in parts.items()) / total, 3)
    return Proposal(a.id, b.id, score, parts) if score >= (NAME_ALONE if len(parts) == 1 else TOGETHER) else None


def _name_score(a: Entity, b: Entity, known: _Known) -> float:
    """Likeness of the names, whatever the order of words; a shared other name, or a short form of the other's initials, counts .9."""
    one, other = name_words(a.name, a.kind), name_words(b.name, b.kind)
    if a.kind == "person":
        return _person_score(one, other)
    if _other_keys(a) & _other_keys(b) or _shortens(a, b) or _shortens(b, a):
        return 0.9
    return _likeness(*(" ".join(words) for words in _bare(one, other, known)))


def _shortens(a: Entity, b: Entity) -> bool:
    return is_acronym(a.name) and not is_acronym(b.name) and initials(b.name).startswith(a.name.casefold())


def _bare(one: tuple[str, ...], other: tuple[str, ...], known: _Known) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both names without the parent or the area that they share, which would make any two of its groups look alike."""
    size = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    while size and one[:size] not in known.names and not set(one[:size]) <= known.places:
        size -= 1
    return (one[size:], other[size:]) if one[size:] and other[size:] else (one, other)


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
