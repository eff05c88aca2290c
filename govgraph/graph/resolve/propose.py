"""Names that may be the same: scored and proposed, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import ratio, token_sort_ratio

from govgraph.graph.model import Entity, Proposal, Relation
from govgraph.graph.resolve.lexicon import lexicon
from govgraph.graph.resolve.mentions import kind_group
from govgraph.graph.resolve.names import distinctive, initials, is_acronym, is_generic, name_key, name_words
from govgraph.graph.resolve.readings import Reading, common_beginnings, readings, told_apart_in_brackets

KINDS = ("body", "person", "project", "plan")
COMMON = 40  # a word that so many names share tells none of them apart
_NONE: frozenset[Any] = frozenset()
_COUNCIL = frozenset(["council", "borough", "district", "county"])
NAME_ALONE = 0.88
TOGETHER = 0.8
LEAST = 0.6  # likeness of names below which nothing else counts
WEIGHTS = {"name": 0.6, "members": 0.25, "area": 0.1, "purpose": 0.15}


@dataclass(frozen=True, slots=True)
class _Known:
    """What all entities tell: words of places, names as words, members and areas of bodies."""

    places: frozenset[str]
    names: frozenset[tuple[str, ...]]
    sides: dict[str, dict[str, set[str]]]


@dataclass(slots=True, eq=False)
class _Named:
    """A candidate: the words of its name, how its names may be read, and keys of its other names that say something."""

    entity: Entity
    words: tuple[str, ...]
    person: bool
    readings: Set[Reading] = _NONE
    keys: Set[str] = _NONE

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.entity.name


def propose(entities: Iterable[Entity], relations: Iterable[Relation], apart: set[tuple[str, str]]) -> list[Proposal]:
    """Pairs of entities that may be the same, sorted. apart: pairs (a < b) which are known to be two."""
    ordered = sorted(entities, key=lambda entity: entity.id)
    named = [_Named(entity, name_words(entity.name, entity.kind), entity.kind == "person") for entity in ordered]
    places = {word for one in named if one.entity.kind == "place" for word in one.words}
    places |= {word for word in {word for one in named for word in one.words} if word.endswith(lexicon().area_endings)}
    known = _Known(frozenset(places), frozenset(one.words for one in named), _sides(relations))
    candidates = [one for one in named if kind_group(one.entity.kind) in KINDS]
    beginnings = common_beginnings(one.words for one in candidates if not one.person)
    for one in candidates:
        if not one.person and not is_generic(one.name, one.entity.kind):
            one.readings = _readings(one.entity, beginnings)
        if one.entity.aliases:
            one.keys = _other_keys(one.entity)
    scored = (_score(candidates[a], candidates[b], known) for a, b in _pairs(candidates))
    return [proposal for proposal in scored if proposal and (proposal.a, proposal.b) not in apart]


def _readings(entity: Entity, beginnings: frozenset[Reading]) -> set[Reading]:
    """The readings of all names of an entity that say something."""
    names = [entity.name, *(name for name in entity.aliases if not is_acronym(name) and not is_generic(name, entity.kind))]
    return {reading for name in names for reading in readings(name, entity.kind, beginnings)}


def _told_apart(a: _Named, b: _Named, known: _Known) -> bool:
    """Whether a place alone tells the two names apart ("Brack Forum", "Averton Forum"), or one says nothing but a place, or a number."""
    one, other, places = set(a.words), set(b.words), known.places
    if a.person or one == other or is_acronym(a.name) or is_acronym(b.name):
        return False
    left, right = one - other, other - one
    if any(word.isdigit() for word in left) and any(word.isdigit() for word in right):
        return True  # "Ward 3 Panel", "Ward 4 Panel"
    said = [set(distinctive(tuple(words))) - places for words in (one, other)]
    return bool(left and right and left <= places and right <= places) or not all(said)


def _other_words(one: Reading, other: Reading) -> bool:
    """Whether each name has a word for which the other has none that is spelt alike, or one is a body of what the other names."""
    if len(one) == 1 or len(other) == 1:
        return False
    left, right = [word for word in one if word not in other], [word for word in other if word not in one]
    if not left or not right:
        return one[-1] != other[-1] and any(word in lexicon().heads for word in (left or right))
    alike = 90 if _COUNCIL & {one[-1], other[-1]} else 80
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    for word in short:
        for two in long:
            if ratio(word, two, score_cutoff=alike):
                break
        else:
            return True
    return False


def _pairs(candidates: list[_Named]) -> Iterator[tuple[int, int]]:
    """Numbers of candidates that share a telling word, or of which one may be the other's short form; in order."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(candidates):
        for token in _tokens(one.entity, one.words) | {f"@{' '.join(reading)}" for reading in one.readings}:
            blocks[kind_group(one.entity.kind), token].append(number)
    count, pairs = len(candidates), set[int]()  # a pair as one number: there are many, and tuples are large
    for members in blocks.values():
        if 1 < len(members) <= COMMON:
            pairs.update([a * count + b for place, a in enumerate(members) for b in members[place + 1 :]])
    return (divmod(pair, count) for pair in sorted(pairs))


def _tokens(entity: Entity, words: Reading) -> set[str]:
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


def _score(one: _Named, two: _Named, known: _Known) -> Proposal | None:
    if one.person and one.keys.isdisjoint(two.keys) and _person_score(one.words, two.words) < LEAST:  # of most people this is all
        return None
    same = not one.readings.isdisjoint(two.readings) and not told_apart_in_brackets(one.name, two.name)
    shared = not one.keys.isdisjoint(two.keys)
    alike = same or shared or one.person
    if not alike and _other_words(one.words, two.words):  # first: of most pairs this is all there is to see
        return None
    return _weighed(one, two, known, same=same, shared=shared)


def _weighed(one: _Named, two: _Named, known: _Known, *, same: bool, shared: bool) -> Proposal | None:
    a, b = one.entity, two.entity
    parts = {"name": max(0.9 if same or shared else 0.0, _name_score(one, two, known))}
    if parts["name"] < LEAST or not same and _told_apart(one, two, known):
        return None
    for part, table in known.sides.items():
        left, right = table.get(a.id, set()), table.get(b.id, set())
        if len(left) > (part == "members") and len(right) > (part == "members"):
            parts[part] = round(len(left & right) / len(left | right), 3)
    if a.properties.get("purpose") and b.properties.get("purpose"):
        parts["purpose"] = _likeness(str(a.properties["purpose"]), str(b.properties["purpose"]))
    total = sum(WEIGHTS[part] for part in parts)
    score = round(sum(WEIGHTS[part] * value for part, value in parts.items()) / total, 3)
    return Proposal(a.id, b.id, score, parts) if score >= (NAME_ALONE if len(parts) == 1 else TOGETHER) else None


def _name_score(a: _Named, b: _Named, known: _Known) -> float:
    """Likeness of the names, whatever the order of words; a short form of the other's initials counts .9."""
    one, other = a.words, b.words
    if a.person:
        return _person_score(one, other)
    if _shortens(a, b) or _shortens(b, a):
        return 0.9
    return _likeness(*(" ".join(words) for words in _bare(one, other, known)))


def _shortens(a: _Named, b: _Named) -> bool:
    short = a.name.casefold()
    if not is_acronym(a.name) or is_acronym(b.name) or short in b.words:
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
    return round(token_sort_ratio(one, other) / 100, 3)
