"""Who sits where: by body, by person or organisation, and as a matrix of both."""

from __future__ import annotations

from collections import defaultdict

from govgraph.graph.cells import one_line
from govgraph.graph.model import Relation
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Table
from govgraph.viz.report.words import is_live

WIDEST = 120  # columns of a matrix that a person can still follow
ROLES = {"CHAIRS": "chair", "LEADS": "lead", "MEMBER_OF": "member"}


def tables(index: Index) -> list[Table]:
    """Three tables of seats in force; people and organisations who hold none are left out."""
    seats = [one for one in index.relations(*ROLES) if is_live(one.status) and _is_body(index, one.target)]
    return [_by_body(index, seats), _by_holder(index, seats), _matrix(index, seats)] if seats else []


def _is_body(index: Index, key: str) -> bool:
    return key in index.entities and index.entities[key].kind == "body"


def _by(seats: list[Relation], end: str) -> dict[str, dict[str, list[Relation]]]:
    """Seats by holder and body (end "source") or by body and holder (end "target")."""
    found: dict[str, dict[str, list[Relation]]] = defaultdict(dict)
    for one in seats:
        first, second = (one.source, one.target) if end == "source" else (one.target, one.source)
        found[first].setdefault(second, []).append(one)
    return found


def _roles(relations: list[Relation]) -> str:
    words = {one_line(one.role or "") or ROLES[one.type] for one in relations}
    return ", ".join(sorted(words - {"member"} or words))


def _by_body(index: Index, seats: list[Relation]) -> Table:
    by_body = _by(seats, "target")
    rows = []
    for key in sorted(by_body, key=lambda one: (index.name(one).casefold(), one)):
        holders = sorted(by_body[key], key=lambda one: (index.name(one).casefold(), one))
        cells = [_holders(index, holders, by_body[key], type) for type in ROLES]
        rows.append((index.marked(key), *cells))
    return Table("seats-by-body", "Who sits where, by body", ("Body", "Chair", "Lead", "Members"), tuple(rows))


def _holders(index: Index, holders: list[str], roles: dict[str, list[Relation]], type: str) -> str:
    names = []
    for holder in holders:
        here = [one for one in roles[holder] if one.type == type]
        plain = {None, "", ROLES[type], "lead officer"}
        special = sorted({one_line(one.role or "") for one in here if one.role not in plain})
        if here:
            names.append(index.marked(holder) + (f" ({', '.join(special)})" if special else ""))
    return "; ".join(names) or "–"


def _by_holder(index: Index, seats: list[Relation]) -> Table:
    by_holder = _by(seats, "source")
    rows = []
    for key in sorted(by_holder, key=lambda one: (-len(by_holder[one]), index.name(one).casefold(), one)):
        bodies = sorted(by_holder[key], key=lambda one: (index.name(one).casefold(), one))
        where = "; ".join(f"{index.name(body)} ({_roles(by_holder[key][body])})" for body in bodies)
        kind = "sector" if index.sorts.get(key) == "sector" else index.entities[key].kind if key in index.entities else ""
        rows.append((index.marked(key), kind, len(bodies), where))
    return Table("seats-by-holder", "Who sits where, by person and organisation", ("Name", "Kind", "Seats", "Sits on"), tuple(rows))


def _matrix(index: Index, seats: list[Relation]) -> Table:
    note = "A cell says in which role the row sits on the column."
    if len(_by(seats, "target")) > WIDEST:
        seats = _shared(seats)
        note = f"{note} Too many bodies for one matrix: shown are those who sit on several, and the {WIDEST} bodies they share most."
    by_holder = _by(seats, "source")
    bodies = sorted(_by(seats, "target"), key=lambda one: (index.name(one).casefold(), one))
    holders = sorted(by_holder, key=lambda one: (index.name(one).casefold(), one))
    rows = tuple((index.name(key), *(_roles(by_holder[key].get(body, [])) for body in bodies)) for key in holders)
    columns = ("Name", *(index.name(body) for body in bodies))
    return Table("seats-matrix", "Seats: who sits on which body", columns, rows, note, matrix=True)


def _shared(seats: list[Relation]) -> list[Relation]:
    """The seats of those who sit on several bodies, on the bodies that have most of them."""
    by_holder = _by(seats, "source")
    several = [one for one in seats if len(by_holder[one.source]) > 1]
    by_body = _by(several, "target")
    busiest = set(sorted(by_body, key=lambda key: (-len(by_body[key]), key))[:WIDEST])
    return [one for one in several if one.target in busiest]
