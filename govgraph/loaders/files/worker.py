"""The process in which files are opened: reads tasks from standard input, answers each in lines of JSON, keeps within its budgets."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

LARGE = 700  # megabytes; a reader that holds more (360 it needs to read at all) goes after its answer, and not while the graph is built
DEEPEST = 3  # archives and messages within each other
CLAIM = b"+"  # begins each line of a claims file in an answer; the line without it ends the answer
Tell = Callable[[str], None]


def main() -> None:
    """The own words of a workspace first; then a line {path, name, room, limits, …} as of Task in, an answer out.

    An answer ends with a line {issues}, {members} or {error: [what, where, advice]}. Before {issues} stand the lines of the claims file,
    one by one: as one text they would be in memory four times here and twice where they go.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes our standard input
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    gc.set_threshold(50_000, 20, 20)  # reading makes many small values and few circles
    _read_with(sys.stdin.buffer.readline())
    for line in sys.stdin.buffer:
        told = answer(json.loads(line), lambda one: answers.writelines((CLAIM, one.encode())))
        answers.write(json.dumps(told).encode() + b"\n")
        answers.flush()


def _read_with(line: bytes) -> None:
    if line:
        from govgraph.loaders.taught.words import Words, read_with

        read_with(Words.parse(json.loads(line)))


def answer(task: dict[str, Any], tell: Tell) -> dict[str, Any]:
    """What a file says, or in a line why it could not be read, whatever its reader raised; tell: takes the lines of its claims."""
    from govgraph.graph.errors import GovgraphError
    from govgraph.loaders.files.limits import Limits, within

    path, name = Path(task["path"]), task["name"]
    budgets = Limits(**task["limits"])
    try:
        seconds, memory = budgets.for_size(path.stat().st_size)
        hold(seconds, memory)
        with within(budgets):
            return _read(path, name, task, tell)
    except GovgraphError as err:
        return {"error": [err.what, err.where, err.advice]}
    except MemoryError:
        return _spent(name, memory)
    except RecursionError:
        return {"error": ["it is nested more deeply than any document", name, "Open it in its program and save it again"], "spent": True}
    except Exception as err:  # one file never ends a batch
        if _exhausted():  # Python's own compiler calls a lack of memory a ValueError
            return _spent(name, memory)
        _debug()
        said = " ".join(str(err).split())[:200]
        return {"error": [f"it could not be read ({type(err).__name__}: {said})", name, "Save it in another format, and please report it"]}


def _spent(name: str, memory: int) -> dict[str, Any]:
    from govgraph.loaders.files.limits import setting

    what = f"its reader needed more than {memory >> 20:,} MB of memory and was stopped"
    return {"error": [what, name, f"Split it, or raise {setting('memory_mb')}"], "spent": True}


def _exhausted() -> bool:
    """Whether next to nothing of the memory that the reader may take is left."""
    try:
        return not bytearray(16 << 20)
    except MemoryError:
        return True


def _read(path: Path, name: str, task: dict[str, Any], tell: Tell) -> dict[str, Any]:
    from govgraph.graph.claimsfile import claims_lines
    from govgraph.graph.errors import GovgraphError
    from govgraph.graph.garbage import uncollected
    from govgraph.loaders.files.containers import unpack
    from govgraph.loaders.kinds import CONTAINERS
    from govgraph.loaders.source import read_source
    from govgraph.loaders.tables import SUFFIXES
    from govgraph.loaders.tables.known import read_known

    if path.suffix.lower() in CONTAINERS:
        if task.get("depth", 0) >= DEEPEST:
            raise GovgraphError("archives and messages stand in each other too deeply", name, "Unpack it, and load what matters")
        return {"members": unpack(path, name, Path(task["room"]))}
    known = read_known(Path(task["registers"])) if task.get("registers") else None
    keep = _keep_in(Path(task["pages"])) if task.get("pages") else None
    with uncollected() if path.suffix.lower() in SUFFIXES else contextlib.nullcontext():
        source = read_source(path, name, known=known, hidden=bool(task.get("hidden")), keep=keep)
        for line in claims_lines(source):
            tell(line)  # half a character raises here: it must not get into the workspace
    return {"issues": [asdict(issue) for issue in source.issues], "spent": _held() > LARGE}


def _held() -> int:
    """How many megabytes this process holds now; 0 where nobody knows. Not the most it ever held: that begins with its parent's."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except (OSError, AttributeError):
        return 0


def _keep_in(room: Path) -> Any:
    """What leaves a document's page in the room, for the model that the parent may ask."""
    from govgraph.loaders.model.page import page_of

    def keep(sha256: str, text: Any, media_type: str) -> None:
        room.mkdir(exist_ok=True)
        (room / f"{sha256}.page").write_text(page_of(text, media_type).dump(), "utf-8")

    return keep


def hold(seconds: int, memory: int) -> None:
    """Keep this process within so many bytes, and so many further seconds of CPU time."""
    # Windows has no such limits, and macOS does not keep that of memory; there the parent's clock alone guards.
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    if sys.platform == "linux":
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _debug() -> None:
    if os.environ.get("GOVGRAPH_DEBUG"):
        import traceback

        traceback.print_exc()


if __name__ == "__main__":
    main()
