"""Ten thousand mutated and hand-made hostile files, loaded in batches: tracebacks, deaths, hangs, lost files, lost batches.

    python benchmarks/hostile.py [--seeds 8600] [--from CHUNK] [--forms REGEX] [--mutated] [--kept FOLDER] [--out results/hostile.md]

Each batch is a folder of files that `govgraph load` reads into a workspace, with a sound paper among them; then the graph is checked and
drawn. A file counts as odd where its reader met an error that nobody foresaw, died, or needed more than the budgets. LibreOffice is not
asked (GOVGRAPH_SOFFICE=""); set it to ask: it takes seconds for each file.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.hostile_files import hostile_file  # noqa: E402  # the repository is on the path only now
from benchmarks.hostile_made import made_files  # noqa: E402
from benchmarks.hostile_seeds import SEEDS  # noqa: E402
from govgraph.graph.workspace import Workspace  # noqa: E402
from tests.support.odd_files import GOOD  # noqa: E402

CHUNK = 200
LIMITS = '{"limits": {"seconds": 20, "memory_mb": 1000}}'
# What is done with each batch's graph, and must work.
AFTER = (
    ("check", "--fail-on", "never"),
    ("draw", "-o", os.devnull, "--format", "html"),
    ("export", "-o", os.devnull, "--format", "graphml"),
)
# What an issue says, and what it counts as; the first that fits. All else is a refusal, as it should be.
SAID = {
    "unforeseen": r"could not be read \(\w+",
    "died": "broke on it",
    "hung": "took more than",
    "memory": r"more than [\d,]+ MB of memory",
}


def battery(seeds: int, forms: str, mutated: bool) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of all files, format after format; without those made by hand where only mutated ones are asked for."""
    made = [] if mutated else list(made_files())
    for at, form in enumerate(SEEDS):
        if re.search(forms, form):
            yield from ((name, data) for name, data in made if name.endswith(f".{form}"))
            yield from map(hostile_file, range(at, seeds, len(SEEDS)))


def loaded(files: dict[str, bytes], kept: Path | None) -> Counter[str]:
    """What became of a batch."""
    with tempfile.TemporaryDirectory() as room:
        papers, home = Path(room, "papers"), Path(room, "workspace")
        papers.mkdir()
        Workspace.create(home)
        (home / "workspace.json").write_text(LIMITS)
        for name, data in files.items():
            (papers / name).write_bytes(data)
        (papers / "good.txt").write_text(GOOD)
        done = _govgraph("load", *map(str, sorted(papers.iterdir())), "--workspace", str(home))
        told = Counter(files=len(files), tracebacks="Traceback" in done.stdout + done.stderr, lost_batches=done.returncode not in (0, 2))
        if not told["lost_batches"]:
            told += _outcomes(files, Workspace.find(home), kept)
            for command in AFTER:
                after = _govgraph(*command, "--workspace", str(home))
                if after.returncode or "Traceback" in after.stdout + after.stderr:
                    told["lost_batches"] += 1
                    print(command, after.returncode, after.stderr[-500:], flush=True)
        else:
            print(done.returncode, done.stderr[-2000:], flush=True)
        if kept and (told["lost_batches"] or told["tracebacks"]):
            for name, data in files.items():
                _keep(kept, f"batch-{name}", data)
        return told


def _govgraph(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {"GOVGRAPH_SOFFICE": "", **os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "govgraph", *words]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=environment, timeout=7200)


def _outcomes(files: dict[str, bytes], home: Workspace, kept: Path | None) -> Counter[str]:
    """What each file of a batch is told of; those that are told nothing of are lost."""
    told: Counter[str] = Counter()
    sources = {name.split("/")[0] for source in home.sources() for name in (source.info.file, *source.info.also)}
    issues = [(issue.document.split("/")[0], issue.what) for issue in home.issues()]
    for name, data in files.items():
        said = [what for document, what in issues if document == name]
        kind = next((kind for kind, words in SAID.items() if any(re.search(words, what) for what in said)), "")
        kind = kind or ("read" if name in sources else "refused" if said else "lost")
        told[kind] += 1
        if kind not in ("read", "refused"):
            print(f"  {name} {kind}: {said[:1]}", flush=True)
            if kept:
                _keep(kept, name, data)
    told["lost"] += "good.txt" not in sources
    return told


def _keep(kept: Path, name: str, data: bytes) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    (kept / name).write_bytes(data)


def main() -> None:
    """Load batch after batch, say after each how far it is, and what became of all files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=8_600)
    parser.add_argument("--from", type=int, default=0, dest="begin", help="the first batch; those before it are left out")
    parser.add_argument("--forms", default="")
    parser.add_argument("--mutated", action="store_true", help="leave out what is made by hand")
    parser.add_argument("--kept", type=Path, help="where odd files are put")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    all_files = battery(given.seeds, given.forms, given.mutated)
    total: Counter[str] = Counter()
    for number in range(10**6):
        if not (files := dict(islice(all_files, CHUNK))):
            break
        if number >= given.begin:
            begin = time.monotonic()
            total += (told := loaded(files, given.kept))
            took = f"{time.monotonic() - begin:.0f} s"
            print(f"batch {number}, from {next(iter(files))}, {took}: {dict(told)}; in all {dict(total)}", flush=True)
    text = "".join(f"| {name} | {count:,} |\n" for name, count in total.items())
    print(text)
    if given.out:
        given.out.write_text("| what | files |\n|---|---|\n" + text, "utf-8")


if __name__ == "__main__":
    main()
