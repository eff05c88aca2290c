"""How fast: reading, opening, asking, drawing. Prints one Markdown table; `make numbers` puts it into README.md.

    python benchmarks/reading.py [FOLDER]

FOLDER holds documents (default: examples/). Every figure is the median of several runs on this machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # one core means one: products of matrices would take all of them
ROOT = Path(__file__).resolve().parents[1]
RUNS = 5


def main(folder: Path) -> None:
    """Measure and print."""
    print("| what | here | bar |\n|---|---|---|")
    for what, value, bar in figures(folder):
        print(f"| {what} | {value} | {bar} |")


def figures(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(what, value, bar) of every measurement."""
    yield from reading(folder)
    with tempfile.TemporaryDirectory() as place:
        workspace, page = Path(place) / "workspace", Path(place) / "map.html"
        seconds = timed(lambda: govgraph("load", folder, "--workspace", workspace), runs=1)
        yield "`govgraph load` of the examples, all in all", f"{seconds:.1f} s", ""
        yield "`govgraph --help`", f"{timed(lambda: govgraph('--help')):.2f} s", "0.2 s"
        yield "a question on a workspace", f"{timed(lambda: govgraph('ask', 'orphans', '--workspace', workspace)):.2f} s", "0.5 s"
        yield "all checks", f"{timed(lambda: govgraph('check', '--fail-on', 'never', '--workspace', workspace)):.2f} s", ""
        yield "`govgraph draw`", f"{timed(lambda: govgraph('draw', '-o', page, '--workspace', workspace)):.2f} s", ""
        yield "size of the picture", f"{page.stat().st_size / 1000:.0f} kB", "1,000 kB"


def reading(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Characters a second, files already in the system's cache, without building the graph."""
    from govgraph.loaders import read_source
    from govgraph.loaders.context.network import shipped_network
    from govgraph.loaders.loading import find_files

    def afresh() -> None:
        for name in ("names", "context"):
            shipped_network(name).forget()
        for path in files:
            read_source(path)

    files = find_files([folder])
    characters = sum(read_source(path).info.characters for path in files)
    seconds = timed(afresh, clock=time.process_time)
    yield f"reading {len(files)} files, {characters:,} characters, one core", f"{characters / seconds:,.0f} a second", "100,000 a second"


def timed(action: Callable[[], object], runs: int = RUNS, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median time of an action, in seconds of a clock."""
    taken = []
    for _ in range(runs):
        start = clock()
        action()
        taken.append(clock() - start)
    return statistics.median(taken)


def govgraph(*words: object) -> None:
    """Run a command in a process of its own, as a person does. Raises CalledProcessError when it fails."""
    subprocess.run([sys.executable, "-m", "govgraph", *map(str, words)], check=True, capture_output=True, cwd=ROOT)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples")
