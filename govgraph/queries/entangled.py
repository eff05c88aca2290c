"""Keeping the walks of a question in bounds: lines that cross have more ways than can be listed, so fewer steps are walked, and told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from weakref import WeakKeyDictionary

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import Question, library
from govgraph.queries.params import Value

_WALK = re.compile(r"(<?)-\[:ANSWERS_TO\*\d+\.\.(\d+)\]")
# About what fits a gigabyte; a large but orderly county has more ways than that, yet few for each of its lines.
_WAYS = 100_000
_WAYS_A_LINE = 60
# From one body: more are never read, and each costs the engine as much as its steps squared.
_FROM_ONE = 1_000
# What every check that walks asks first, as long as the store lives: one of the embedded engine never changes.
_ROWS: WeakKeyDictionary[Store, list[dict[str, object]]] = WeakKeyDictionary()
_COUNTED: WeakKeyDictionary[Store, list[int]] = WeakKeyDictionary()
_STEPS = 12  # no check walks more


class Entangled(GovgraphError):
    """So many circles cross that a question about ways would never end."""


def within_bounds(store: Store, question: Question, params: Mapping[str, Value]) -> tuple[Question, dict[str, Value], str]:
    """The question and its parameters with as few steps as its ways allow, and a sentence that says so where they are fewer than asked.

    Raises GovgraphError if it would walk more ways than fit into memory and cannot be asked for fewer steps.
    Only the embedded engine holds all ways at once.
    """
    walks = _WALK.findall(question.cypher)
    if store.name != "kglite" or not walks:
        return question, dict(params), ""
    lines = _lines(store)
    start = str(params["entity"]) if "entity" in params else None
    for back, most in walks:
        directed = [(b, a) for a, b in lines] if back and start else lines
        if start is not None and "depth" in params:
            asked = min(int(str(params["depth"])), int(most))
            counts, reached = ways_by_step(directed, [start], asked)
            steps = max(1, sum(ways <= max(_FROM_ONE, 3 * reached) for ways in counts))
            if steps < asked:
                told = f"Lines cross so often here that only {steps} step{'s' if steps > 1 else ''} were walked."
                return replace(question, cypher=question.cypher.replace(f"*1..{most}]", f"*1..{steps}]")), {**params, "depth": steps}, told
        elif (count_ways(directed, start, int(most)) if start else _all_ways(store, int(most))) > max(_WAYS, _WAYS_A_LINE * len(lines)):
            raise _entangled(question, store)
    return question, dict(params), ""


def _lines(store: Store) -> list[tuple[str, str]]:
    return [(str(row["source"]), str(row["target"])) for row in _rows(store)]


def _rows(store: Store) -> list[dict[str, object]]:
    if store not in _ROWS:
        _ROWS[store] = store.run(library().lookups["answers-lines"].cypher, {"graph": store.graph_key})
    return _ROWS[store]


def _all_ways(store: Store, steps: int) -> int:
    """How many walks there are in all: as many upward as downward."""
    if store not in _COUNTED:
        lines = _lines(store)
        _COUNTED[store] = ways_by_step(lines, sorted({source for source, _ in lines}), _STEPS)[0]
    return _COUNTED[store][steps - 1]


def _entangled(question: Question, store: Store) -> Entangled:
    rows = _rows(store)
    names = {str(row["source"]): str(row["name"]) for row in rows}
    busy = [names[key] for key, _ in Counter(str(row["source"]) for row in rows).most_common(3)]
    advice = f"Look at the lines of {', '.join(busy)} and reject wrong ones in decisions.yaml"
    return Entangled(f"lines of accountability cross in so many circles that {question.name} cannot list its ways", "", advice)


def count_ways(lines: list[tuple[str, str]], start: str | None, steps: int) -> int:
    """How many walks of at most so many steps begin at `start`, or anywhere."""
    return ways_by_step(lines, [start] if start else sorted({source for source, _ in lines}), steps)[0][-1]


def ways_by_step(lines: list[tuple[str, str]], starts: list[str], steps: int) -> tuple[list[int], int]:
    """How many walks of at most one, two … steps begin there, counted step by step, never listed; and how many ends they have."""
    onward: dict[str, list[str]] = {}
    for source, target in lines:
        onward.setdefault(source, []).append(target)
    here, ends = Counter(starts), set[str]()
    counts = [0]
    for _ in range(steps):
        there: Counter[str] = Counter()
        for key, ways in here.items():
            for target in onward.get(key, ()):
                there[target] += ways
        counts.append(counts[-1] + there.total())
        ends |= there.keys()
        here = there
    return counts[1:], len(ends)
