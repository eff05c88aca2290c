"""Filling an embedded store: what the engine is told, step by step, here or in a process of its own, which then holds the store alone."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.kglite import engine, unwritable

if TYPE_CHECKING:
    from govgraph.graph.model import Graph
    from govgraph.graph.store.rows import NodeRow, RelationRow

PART = 200  # rows that the engine is given at once: it copies them, so that many would stand in memory twice
SIZE = 4  # bytes that tell how long a step is, which is handed on as Python's own marshal packs it; no step is of no length
END = bytes(SIZE)
FAILED = 3
T = TypeVar("T")
Step = tuple[str, list[dict[str, Any]]]
"""A Cypher text with the rows for it; or a label, with no rows, of which an index shall be made."""
_LABELS = ("Entity", "Source", "Disagreement")


def steps(graph: Graph) -> Iterator[Step]:
    """All that the engine is told of a graph: its nodes, the indexes by which their keys are found, its relations."""
    from govgraph.graph.store.rows import node_groups, relation_groups

    met = set()
    for nodes in node_groups(graph):
        for some in _some(nodes):
            met.add(some[0].labels[0])
            yield node_step(some)
    yield from ((label, []) for label in _LABELS if label in met)
    for relations in relation_groups(graph):
        yield from map(relation_step, _some(relations))


def node_step(some: list[NodeRow]) -> Step:
    """Rows of the same labels."""
    pattern = "".join(f":{label}" for label in some[0].labels)
    return f"UNWIND $rows AS row CREATE (n{pattern}) SET n += row", [row.properties for row in some]


def relation_step(some: list[RelationRow]) -> Step:
    """Rows of one type between the same labels."""
    source, kind, target = some[0].source_label, some[0].type, some[0].target_label
    text = (
        f"UNWIND $rows AS row MATCH (a:{source} {{key: row.source}}) MATCH (b:{target} {{key: row.target}}) "
        f"CREATE (a)-[r:{kind}]->(b) SET r += row.properties"
    )
    return text, [{"source": row.source, "target": row.target, "properties": row.properties} for row in some]


def fill(told: Iterable[Step], path: Path) -> None:
    """Write a store file. Raises GovgraphError when it cannot be written."""
    made = engine().KnowledgeGraph()
    for text, rows in told:
        if rows:
            made.cypher(text, params={"rows": rows})
        else:
            made.create_index(text, "key")
    try:
        with warnings.catch_warnings():  # of large graphs it remarks on how columns are stored
            warnings.simplefilter("ignore")
            made.save(str(path))
    except (OSError, engine().KgError) as err:
        raise unwritable(path, err) from err


def fill_apart(told: Iterable[Step], path: Path) -> None:
    """The same by a process of its own. Raises GovgraphError when the store cannot be written."""
    root = str(Path(__file__).resolve().parents[3])
    found = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-P", "-m", "govgraph.graph.store.filling", str(path.absolute())]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": found}, **pipes) as process:
        try:
            said = _hand_on(told, process)
        except BaseException:  # Ctrl-C as well: nobody is left to tell it the rest
            process.kill()
            raise
    if process.returncode:
        told_why = said or f"the writer of the store ended with code {process.returncode}"
        raise GovgraphError(told_why, str(path), "Check free space, memory and permissions")


def _hand_on(told: Iterable[Step], process: subprocess.Popen[bytes]) -> str:
    """Tell a process the steps; what it says of its failure."""
    assert process.stdin and process.stderr
    try:
        for step in told:
            packed = marshal.dumps(step)
            process.stdin.writelines((len(packed).to_bytes(SIZE), packed))
        process.stdin.write(END)
        process.stdin.flush()
    except OSError:  # it has ended, and says why
        pass
    finally:
        with suppress(OSError):
            process.stdin.close()
    lines = process.stderr.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""


def _told(pipe: IO[bytes]) -> Iterator[Step]:
    """The steps as they come in, to the mark of their end: where it does not come, no store is written."""
    while (size := pipe.read(SIZE)) != END:
        yield marshal.loads(pipe.read(int.from_bytes(size)))  # by its size: read from a pipe piece by piece it takes ten times as long


def _some(rows: Iterator[T]) -> Iterator[list[T]]:
    while some := list(islice(rows, PART)):
        yield some


def main() -> None:
    """The process of its own: steps from standard input, the path of the store as argument."""
    try:
        fill(_told(sys.stdin.buffer), Path(sys.argv[1]))
    except GovgraphError as err:
        print(err.what, file=sys.stderr)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
