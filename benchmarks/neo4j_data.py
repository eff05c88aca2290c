"""A county of any size, made piece by piece: a tree of reporting lines, 3 % with a second superior, five memberships a body."""

from __future__ import annotations

import random
from collections.abc import Iterator

from govgraph.graph.claims import Evidence
from govgraph.graph.model import Entity, Graph, Relation

PIECE = 2000  # bodies of a piece
BRANCHES = 8  # bodies below each
MEMBERS = 5


def pieces(bodies: int, size: int = PIECE) -> Iterator[Graph]:
    """Graphs that together are the county; a relation may lead into an earlier piece, so load all entities first."""
    for first in range(0, bodies, size):
        numbers = range(first, min(bodies, first + size))
        entities = [_body(number) for number in numbers] + [_person(number // 2) for number in numbers if number % 2 == 0]
        relations = [relation for number in numbers for relation in _lines(number, bodies)]
        yield Graph((), tuple(sorted(entities, key=lambda one: one.id)), tuple(sorted(relations, key=lambda one: one.id)))


def whole(bodies: int) -> Graph:
    """The county in one piece."""
    return next(pieces(bodies, bodies))


def key(number: int) -> str:
    """The id of a body."""
    return f"body-{number:07d}"


def _body(number: int) -> Entity:
    name = f"Wendshire Partnership {number}"
    top, evidence = number == 0, (_said(f"The {name} met."),)
    return Entity(key(number), "body", name, subtype="county council" if top else "board", accountable=top, evidence=evidence)


def _person(number: int) -> Entity:
    name = f"Cllr Person {number}"
    return Entity(f"person-{number:07d}", "person", name, evidence=(_said(f"{name} was present."),))


def _lines(number: int, bodies: int) -> Iterator[Relation]:
    chance = random.Random(number)  # the same county every time
    if number:
        above = {(number - 1) // BRANCHES}
        if chance.random() < 0.03:
            above.add(chance.randrange(number))
        for superior in sorted(above):
            yield _relation("REPORTS_TO", key(number), key(superior), f"Partnership {number} reports annually to partnership {superior}.")
    people = (bodies + 1) // 2
    for member in sorted({chance.randrange(people) for _ in range(MEMBERS)}):
        yield _relation("MEMBER_OF", f"person-{member:07d}", key(number), f"Cllr Person {member} sits on partnership {number}.")


def _relation(type: str, source: str, target: str, quote: str) -> Relation:
    return Relation(f"{type.lower()}:{source}:{target}", type, source, target, (_said(quote),), dates=("2016-11",))


def _said(quote: str) -> Evidence:
    return Evidence("a" * 64, "wendshire-report.txt", quote, 0, len(quote))
