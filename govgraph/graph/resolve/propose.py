"""Names that may be the same: scored and proposed, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import ratio

from govgraph.graph.model import Entity, Proposal, Relation
from govgraph.graph.resolve.lexicon import lexicon
from govgraph.graph.resolve.mentions import kind_group
from govgraph.graph.resolve.names import distinctive, initials, is_acronym, is_generic, name_key, name_words
from govgraph.graph.resolve.readings import Reading, common_beginnings, readings, told_apart_in_brackets

KINDS = ("body", "person", "project", "plan")
COMMON = 40  # a word that so many names share tells none of them apart
_NONE: set[Any] = set()
_COUNCIL = frozenset(["council", "borough", "district", "county"])
NAME_ALONE = 0.88
TOGETHER = 0.8
WEIGHTS = {"name": 0.6, "members": 0.25, "area": 0.1, "purpose": 0.15}


@dataclass(frozen=True, slots=True)
class _Known:
    """What all entities tell: words of places, names as words, members and areas of bodies; how each name may be read."""

    places: frozenset[str]
    names: frozenset[tuple[str, ...]]
    sides: dict[str, dict[str, set[str]]]
    readings: dict[str, set[Reading]]
    words: dict[str, tuple[str, ...]]
    keys: dict[str, set[str]]  # other names that say something


def propose(entities: Iterable[Entity], relations: Iterable[Relation], apart: set[tuple[str, str]]) -> list[Proposal]:
    """Pairs of entities that may be the same, sorted. apart: pairs (a < b) which are known to be two."""
    entities = list(entities)
    candidates = [entity for entity in entities if kind_group(entity.kind) in KINDS]
    words = {entity.id: name_words(entity.name, entity.kind) for entity in entities}
    places = {word for entity in entities if entity.kind == "place" for word in words[entity.id]}
    places |= {word for name in words.values() for word in name if word.endswith(lexicon().area_endings)}
    beginnings = common_beginnings(words[entity.id] for entity in candidates if entity.kind != "person")
    read = {one.id: _readings(one, beginnings) for one in candidates if one.kind != "person" and not is_generic(one.name, one.kind)}
    keys = {one.id: _other_keys(one) for one in candidates if one.aliases}
    known = _Known(frozenset(places), frozenset(words.values()), _sides(relations), read, words, keys)
    by_id = {entity.id: entity for entity in candidates}
    scored = (_score(by_id[a], by_id[b], known) for a, b in sorted(_pairs(candidates, read) - apart))
    return [proposal for proposal in scored if proposal]


def _readings(entity: Entity, beginnings: frozenset[Reading]) -> set[Reading]:
    """The readings of all names of an entity that say something."""
    names = [entity.name, *(name for name in entity.aliases if not is_acronym(name) and not is_generic(name, entity.kind))]
    return {reading for name in names for reading in readings(name, entity.kind, beginnings)}


def _told_apart(a: Entity, b: Entity, known: _Known) -> bool:
    """Whether a place alone tells the two names apart ("Brack Forum", "Averton Forum"), or one says nothing but a place, or a number."""
    one, other, places = set(known.words[a.id]), set(known.words[b.id]), known.places
    if a.kind == "person" or one == other or is_acronym(a.name) or is_acronym(b.name):
        return False
    left, right = one - other, other - one
    if any(word.isdigit() for word in left) and any(word.isdigit() for word in right):
        return True  # "Ward 3 Panel", "Ward 4 Panel"
    said = [set(distinctive(tuple(words))) - places for words in (one, other)]
    return bool(left and right and left <= places and right <= places) or not all(said)


def _other_words(a: Entity, b: Entity, known: _Known) -> bool:
    """Whether each name has a word for which the other has none that is spelt alike, or one is a body of what the other names."""
    one, other = known.words[a.id], known.words[b.id]
    if a.kind == "person" or len(one) == 1 or len(other) == 1:
        return False
    left, right = [word for word in one if word not in other], [word for word in other if word not in one]
    if not left or not right:
        return one[-1] != other[-1] and any(word in lexicon().heads for word in (left or right))
    alike = 90 if _COUNCIL & {one[-1], other[-1]} else 80
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    return not all(any(ratio(word, two, score_cutoff=alike) for two in long) for word in short)


def _pairs(candidates: list[Entity], read: dict[str, set[Reading]]) -> set[tuple[str, str]]:
    """Pairs that share a telling word, or of which one may be the other's short form."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in candidates:
        for token in _tokens(entity) | {f"@{' '.join(reading)}" for reading in read.get(entity.id, ())}:
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
    names = [entity.name] if is_acronym(entity.name) else [initials(entity.name), initials(entity.name, small=False)]
    tokens = {word[:5] for word in distinctive(words) or words} | {f"={short.casefold()}" for short in names if len(short) > 1}
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
    same = not known.readings.get(a.id, _NONE).isdisjoint(known.readings.get(b.id, ())) and not told_apart_in_brackets(a.name, b.name)
    shared = not known.keys.get(a.id, _NONE).isdisjoint(known.keys.get(b.id, ()))
    if not same and not shared and _other_words(a, b, known):  # first: of most pairs this is all there is to see
        return None
    parts = {"name": max(0.9 if same or shared else 0.0, _name_score(a, b, known))}
    if parts["name"] < 0.6 or not same and _told_apart(a, b, known):
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
    """Likeness of the names, whatever the order of words; a short form of the other's initials counts .9."""
    one, other = known.words[a.id], known.words[b.id]
    if a.kind == "person":
        return _person_score(one, other)
    if _shortens(a, b) or _shortens(b, a):
        return 0.9
    return _likeness(*(" ".join(words) for words in _bare(one, other, known)))


def _shortens(a: Entity, b: Entity) -> bool:
    short = a.name.casefold()
    if not is_acronym(a.name) or is_acronym(b.name):
        return False
    return initials(b.name).startswith(short) or initials(b.name, small=False) == short


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
