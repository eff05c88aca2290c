"""Asking: a question's name, the names of entities and parameters in; rows with their evidence out."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import EVIDENCE, Question, library
from govgraph.queries.entangled import within_bounds
from govgraph.queries.names import Meant, meant
from govgraph.queries.params import Value, read_value
from govgraph.queries.sentence import fill

Row = dict[str, Any]
_PARALLEL = tuple(EVIDENCE.values())
_WAYS_SHOWN = 50
_PATIENCE = 120.0  # seconds; no question of the library needs them on a sound graph


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    columns: what to show, in order; rows: dicts with those columns, keys of the entities (`…_key`) and `evidence`, a list
    of {quote, document, date}; params: what was asked with, entities as their keys; opening: the sentence that the answer begins
    with; completed: a sentence for each name that was not given as the graph has it, and for ways that were left out.
    """

    question: Question
    columns: tuple[str, ...]
    rows: list[Row]
    params: dict[str, Value]
    opening: str = ""
    completed: tuple[str, ...] = ()


def ask(store: Store, name: str, entities: Sequence[str] = (), **params: object) -> Answer:
    """Answer the question `name` about `entities`, written as people write them, in the order of its entity parameters.

    params: the other parameters by name; text is read by its kind. Raises GovgraphError for an unknown question or
    parameter, a wrong number of entities, a name that is ambiguous or unknown.
    """
    question = find_question(name)
    named = _entities(store, question, entities)
    given = {**{key: one.key for key, one in named.items()}, **_others(question, params)}
    rows, left_out = bounded_run(store, question, given)
    completed = (*(one.told for one in named.values() if one.told), *left_out)
    return Answer(question, question.columns, rows, given, _opening(question, named, given, rows), completed)


def _opening(question: Question, named: Mapping[str, Meant], given: Mapping[str, Value], rows: Sequence[Row]) -> str:
    """The first sentence of an answer: how many rows hold, or why there are none."""
    values = {**given, **{key: one.name for key, one in named.items()}}
    live = [row for row in rows if row.get("live") is not False]
    if live:
        rest = len(rows) - len(live)
        text = fill(question.says, {**values, "number": len(live)})
        return f"{text.removesuffix(':')} (and {rest} not in force):" if rest else text
    for param in question.entities:
        if not rows and param.kinds and (one := named[param.name]).kind not in param.kinds:
            article = "an" if one.kind[0] in "aeiou" else "a"
            return f"{one.name} is {article} {one.kind}; {question.name} is asked of {param.meaning.replace('the ', 'a ', 1)}."
    accountable = any(one.accountable for one in named.values())
    text = fill(question.top if accountable and question.top else question.none, {**values, "number": 0})
    return f"{text} What the papers name is not in force:" if rows else text


# Names that questions had before; the direction of two of them was easily taken for the other.
RENAMED = {"reports-of": "who-reports-to asks who reports to X (downward), reports-to asks to whom X reports (upward)"}


def find_question(name: str) -> Question:
    """The question of that name. Raises GovgraphError with the nearest names."""
    known = library().questions
    if name in known:
        return known[name]
    if name in RENAMED:
        raise GovgraphError(f"{name} has a new name", "", f"Now {RENAMED[name]}")
    near = difflib.get_close_matches(name, known, 3, 0.5)
    advice = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(known)}"
    raise GovgraphError(f"there is no question {name!r}", "", advice)


def run(store: Store, question: Question, params: Mapping[str, Value]) -> list[Row]:
    """The rows of a question with `evidence` folded from its parallel lists. params: all but `graph`, entities as keys."""
    return bounded_run(store, question, params)[0]


def bounded_run(store: Store, question: Question, params: Mapping[str, Value]) -> tuple[list[Row], tuple[str, ...]]:
    """The same, and in a sentence each what was left out where there are more ways than anyone reads."""
    question, params, fewer = within_bounds(store, question, params)
    rows = [fold(row) for row in store.run(question.cypher, {**params, "graph": store.graph_key}, timeout=_PATIENCE)]
    ways = max((row["path"] for row in rows if "path" in row), default=0)
    more = f"The first {_WAYS_SHOWN} of {ways:,} ways are shown, the best first." if ways > _WAYS_SHOWN else ""
    return [row for row in rows if row.get("path", 0) <= _WAYS_SHOWN], tuple(filter(None, (fewer, more)))


def pasted(answer: Answer, graph: str) -> str:
    """The Cypher of an answer with its parameters written out, ready to paste. graph: the key of the graph that was asked."""
    values = {**answer.params, "graph": graph}
    lines = [line for line in answer.question.cypher.splitlines() if not line.startswith("//")]
    return re.sub(r"\$(\w+)", lambda one: _literal(values[one[1]]), "\n".join(lines).strip())


def _literal(value: Value) -> str:
    # Cypher's escapes in a text are those of JSON, but for the quotes around it.
    return json.dumps(value, ensure_ascii=False)


def defaults(question: Question) -> dict[str, Value]:
    """The parameters that have a default."""
    return {one.name: one.default for one in question.params if one.default is not None}


def fold(row: Mapping[str, Any]) -> Row:
    """The row with quotes, documents and dates as `evidence`, and the first of them as quote, document and date."""
    made = {key: value for key, value in row.items() if key not in _PARALLEL}
    if "quotes" not in row:
        return made
    lists = [row.get(name) or [] for name in _PARALLEL]
    # Two lines of one row may rest on the same words: each is told once, save where every value has its own.
    told = list(zip(*lists, strict=False))
    told = told if "values" in row else list(dict.fromkeys(told))
    evidence = [{"quote": quote or None, "document": document or None, "date": date or None} for quote, document, date in told]
    first = evidence[0] if evidence else dict.fromkeys(EVIDENCE)
    return {**made, **first, "evidence": evidence}


def _entities(store: Store, question: Question, entities: Sequence[str]) -> dict[str, Meant]:
    wanted = question.entities
    if len(entities) != len(wanted):
        usage = " ".join([question.name, *(f"<{one.meaning}>" for one in wanted)])
        count = {0: "no name", 1: "one name"}.get(len(wanted), f"{len(wanted)} names")
        raise GovgraphError(f"{question.name} takes {count}, not {len(entities)}", "", f"Ask: {usage}")
    found = {one.name: meant(store, text, one.kinds) for one, text in zip(wanted, entities, strict=True)}
    if len({one.key for one in found.values()}) < len(found):
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
