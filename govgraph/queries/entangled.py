"""Stopping a question before its walks fill the memory: lines in many crossing circles have more ways than can be listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import Question, library

_WALK = re.compile(r"(<?)-\[:ANSWERS_TO\*\d+\.\.(\d+)\]")
# About what fits a gigabyte; a large but orderly county has more ways than that, yet few for each of its lines.
_WAYS = 100_000
_WAYS_A_LINE = 60


class Entangled(GovgraphError):
    """So many circles cross that a question about ways would never end."""


def refuse_entangled(store: Store, question: Question, params: Mapping[str, object]) -> None:
    """Raise GovgraphError if the question would walk more ways than fit into memory; only the embedded engine holds them all."""
    walks = _WALK.findall(question.cypher)
    if store.name != "kglite" or not walks:
        return
    rows = store.run(library().lookups["answers-lines"].cypher, {"graph": store.graph_key})
    lines = [(str(row["source"]), str(row["target"])) for row in rows]
    start = str(params["entity"]) if "entity" in params else None
    for back, steps in walks:
        ways = count_ways([(b, a) for a, b in lines] if back else lines, start, int(steps))
        if ways > max(_WAYS, _WAYS_A_LINE * len(lines)):
            names = {str(row["source"]): str(row["name"]) for row in rows}
            busy = [names[key] for key, _ in Counter(source for source, _ in lines).most_common(3)]
            advice = f"Look at the lines of {', '.join(busy)} and reject wrong ones in decisions.yaml"
            raise Entangled(f"lines of accountability cross in so many circles that {question.name} cannot list its ways", "", advice)


def count_ways(lines: list[tuple[str, str]], start: str | None, steps: int) -> int:
    """How many walks of at most so many steps begin at `start`, or anywhere; counted step by step, never listed."""
    onward: dict[str, list[str]] = {}
    for source, target in lines:
        onward.setdefault(source, []).append(target)
    here = Counter([start] if start else list(onward))
    total = 0
    for _ in range(steps):
        there: Counter[str] = Counter()
        for key, ways in here.items():
            for target in onward.get(key, ()):
                there[target] += ways
        total += there.total()
        here = there
    return total
