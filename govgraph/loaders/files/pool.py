"""Worker processes that read files, as many as there are cores: what one of them dies of is an issue of its file, and no more."""

from __future__ import annotations

import atexit
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO, Any

from govgraph.graph.claims import Issue, SourceClaims
from govgraph.graph.claimsfile import parse_claims
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.limits import Limits, setting
from govgraph.loaders.files.worker import CLAIM

MANY = 100  # files after which a worker is replaced, in case a library does not give back what it took
DYING = 2.0  # seconds for a process that closed its pipes to be gone
GRACE = 20  # seconds on the clock for each second of CPU time, on a busy machine, and as much to begin with


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read under this name; room: a folder for what is unpacked from it.

    depth: how many archives it stands in; pages: a folder in which its page is left.
    registers: the registers.yaml that says what columns mean; hidden: what workbooks hide is read too.
    own: the words that the workspace was taught, as `Words.dump` gives them; a worker reads with one set of them, to its end.
    """

    path: Path
    name: str
    room: Path
    registers: Path | None = None
    hidden: bool = False
    depth: int = 0
    pages: Path | None = None
    own: str = ""


Outcome = SourceClaims | GovgraphError | list[tuple[str, str]]  # the last: (path, name) of what stands in an archive or a message


def read_files(tasks: list[Task], budgets: Limits, done: Callable[[int], None]) -> list[Outcome]:
    """What each file says, or why it could not be read, in their order, whatever the number of workers.

    done: is told how many files have been read.
    """
    with ThreadPoolExecutor(max(1, min(cores(), len(tasks)))) as threads:
        futures = [threads.submit(_read, task, budgets) for task in tasks]
        try:
            for count, _ in enumerate(as_completed(futures), 1):
                done(count)
        except BaseException:  # Ctrl-C: what waits is not begun, what runs is ended
            threads.shutdown(wait=False, cancel_futures=True)
            close()
            raise
        return [future.result() for future in futures]


def cores() -> int:
    """How many files are read at once: GOVGRAPH_WORKERS, else the cores that this process may use."""
    given = os.environ.get("GOVGRAPH_WORKERS", "")
    if given.isdecimal() and int(given) > 0:
        return min(int(given), 64)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker:
    """One process; it is started when it is first needed, and again after it has died."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.served = 0
        self.own = ""

    def ask(self, task: Task, budgets: Limits) -> tuple[dict[str, Any], SourceClaims | None]:
        """The answer to a task and the claims in it; where the process dies of it, an error that says why."""
        seconds, memory = budgets.for_size(_size(task.path))
        if task.own != self.own:
            self.end()
        if self.process is None or self.process.poll() is not None:
            self.process, self.served, self.own = _start(), 0, task.own
            _tell(self.process, task.own)
        process, late = self.process, threading.Event()
        alarm = threading.Timer((seconds + 1) * GRACE, _stop, (process, late))
        alarm.daemon = True
        alarm.start()
        said = {"registers": str(task.registers or ""), "hidden": task.hidden, "depth": task.depth, "pages": str(task.pages or "")}
        line = json.dumps({"path": str(task.path.absolute()), "name": task.name, "room": str(task.room), "limits": asdict(budgets), **said})
        try:
            answer, source = _exchange(process, line.encode() + b"\n", task.name)
        except BaseException:  # what is left of the answer is no answer to the next task
            self.end()
            raise
        finally:
            alarm.cancel()
        self.served += 1
        if not answer.endswith(b"\n"):
            code = self.end()
            return {"error": _death(signal.SIGXCPU if late.is_set() and hasattr(signal, "SIGXCPU") else -code, seconds, memory)}, None
        told: dict[str, Any] = json.loads(answer)
        if told.get("spent") or self.served >= MANY:
            self.end()
        return told, source

    def end(self) -> int:
        """End the process, however it feels about it; its exit code."""
        process, self.process = self.process, None
        if process is None:
            return 0
        with suppress(OSError, subprocess.TimeoutExpired):
            process.communicate(timeout=DYING)
        process.kill()
        return process.wait()


def _tell(process: subprocess.Popen[bytes], own: str) -> None:
    """The first line, which has no answer; where the process is dead already, the next exchange finds out."""
    assert process.stdin
    with suppress(OSError):
        process.stdin.write(json.dumps(own).encode() + b"\n")
        process.stdin.flush()


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], line: bytes, name: str) -> tuple[bytes, SourceClaims | None]:
    """The last line of the answer, a part of one or none where the process died, and the claims that came before it."""
    assert process.stdin and process.stdout
    last: list[bytes] = []
    try:
        process.stdin.write(line)
        process.stdin.flush()
        lines = _claims(process.stdout, last)
        head = next(lines, None)
        source = parse_claims(chain([head], lines), name, own=True) if head is not None else None
    except OSError:
        return b"", None
    return last[0], source


def _claims(pipe: IO[bytes], last: list[bytes]) -> Iterator[str]:
    """The lines of a claims file as they come in; last takes the line after them."""
    while (line := pipe.readline()).startswith(CLAIM) and line.endswith(b"\n"):
        yield line[1:-1].decode()
    last.append(line)


def _start() -> subprocess.Popen[bytes]:
    # Not multiprocessing: it would run the caller's main module again in each worker. -P: nothing is imported from the papers' folder.
    root = str(Path(__file__).resolve().parents[3])
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    quiet = None if os.environ.get("GOVGRAPH_DEBUG") else subprocess.DEVNULL
    command = [sys.executable, "-P", "-m", "govgraph.loaders.files.worker"]
    environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet, env=environment)


_idle: queue.LifoQueue[_Worker] = queue.LifoQueue()  # the one that came back last: it has started
_all: list[_Worker] = []


def _read(task: Task, budgets: Limits) -> Outcome:
    try:
        worker = _idle.get_nowait()
    except queue.Empty:
        worker = _Worker()
        _all.append(worker)
    try:
        told, source = worker.ask(task, budgets)
    finally:
        _idle.put(worker)
    if "error" in told:
        what, where, advice = told["error"]
        return GovgraphError(what, where or task.name, advice)
    if "members" in told:
        return [(str(path), str(name)) for path, name in told["members"]]
    assert source is not None, "issues are told behind claims"
    return replace(source, issues=tuple(Issue(**issue) for issue in told["issues"]))


def close() -> None:
    """End all workers; they are started again when they are needed."""
    for worker in _all:
        worker.end()


atexit.register(close)


def _death(died_of: int, seconds: int, memory: int) -> list[str]:
    """What, where and advice for a file that its reader died of; died_of: the signal, or the exit code below 0."""
    if died_of == getattr(signal, "SIGXCPU", None):
        return [f"its reader took more than {seconds} seconds and was stopped", "", f"Split it, or raise {setting('seconds')}"]
    name = f"code {-died_of}"
    with suppress(ValueError):
        name = signal.Signals(died_of).name
    what = f"its reader broke on it ({name}), as damaged files and a need for more than {memory >> 20:,} MB can make it"
    return [what, "", f"Open it in its program and save it again, or raise {setting('memory_mb')}"]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
