"""The embedded store at scale, without a server: filled, the five questions beside NetworkX by hand, and all checks.

python benchmarks/embedded_scale.py --sizes 10000 100000 [1000000]     writes benchmarks/results/embedded_scale.md
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from neo4j_data import whole
from neo4j_scale import QUESTIONS, ROOT, ask_networkx, ask_store

from govgraph.graph.garbage import uncollected
from govgraph.graph.store import filling, kglite
from govgraph.queries.catalogue import library
from govgraph.queries.checking import check

RESULT = ROOT / "benchmarks" / "results" / "embedded_scale.md"
SLOWEST = 5  # checks that are named


def filled(bodies: int, path: Path) -> Any:
    """The county as a store file; and as an analyst would hold it, as a MultiDiGraph with kinds and types."""
    import networkx as nx

    with uncollected():  # as when papers are loaded
        graph, by_hand = whole(bodies), nx.MultiDiGraph()
        by_hand.add_nodes_from((one.id, {"kind": one.kind}) for one in graph.entities)
        by_hand.add_edges_from((line.source, line.target, {"type": line.type}) for line in graph.relations)
        filling.fill(filling.steps(graph), path)
    return by_hand


def checked(store: Any) -> tuple[list[tuple[float, str, int]], float]:
    """(CPU seconds, check, findings) of each check, the slowest first, and of all in one call."""
    rows = []
    for one in library().checks.values():
        begin = time.process_time()
        found = check(store, [one.code])
        rows.append((time.process_time() - begin, f"{one.code} {one.title}", len(found)))
    begin = time.process_time()
    check(store)
    return sorted(rows, reverse=True), time.process_time() - begin


def measure(bodies: int) -> list[str]:
    """All that is measured at one size, as lines of Markdown."""
    with tempfile.TemporaryDirectory() as room:
        begin = time.process_time()
        by_hand = filled(bodies, path := Path(room, "store.kgl"))
        filling, size = time.process_time() - begin, path.stat().st_size / 1e6
        gc.collect()
        begin = time.process_time()
        store = kglite.open_kglite(path)
        opening = time.process_time() - begin
        asked, hand = ask_store(store, bodies), ask_networkx(by_hand, bodies)
        nodes, edges = by_hand.number_of_nodes(), by_hand.number_of_edges()
        del by_hand
        rows, whole = checked(store)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        f"## {bodies:,} bodies: {nodes:,} nodes, {edges:,} relations",
        "",
        f"Filled in {filling:.0f} s of CPU, {size:.0f} MB on disk, opened in {opening:.1f} s; {most:,.0f} MB at most, "
        "with NetworkX beside it.",
        "",
        "| question | rows | kglite, ms | NetworkX by hand, ms |",
        "|---|---|---|---|",
        *(f"| {name} | {asked[name][1]:,} | {asked[name][0]:,.2f} | {hand[name][0]:,.2f} |" for name in QUESTIONS),
        "",
        f"All checks: {whole:.1f} s of CPU, {sum(count for *_, count in rows):,} findings. The slowest:",
        "",
        "| check | findings | CPU s |",
        "|---|---|---|",
        *(f"| {name} | {count:,} | {seconds:.2f} |" for seconds, name, count in rows[:SLOWEST]),
        "",
    ]


def main() -> None:
    """Measure the sizes asked for, and write the report after each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--out", type=Path, default=RESULT)
    given = parser.parse_args()
    lines = [
        "# The embedded store at scale",
        "",
        f"`python benchmarks/embedded_scale.py --sizes {' '.join(map(str, given.sizes))}` on {os.cpu_count()} cores, Python "
        f"{platform.python_version()}. Milliseconds are medians of five calls after a first; load {os.getloadavg()[0]:.0f} at the start.",
        "",
    ]
    for bodies in given.sizes:
        lines += measure(bodies)
        given.out.write_text("\n".join(lines), "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    sys.exit(main())
