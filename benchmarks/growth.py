"""How the cost of reading grows: texts of many kinds, four times as long each time, in every place and format, and their growth exponents.

    python benchmarks/growth.py [--kinds REGEX] [--texts REGEX] [--rows FILE] [--worst 30] [--out results/growth.md]

A pattern is repeated to a size, put as a paragraph, an item, a label's value, a heading or a cell into a file, and read by the same
function as `govgraph load` uses, each time in a fork of one process, with budgets such as a worker has. Every place is tried in Markdown,
paragraph and cell in every format. What stands in FILE is not measured again, so that a run may be broken off. Sizes go on until two of
them take more than a moment; the exponent is the slope of the logarithm of CPU time over that of size: 1 is linear, 2 is quadratic. One
above the bar is measured again, three times at each size, and the least counts.

The encoder would be nine tenths of the time, and costs the same for each piece of a word: it reads windows of bounded length. So it
is asked once for each piece of a pattern, its state is given again wherever the piece stands, and the pieces that it would have read are
counted: they have an exponent of their own, and a price that is measured at the beginning.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.growth_texts import FORMATS, PATTERNS, PLACES, file_of  # noqa: E402  # the repository is on the path only now
from govgraph.graph.errors import GovgraphError  # noqa: E402
from govgraph.loaders.context.network import EVERY, Network, shipped_network  # noqa: E402
from govgraph.loaders.files.worker import hold  # noqa: E402
from govgraph.loaders.source import read_source  # noqa: E402

SIZES = (4_000, 16_000, 64_000)
MOMENT = 0.05  # seconds; below it a clock says nothing of growth
BAR = 1.3
SECONDS, MEMORY = 60, 3 << 30  # for one file
EVERYWHERE = ("paragraph", "cell")  # the places that are tried in every format
WHOLE, ALLOWED, ROOM = 1_000_000, 10, 1_000  # a file of so many characters may take so many seconds and MB


# --- the encoder's stand-in -------------------------------------------------------------------------------------------


class Recorded:
    """Gives the state that the encoder had for a piece where it first stood; counts the pieces asked for."""

    def __init__(self) -> None:
        self.pieces = self.spent = 0.0
        self._real = Network._encoded
        self._states: dict[tuple[int, int], np.ndarray] = {}
        Network._encoded = lambda network, *asked, **more: self.encoded(network, *asked, **more)  # type: ignore[method-assign]

    def encoded(self, network: Network, pieces: Any, read: Any = EVERY, marks: Any = ()) -> tuple[np.ndarray, np.ndarray]:
        """As Network._encoded; what each piece attends to is the same for all."""
        self.pieces += len(pieces)
        mine = [(id(network), piece) for piece in pieces]
        if not all(key in self._states for key in mine):
            begin = time.process_time()
            states, _ = self._real(network, pieces)
            for key, state in zip(mine, states, strict=True):
                self._states.setdefault(key, state)
            self.spent += time.process_time() - begin
        return np.stack([self._states[key] for key in mine])[read], np.full((len(marks), len(mine)), 1 / len(mine), np.float32)

    def price(self) -> float:
        """Seconds for a piece of a full window, mean of both encoders."""
        window, begin = list(range(1_000, 1_400)), time.process_time()
        for name in ("names", "context"):
            for _ in range(5):
                self._real(shipped_network(name), window)
        return (time.process_time() - begin) / 10 / len(window)

    def hear(self, kind: str, room: Path) -> None:
        """Ask the encoder once about all pieces of a kind, here, so that the forks know their states."""
        for place in EVERYWHERE:
            path = room / "a.md"
            path.write_bytes(file_of(PATTERNS[kind], place, 600, "md"))
            with suppress(GovgraphError):
                read_source(path)


# --- measuring --------------------------------------------------------------------------------------------------------


def cost(recorded: Recorded, path: Path) -> dict[str, Any]:
    """What reading a file costs, in a process of its own: seconds without the encoder, pieces, MB more than before, what was said."""
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        os.close(receive)
        os.write(send, json.dumps(_read(recorded, path)).encode())
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, "rb") as pipe:
        told = pipe.read()
    _, status, used = os.wait4(child, 0)
    if told:
        return dict(json.loads(told))
    died = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"code {status}"
    return {"seconds": used.ru_utime + used.ru_stime, "pieces": 0, "memory": 0, "said": f"died: {died}"}


def _read(recorded: Recorded, path: Path) -> dict[str, Any]:
    said, before = "", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    hold(SECONDS, MEMORY)
    recorded.pieces = recorded.spent = 0.0
    begin = time.process_time()
    try:
        read_source(path)
    except GovgraphError as err:
        said = err.what[:60]
    except MemoryError:
        said = "out of memory"
    seconds = time.process_time() - begin - recorded.spent
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return {"seconds": seconds, "pieces": recorded.pieces, "memory": more, "said": said}


def measured(recorded: Recorded, kind: str, place: str, form: str, room: Path) -> dict[str, Any]:
    """A row of the table."""
    path = room / f"a.{form}"

    def at(size: int, times: int = 1) -> dict[str, Any]:
        path.write_bytes(file_of(PATTERNS[kind], place, size, form))
        return min((cost(recorded, path) for _ in range(times)), key=lambda one: float(one["seconds"]))

    points: list[tuple[int, dict[str, Any]]] = []
    for size in SIZES:
        points.append((size, at(size)))
        if points[-1][1]["said"].startswith("died") or sum(one["seconds"] > MOMENT for _, one in points) > 1:
            break
    if exponent(points, "seconds", MOMENT) > BAR:
        points = [(size, at(size, 3)) for size, _ in points[-2:]]
    size, last = points[-1]
    growth = {"exponent": exponent(points, "seconds", MOMENT), "encoder": exponent(points, "pieces", 1_000)}
    return {"kind": kind, "place": place, "format": form, "size": size, **growth, **last}


def exponent(points: list[tuple[int, dict[str, Any]]], what: str, least: float) -> float:
    """The slope between the two largest sizes that took more than the least; 0 where there are none."""
    clear = [(size, float(one[what])) for size, one in points if float(one[what]) > least]
    if len(clear) < 2:
        return 0.0
    (small, first), (large, last) = clear[-2:]
    return round(math.log(last / first) / math.log(large / small), 2)


def texts(kinds: str, wanted: str) -> Iterator[tuple[str, str, str]]:
    """(kind, place, format) of all that is measured."""
    places = [(place, form) for place in PLACES for form in FORMATS if form == "md" or place in EVERYWHERE]
    places = [one for one in places if one not in (("paragraph", "csv"), ("cell", "txt"))]
    for kind in PATTERNS:
        for place, form in places:
            if re.search(kinds, kind) and re.search(wanted, f"{place}.{form}"):
                yield kind, place, form


# --- the report -------------------------------------------------------------------------------------------------------


def reckoned(row: dict[str, Any], price: float) -> tuple[float, float, float]:
    """Of a file of a million characters: seconds without the encoder, seconds of the encoder, MB."""
    times = WHOLE / float(row["size"])
    return row["seconds"] * times ** max(1.0, row["exponent"]), row["pieces"] * times * price, row["memory"] * times


def _above(rows: list[dict[str, Any]], what: str) -> int:
    return sum(float(row[what]) > BAR for row in rows)


def table(rows: list[dict[str, Any]], price: float, worst: int) -> str:
    """What was measured, the worst first."""
    ends = [(row, *reckoned(row, price)) for row in rows]
    slow = {row["kind"] for row, seconds, _, _ in ends if seconds > ALLOWED}
    only = {row["kind"] for row, seconds, encoder, _ in ends if seconds + encoder > ALLOWED} - slow
    large = {row["kind"] for row, *_, memory in ends if memory > ROOM}
    lines = [
        f"{len(rows)} texts of {len({row['kind'] for row in rows})} kinds; the encoder costs {price * 1e6:.0f} µs a piece.",
        f"Exponent above {BAR}: {_above(rows, 'exponent')}; of the encoder's pieces: {_above(rows, 'encoder')}.",
        f"Reckoned for a file of {WHOLE:,} characters, over {ALLOWED} s without the encoder: {', '.join(sorted(slow)) or 'none'}.",
        f"Over {ALLOWED} s only because of the encoder: {', '.join(sorted(only)) or 'none'}.",
        f"Over {ROOM:,} MB: {', '.join(sorted(large)) or 'none'}.",
        "",
        "| kind | place | format | exponent | of pieces | characters | seconds | pieces | MB | a million, s | with encoder | said |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    ends.sort(key=lambda one: (-one[0]["exponent"], -one[1]))
    for row, seconds, encoder, _ in ends[:worst]:
        named = " | ".join(str(row[key]) for key in ("kind", "place", "format", "exponent", "encoder"))
        lines.append(
            f"| {named} | {row['size']:,} | {row['seconds']:.2f} | {row['pieces']:,.0f} | {row['memory']:.0f} "
            f"| {seconds:.0f} | {seconds + encoder:.0f} | {row['said']} |"
        )
    return "\n".join(lines) + "\n"


def known(path: Path | None) -> dict[tuple[str, str, str], dict[str, Any]]:
    """(kind, place, format) → row of what a file of rows holds."""
    lines = path.read_text("utf-8").splitlines() if path and path.exists() else []
    return {(row["kind"], row["place"], row["format"]): row for row in map(json.loads, lines)}


def main() -> None:
    """Measure what is not known yet, print the worst, and say what passes the bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default="", help="a pattern for the kinds")
    parser.add_argument("--texts", default="", help="a pattern for place.format, such as cell.html")
    parser.add_argument("--rows", type=Path, help="JSON lines of what was measured; the next ones are added")
    parser.add_argument("--worst", type=int, default=30, help="rows of the table")
    parser.add_argument("--out", type=Path, help="where the table is written")
    given = parser.parse_args()
    recorded, wanted = Recorded(), list(texts(given.kinds, given.texts))
    price, rows = recorded.price(), known(given.rows)
    with tempfile.TemporaryDirectory() as room:
        for kind, left in groupby((one for one in wanted if one not in rows), key=lambda one: one[0]):
            recorded.hear(kind, Path(room))
            for one in left:
                rows[one] = measured(recorded, *one, Path(room))
                if given.rows:
                    with given.rows.open("a") as file:
                        file.write(json.dumps(rows[one]) + "\n")
    text = table([rows[one] for one in wanted], price, given.worst)
    print(text)
    if given.out:
        command = " ".join(["python benchmarks/growth.py", *sys.argv[1:]])
        given.out.write_text(f"# How the cost of reading grows\n\n`{command}` on {os.cpu_count()} cores\n\n{text}", "utf-8")


if __name__ == "__main__":
    main()
