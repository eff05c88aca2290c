"""Every question, lookup and check put to several engines, and their rows compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product
from pathlib import Path

from govgraph.graph.model import Graph
from govgraph.graph.resolve.names import name_key
from govgraph.graph.store import Store, open_kglite
from govgraph.graph.store.kglite import build_kglite
from govgraph.queries.catalogue import Question, library
from govgraph.queries.runner import defaults

Task = tuple[Question, dict[str, object]]


def embedded(graph: Graph, folder: Path) -> Store:
    """The graph in the embedded engine."""
    path = folder / "store.kgl"
    build_kglite(graph, path)
    return open_kglite(path)


def tasks(graph: Graph, most: int = 1000) -> Iterator[Task]:
    """Every question, lookup and check with parameters that make sense for this graph; at most so many choices of entities each."""
    known = library()
    for question in (*known.questions.values(), *known.lookups.values(), *known.checks.values()):
        for chosen in islice(_entities(question, graph), most):
            for others in _others(question, graph):
                yield question, {**chosen, **others}


def _entities(question: Question, graph: Graph) -> Iterator[dict[str, object]]:
    names = [one.name for one in question.entities]
    keys = [one.id for one in graph.entities]
    for chosen in product(keys, repeat=len(names)):
        if len(set(chosen)) == len(chosen):
            yield dict(zip(names, chosen, strict=True))


def _others(question: Question, graph: Graph) -> Iterator[dict[str, object]]:
    """The defaults; flags both ways, depths short too; texts as the names of the graph."""
    given: dict[str, object] = dict(defaults(question))
    if {one.name for one in question.params} >= {"text", "norm"}:
        for name in sorted({name for one in graph.entities for name in (one.name, *one.aliases)}):
            yield {**given, "text": name, "norm": name_key(name)}
        return
    yield given
    for one in question.params:
        if one.kind == "flag":
            yield {**given, one.name: not given[one.name]}
        if one.name == "depth":
            yield {**given, one.name: 2}


def rows(store: Store, task: Task) -> list[Mapping[str, object]]:
    """What a store answers."""
    question, params = task
    return list(store.run(question.cypher, {**params, "graph": store.graph_key}))


def differences(graph: Graph, first: Store, second: Store, most: int = 1000) -> list[str]:
    """What differs, in words; empty when both engines agree on every row, its columns and their order."""
    found = []
    for task in tasks(graph, most):
        one, other = rows(first, task), rows(second, task)
        if one != other:
            found.append(f"{task[0].name} {task[1]}:\n  {first.name}: {one}\n  {second.name}: {other}")
    return found
