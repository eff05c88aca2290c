"""Asking: a question's name, the names of entities and parameters in; rows with their evidence out."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import EVIDENCE, Question, library
from govgraph.queries.entangled import refuse_entangled
from govgraph.queries.names import resolve_entity
from govgraph.queries.params import Value, read_value

Row = dict[str, Any]
_PATIENCE = 120.0  # seconds; no question of the library needs them on a sound graph


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    columns: what to show, in order; rows: dicts with those columns, keys of the entities (`…_key`) and `evidence`, a list
    of {quote, document, date}; params: what was asked with, entities as their keys.
    """

    question: Question
    columns: tuple[str, ...]
    rows: list[Row]
    params: dict[str, Value]


def ask(store: Store, name: str, entities: Sequence[str] = (), **params: object) -> Answer:
    """Answer the question `name` about `entities`, written as people write them, in the order of its entity parameters.

    params: the other parameters by name; text is read by its kind. Raises GovgraphError for an unknown question or
    parameter, a wrong number of entities, a name that is ambiguous or unknown.
    """
    question = find_question(name)
    given = {**_entities(store, question, entities), **_others(question, params)}
    return Answer(question, question.columns, run(store, question, given), given)


def find_question(name: str) -> Question:
    """The question of that name. Raises GovgraphError with the nearest names."""
    known = library().questions
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, 3, 0.5)
    advice = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(known)}"
    raise GovgraphError(f"there is no question {name!r}", "", advice)


def run(store: Store, question: Question, params: Mapping[str, Value]) -> list[Row]:
    """The rows of a question with `evidence` folded from its parallel lists. params: all but `graph`, entities as keys."""
    refuse_entangled(store, question, params)
    rows = store.run(question.cypher, {**params, "graph": store.graph_key}, timeout=_PATIENCE)
    return [fold(row) for row in rows]


def defaults(question: Question) -> dict[str, Value]:
    """The parameters that have a default."""
    return {one.name: one.default for one in question.params if one.default is not None}


def fold(row: Mapping[str, Any]) -> Row:
    """The row with quotes, documents and dates as `evidence`, and the first of them as quote, document and date."""
    made = {key: value for key, value in row.items() if key not in EVIDENCE.values()}
    if "quotes" not in row:
        return made
    lists = [row.get(name) or [] for name in EVIDENCE.values()]
    evidence = [dict(zip(EVIDENCE, (one or None for one in values), strict=True)) for values in zip(*lists, strict=False)]
    first = evidence[0] if evidence else dict.fromkeys(EVIDENCE)
    return {**made, **first, "evidence": evidence}


def _entities(store: Store, question: Question, entities: Sequence[str]) -> dict[str, Value]:
    wanted = question.entities
    if len(entities) != len(wanted):
        usage = " ".join([question.name, *(f"<{one.meaning}>" for one in wanted)])
        count = {0: "no name", 1: "one name"}.get(len(wanted), f"{len(wanted)} names")
        raise GovgraphError(f"{question.name} takes {count}, not {len(entities)}", "", f"Ask: {usage}")
    found: dict[str, Value] = {one.name: str(resolve_entity(store, text)["key"]) for one, text in zip(wanted, entities, strict=True)}
    if len(set(found.values())) < len(found):
        raise GovgraphError(f"{' and '.join(entities)} are one and the same", "", "Name two different ones")
    return found


def _others(question: Question, params: Mapping[str, object]) -> dict[str, Value]:
    known = {one.name: one for one in question.params if one.kind != "entity"}
    for name in params:
        if name not in known:
            raise GovgraphError(f"{question.name} has no parameter {name!r}", "", f"Known: {', '.join(known) or 'none'}")
    given = defaults(question) | {name: read_value(known[name], value) for name, value in params.items()}
    for name, one in known.items():
        if name not in given:
            raise GovgraphError(f"{question.name} needs {name}", "", one.meaning)
    return given
