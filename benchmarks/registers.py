"""Registers: how well other spellings find their bodies, and what a large register costs.

    python benchmarks/registers.py same FOLDER    # FOLDER holds nyc/ and govuk/, and councils/ if there are some
    python benchmarks/registers.py large [--rows 100000] [--seats 38616]
    python benchmarks/registers.py stages [--rows 10000]

nyc/ and govuk/ hold the registers that are known by these names; councils/ name.tsv and the lists local-authority-*.tsv of
openregister/local-authority-data.

same: a register of the right names and, for each set of spellings, a second source that uses them; each spelling is merged with its body,
proposed to be it, merged with another (wrong) or neither. Precision of proposals: how many of all that are made are right.
large: CPU seconds and memory of `govgraph load` (all its processes), and the sizes and times of picture and report.
stages: CPU seconds of each stage of a load, and the memory of one process that goes through all of them.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from govgraph.graph.build import build
from govgraph.graph.claims import EntityClaim, Evidence, Mention, SourceClaims, SourceInfo
from govgraph.graph.claimsfile import claims_lines, dump_claims, parse_claims
from govgraph.graph.exchange import dump_lines
from govgraph.graph.files import write_atomic
from govgraph.graph.model import Graph
from govgraph.graph.resolve.names import name_key
from govgraph.graph.store.kglite import build_kglite
from govgraph.loaders.tables import read_register
from govgraph.loaders.tables.kinds import kind_of_row

T = TypeVar("T")
PROPOSALS = (("right", "proposals"), ("inside right", "inside"))
Pairs = list[tuple[str, str]]  # spelling, id


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("same").add_argument("folder", type=Path)
    large = commands.add_parser("large")
    large.add_argument("--rows", type=int, default=100_000)
    large.add_argument("--seats", type=int, default=38_616)
    commands.add_parser("stages").add_argument("--rows", type=int, default=10_000)
    given = parser.parse_args()
    if given.command == "same":
        same(given.folder)
    elif given.command == "stages":
        measure_stages(given.rows)
    else:
        measure_large(given.rows, given.seats)


# --- the same bodies --------------------------------------------------------------------------------------------------


def same(folder: Path) -> None:
    """Print a line for each set of spellings."""
    print("| spellings | other spellings | merged | proposed | wrong merges | proposals right | within one register |")
    print("|---|---|---|---|---|---|---|")
    names, sets = _nyc(folder / "nyc" / "NYCGO_golden_dataset_latest.csv")
    _row("ten columns of NYC", names, sets)
    names, sets = _govuk(folder / "govuk")
    _row("GOV.UK's name map", names, sets)
    if (folder / "councils" / "name.tsv").exists():
        names, sets = _councils(folder / "councils")
        _row("names of UK councils", names, sets)


def _nyc(path: Path) -> tuple[dict[str, str], list[Pairs]]:
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    names = {row["record_id"]: row["name"] for row in rows}
    columns = [head for head in rows[0] if head.startswith("name_") and head != "name_alphabetized"]
    return names, [[(row[head], row["record_id"]) for row in rows if row[head]] for head in columns]


def _govuk(folder: Path) -> tuple[dict[str, str], list[Pairs]]:
    names = {}
    for line in (folder / "lists_govuk_data.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        names[row["analytics_identifier"]] = row["title"]
    rows = list(csv.DictReader((folder / "maps_name.tsv").open(encoding="utf-8"), delimiter="\t"))
    return names, [[(row["name"], row["government-organisation"]) for row in rows if row["government-organisation"]]]


def _councils(folder: Path) -> tuple[dict[str, str], list[Pairs]]:
    names = {}
    for path in sorted(folder.glob("local-authority-*.tsv")):
        for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"):
            names[f"{path.stem}:{row[path.stem]}"] = row.get("official-name") or row["name"]
    rows = list(csv.DictReader((folder / "name.tsv").open(encoding="utf-8"), delimiter="\t"))
    return names, [[(row["name"].title(), row["local-authority"]) for row in rows]]


def _row(title: str, names: dict[str, str], sets: list[Pairs]) -> None:
    told: dict[str, int] = defaultdict(int)
    for pairs in sets:
        for key, number in _told(names, pairs).items():
            told[key] += number
    count = max(1, told["count"])
    shares = f"{told['merged'] / count:.0%} | {told['proposed'] / count:.0%} | {told['wrong']}"
    both = " | ".join(f"{told[right]} of {told[made]} ({told[right] / max(1, told[made]):.2f})" for right, made in PROPOSALS)
    print(f"| {title} | {told['count']} | {shares} | {both} |")


def _told(names: dict[str, str], pairs: Pairs) -> dict[str, int]:
    """Counts for one set of spellings: those only that are not the right name to the letter, nor the right name of another body."""
    rows = {name_key(name) for name in names.values()}
    others = [(spelling, key) for spelling, key in pairs if key in names and spelling != names[key]]
    others = [(text, key) for text, key in others if (same := name_key(text)) == name_key(names[key]) or same not in rows]
    spelt = [text for text, _ in others]
    graph = build([_source("names", names.values()), _source("others", spelt)]).graph
    entity = {(proof.document, proof.quote): one.id for one in graph.entities for proof in one.evidence}
    means: dict[str, set[str]] = defaultdict(set)
    for key, name in names.items():
        means[entity["names", name]].add(key)
    proposed = {frozenset((one.a, one.b)) for one in graph.proposals}
    counts: dict[str, int] = defaultdict(int, count=len(others), proposals=len(proposed))
    counts["right"] = _right(graph, names, others)
    for text, key in others:
        found, wanted = entity["others", text], entity["names", names[key]]
        counts["merged"] += found == wanted
        counts["wrong"] += found != wanted and bool(means[found])
        counts["proposed"] += found != wanted and frozenset((found, wanted)) in proposed
    alone = build([_source("all", [*names.values(), *spelt])]).graph
    return {**counts, "inside": len(alone.proposals), "inside right": _right(alone, names, others)}


def _right(graph: Graph, names: dict[str, str], others: Pairs) -> int:
    """How many proposals are of two names of one body."""
    meant: dict[str, set[str]] = defaultdict(set)
    for text, key in [*((name, key) for key, name in names.items()), *others]:
        meant[text].add(key)
    known = {one.id: {key for proof in one.evidence for key in meant[proof.quote]} for one in graph.entities}
    return sum(bool(known[one.a] & known[one.b]) for one in graph.proposals)


def _source(file: str, names: Iterable[str]) -> SourceClaims:
    sha256 = (file.encode().hex() * 64)[:64]
    claims = []
    for number, name in enumerate(dict.fromkeys(names)):
        proof = (Evidence(sha256, file, name, number, number + 1),)  # the quote finds the entity again
        claims.append(EntityClaim(Mention(name, *kind_of_row("", name)), proof, method="register/name"))
    return SourceClaims(SourceInfo(sha256, file), tuple(claims))


# --- large registers --------------------------------------------------------------------------------------------------


def measure_large(rows: int, seats: int) -> None:
    """Print what loading a register of rows and one of seats costs, and what picture and report of the seats cost."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        _write_rows(folder / "rows.csv", rows)
        _write_seats(folder / "seats.csv", seats)
        print("| step | CPU s | clock s | peak MB of a process | bytes |\n|---|---|---|---|---|")
        _timed(f"load {rows:,} rows", folder, "load", "rows.csv", "-w", "rows")
        _timed("first question of the rows (makes the store)", folder, "ask", "overview", "-w", "rows")
        _timed(f"load {seats:,} seats", folder, "load", "seats.csv", "-w", "seats")
        _timed("picture of the seats", folder, "draw", "-o", "seats.html", "-w", "seats")
        _timed("report of the seats", folder, "report", "-o", "seats-report.html", "-w", "seats")


def measure_stages(rows: int) -> None:
    """Print what each stage of loading a register of rows costs."""
    gc.set_threshold(100_000, 50, 50)  # as the command does
    with tempfile.TemporaryDirectory() as room:
        path = Path(room, "rows.csv")
        _write_rows(path, rows)
        print(f"{rows:,} rows\n\n| stage | CPU s | peak MB so far |\n|---|---|---|")
        text = _stage("read and write claims", lambda: dump_claims(read_register(path)))
        source = _stage("parse claims", lambda: parse_claims(iter(text.split("\n")), "rows.csv", own=True))
        graph = _stage("build", lambda: build([source])).graph
        _stage("write claims again", lambda: write_atomic(Path(room, "claims.jsonl"), claims_lines(source)))
        _stage("graph.json", lambda: write_atomic(Path(room, "graph.json"), dump_lines(graph)))
        _stage("store", lambda: build_kglite(graph, Path(room, "store.kgl")))


def _stage(title: str, work: Callable[[], T]) -> T:
    begun = time.process_time()
    made = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {title} | {time.process_time() - begun:.1f} | {peak:.0f} |", flush=True)
    return made


def _timed(title: str, folder: Path, *args: str) -> None:
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    begun = time.monotonic()
    made = subprocess.run(
        [sys.executable, "-c", code, sys.executable, "-m", "govgraph", *args], cwd=folder, capture_output=True, text=True, check=True
    )
    cpu, peak = map(float, made.stdout.split())
    size = (folder / args[2]).stat().st_size if args[1] == "-o" and (folder / args[2]).exists() else 0
    print(f"| {title} | {cpu:.0f} | {time.monotonic() - begun:.0f} | {peak / 1024:.0f} | {size or '–'} |", flush=True)


def _words(count: int, seed: int) -> list[str]:
    """Invented words, each once."""
    draw = random.Random(seed)
    parts = [a + b for a in "bdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "or", "un")]
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(draw.choice(parts) for _ in range(3)).capitalize()] = None
    return list(found)


def _write_rows(path: Path, count: int) -> None:
    draw, towns, people = random.Random(1), _words(count // 20 + 1, 2), _words(2000, 3)
    topics = "Skills Housing Flood Heritage Youth Climate Transport Library Harbour Carers".split()
    ends = ("Board", "Forum")
    names = [f"{town} {topic} {end}" for town in towns for topic in topics for end in ends][:count]
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Ref", "Name", "Reports to", "Chair", "Status", "Meeting frequency"])
        for at, name in enumerate(names):
            chair = f"{draw.choice(people)} {draw.choice(people)}"
            table.writerow([f"R-{at}", name, names[draw.randrange(at)] if at else "", chair, "active", "monthly"])


def _write_seats(path: Path, count: int) -> None:
    draw, towns, people = random.Random(4), _words(count // 12 + 1, 5), _words(4000, 6)
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Committee", "Member", "Role", "Organisation"])
        for at in range(count):
            member = f"{draw.choice(people)} {draw.choice(people)}"
            table.writerow(
                [f"{towns[at // 12]} Planning Committee", member, "Chair" if at % 12 == 0 else "Member", f"{draw.choice(towns)} Council"]
            )


if __name__ == "__main__":
    os.environ.setdefault("GOVGRAPH_WORKERS", "1")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
