"""Loading and asking at scale: push, neo4j-admin import and a naive client; Neo4j, kglite and NetworkX side by side.

    python benchmarks/neo4j_scale.py --sizes 10000 100000 [1000000]     writes benchmarks/results/neo4j_scale.md
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from neo4j_data import key, pieces, whole  # noqa: E402  # the repository is on the path only now

from govgraph.graph.formats.neo4j_csv import Lists, node_files, relation_files  # noqa: E402
from govgraph.graph.store.connect import Server, connect  # noqa: E402
from govgraph.graph.store.indexes import prepare  # noqa: E402
from govgraph.graph.store.kglite import build_kglite, open_kglite  # noqa: E402
from govgraph.graph.store.neo4j import open_neo4j  # noqa: E402
from govgraph.graph.store.push import Push, _place, batches, push_rows  # noqa: E402
from govgraph.graph.store.remainder import whole_nodes, whole_relations  # noqa: E402
from govgraph.graph.store.rows import NodeRow, RelationRow  # noqa: E402
from govgraph.graph.store.versions import version_key  # noqa: E402
from govgraph.queries.catalogue import library  # noqa: E402
from govgraph.queries.runner import defaults  # noqa: E402
from tools.neo4j.jars import jars  # noqa: E402
from tools.neo4j.server import LocalServer  # noqa: E402

RESULT = ROOT / "benchmarks" / "results" / "neo4j_scale.md"
HEAP = {"server.memory.heap.max_size": "1g", "server.memory.heap.initial_size": "512m", "server.memory.pagecache.size": "512m"}
NAIVE = 4000  # rows that the naive client is given; the rest is reckoned from its rate
SEATS = 20  # a person has ten in the middle
QUESTIONS = ("reports-to", "chain", "below", "orphans", "people-with-many-seats")


def county(bodies: int) -> Push:
    """The county as a push that is never in memory as a whole."""
    digest = f"{bodies:016d}"
    return Push("scale", "benchmark", digest, node_rows(bodies, version_key("scale", digest)), relation_rows(bodies))


def node_rows(bodies: int, graph_key: str, size: int = 2000) -> Iterator[NodeRow]:
    """Node rows piece by piece."""
    for piece in pieces(bodies, size):
        yield from sorted(whole_nodes(piece, graph_key), key=_place)


def relation_rows(bodies: int, size: int = 2000) -> Iterator[RelationRow]:
    """Relation rows piece by piece."""
    for piece in pieces(bodies, size):
        yield from sorted(whole_relations(piece), key=_place)


# --- loading ----------------------------------------------------------------------------------------------------------


def push_here(uri: str, bodies: int) -> None:
    """Push in this process, and print what it took as JSON."""
    server = connect(uri)
    begin = time.perf_counter()
    done = push_rows(server, county(bodies))
    seconds = time.perf_counter() - begin
    print(json.dumps({"seconds": seconds, "memory": most_memory(), "nodes": done.nodes, "relations": done.relations}))


def most_memory() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells there holds what the parent had when it forked
        return int(next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def push(server: LocalServer, bodies: int) -> dict[str, Any]:
    """The same in a process of its own, so that its memory can be told."""
    command = [sys.executable, __file__, "--push", server.uri, "--sizes", str(bodies)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    return dict(json.loads(done.stdout))


def bulk(bodies: int, folder: Path) -> dict[str, float]:
    """Writing CSV and importing it with neo4j-admin, in seconds."""
    begin = time.perf_counter()
    lists, arguments = Lists("\x1f", "\x1e"), ["--array-delimiter=U+001F", "--multiline-fields=true"]
    for number, piece in enumerate(pieces(bodies, 50_000)):
        nodes, relations = whole_nodes(piece, "scale@bulk"), whole_relations(piece)
        files = {**node_files(sorted(nodes, key=_place), lists), **relation_files(sorted(relations, key=_place), lists)}
        for name, file in files.items():
            (folder / f"{number}-{name}").write_text(file.text, "utf-8")
            arguments.append(file.argument.replace(f"={name}", f"={number}-{name}"))
    (folder / "import.args").write_text("".join(f"{line}\n" for line in arguments), "utf-8")
    written = time.perf_counter()
    server = LocalServer(jars(), folder / "home", settings=HEAP)
    ready = time.perf_counter()
    with contextlib.chdir(folder):
        server.admin("database", "import", "full", "neo4j", "--overwrite-destination", "@import.args")
    return {"writing": written - begin, "importing": time.perf_counter() - ready}


def naive(server: Server, bodies: int) -> float:
    """Rows a second of a client that sends one MERGE a row, each a transaction of its own."""
    push = Push("naive", "benchmark", "0" * 16, node_rows(bodies, "naive@" + "0" * 16), relation_rows(bodies))
    with server.session() as session:
        prepare(session)
        begin, done = time.perf_counter(), 0
        for text, rows in batches(push, 1):
            session.run(text, {"rows": rows, "graph": push.graph_key}).consume()
            done += 1
            if done == NAIVE:
                break
        return done / (time.perf_counter() - begin)


# --- asking -----------------------------------------------------------------------------------------------------------


def asked(bodies: int) -> dict[str, dict[str, object]]:
    """Each question with its parameters: a leaf looks up, a body of the second level looks down."""
    leaf, middle = key(bodies - 1), key(bodies // 200)
    chosen: dict[str, dict[str, object]] = {
        "reports-to": {"entity": leaf},
        "chain": {"entity": leaf},
        "below": {"entity": middle},
        "people-with-many-seats": {"seats": SEATS},
    }
    known = library().questions
    return {name: {**defaults(known[name]), **chosen.get(name, {})} for name in QUESTIONS}


def timed(call: Callable[[], list[Any]]) -> tuple[float, int]:
    """Median milliseconds of five calls after a first, and how many rows came."""
    count, times = len(call()), []
    for _ in range(5):
        begin = time.perf_counter()
        call()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times), count


def ask_store(store: Any, bodies: int) -> dict[str, tuple[float, int]]:
    """The five questions to a store."""
    known = library().questions
    return {
        name: timed(lambda text=known[name].cypher, params=params: store.run(text, {**params, "graph": store.graph_key}))  # type: ignore[misc]
        for name, params in asked(bodies).items()
    }


def ask_networkx(graph: Any, bodies: int) -> dict[str, tuple[float, int]]:
    """The same by hand: `graph` is a MultiDiGraph with type on its edges, kind on its nodes."""
    import networkx as nx

    up = nx.DiGraph()
    up.add_nodes_from(graph.nodes)
    up.add_edges_from((a, b) for a, b, type in graph.edges(data="type") if type == "REPORTS_TO")
    down = up.reverse(copy=False)
    params = asked(bodies)
    leaf, middle = params["chain"]["entity"], params["below"]["entity"]

    def chain() -> list[Any]:
        return [step for path in nx.all_simple_paths(up, leaf, key(0), cutoff=12) for step in path[1:]]

    def seats() -> list[Any]:
        counts = ((node, sum(1 for _, _, type in graph.out_edges(node, data="type") if type == "MEMBER_OF")) for node in graph.nodes)
        return [pair for pair in counts if pair[1] >= SEATS]

    by_hand: dict[str, Callable[[], list[Any]]] = {
        "reports-to": lambda: list(up.successors(leaf)),
        "chain": chain,
        "below": lambda: list(nx.descendants(down, middle)),
        "orphans": lambda: [node for node in graph.nodes if graph.nodes[node]["kind"] == "body" and not up.out_degree(node)],
        "people-with-many-seats": seats,
    }
    return {name: timed(by_hand[name]) for name in QUESTIONS}


def compare(server: LocalServer, bodies: int, folder: Path) -> dict[str, dict[str, tuple[float, int]]]:
    """Engine → question → (milliseconds, rows)."""
    from govgraph.graph.nxview import to_networkx

    store = open_neo4j(server.uri, name="scale")
    found = {"Neo4j": ask_store(store, bodies)}
    store.close()
    graph = whole(bodies)
    build_kglite(graph, folder / "store.kgl")
    found["kglite"] = ask_store(open_kglite(folder / "store.kgl"), bodies)
    found["NetworkX"] = ask_networkx(to_networkx(graph), bodies)
    return found


# --- the report -------------------------------------------------------------------------------------------------------


def measure(bodies: int, asking: bool) -> list[str]:
    """All that is measured at one size, as lines of Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "csv").mkdir()
        imported = bulk(bodies, folder / "csv")
        server = LocalServer(jars(), folder / "home", settings=HEAP)
        server.start()
        os.environ.update(NEO4J_USERNAME=server.user, NEO4J_PASSWORD=server.password)
        try:
            pushed = push(server, bodies)
            connection = connect(server.uri)
            rate = naive(connection, bodies)
            connection.close()
            answers = compare(server, bodies, folder) if asking else {}
        finally:
            server.kill()
    return [*_loading(bodies, pushed, imported, rate), *_asking(answers)]


def _loading(bodies: int, pushed: dict[str, Any], imported: dict[str, float], rate: float) -> list[str]:
    rows = pushed["nodes"] + pushed["relations"]
    both = sum(imported.values())
    return [
        f"## {bodies:,} bodies: {pushed['nodes']:,} nodes, {pushed['relations']:,} relations",
        "",
        "| way | seconds | rows a second | memory of the client |",
        "|---|---|---|---|",
        f"| `govgraph push` | {pushed['seconds']:.1f} | {rows / pushed['seconds']:,.0f} | {pushed['memory']:.0f} MB |",
        f"| CSV ({imported['writing']:.1f} s) and `neo4j-admin database import` | {both:.1f} | {rows / both:,.0f} | – |",
        f"| one MERGE a row ({NAIVE:,} rows measured, the whole reckoned) | {rows / rate:,.0f} | {rate:,.0f} | – |",
        "",
    ]


def _asking(answers: dict[str, dict[str, tuple[float, int]]]) -> list[str]:
    if not answers:
        return []
    lines = ["| question | rows | " + " | ".join(f"{engine}, ms" for engine in answers) + " |", "|---|---|" + "---|" * len(answers)]
    for name in QUESTIONS:
        times = [f"{answers[engine][name][0]:,.2f}" for engine in answers]
        lines.append(f"| {name} | {answers['Neo4j'][name][1]:,} | " + " | ".join(times) + " |")
    return [*lines, ""]


def main() -> None:
    """Measure the sizes asked for, and write the report after each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--no-asking", action="store_true", help="load only")
    parser.add_argument("--push", metavar="URI", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.push:
        return push_here(arguments.push, arguments.sizes[0])
    lines = [
        "# Neo4j at scale",
        "",
        f"`python benchmarks/neo4j_scale.py --sizes {' '.join(map(str, arguments.sizes))}` on {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {jars().name} with a heap of 1 GB.",
        "Milliseconds are medians of five calls after a first; Neo4j's hold the way over the loopback interface. "
        f"Other work ran on the machine (load {os.getloadavg()[0]:.0f} at the beginning, where 1 a core is full).",
        "",
    ]
    for bodies in arguments.sizes:
        lines += measure(bodies, not arguments.no_asking)
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text("\n".join(lines), "utf-8")
        print("\n".join(lines), flush=True)


if __name__ == "__main__":
    main()
