"""One state of a workspace: a folder that is written whole, then pointed at, and never changed afterwards."""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import Data, write_atomic
from govgraph.graph.model import Graph

POINTER = "CURRENT"
EMPTY = "state-0"
CACHE = "cache"  # what readers built for themselves from a state and newer decisions
_NAME = re.compile(r"state-\d{1,12}")
_CLAIMS = re.compile(r"[0-9a-f]{16}\.jsonl")


def nothing(step: str) -> None:
    """What happens between two steps of writing: nothing, unless a test puts something here."""


between: Callable[[str], None] = nothing


@dataclass(frozen=True, slots=True)
class State:
    """A state folder; it may be absent when nothing was ever written."""

    path: Path

    @property
    def number(self) -> int:
        """The n of state-<n>."""
        digits = self.path.name.rpartition("-")[2]
        return int(digits) if digits.isdigit() else 0

    @property
    def claims(self) -> Path:
        """The folder of claims files."""
        return self.path / "claims"

    @property
    def graph(self) -> Path:
        """The graph in the exchange form."""
        return self.path / "graph.json"

    @property
    def store(self) -> Path:
        """The embedded store."""
        return self.path / "store.kgl"

    @property
    def issues(self) -> Path:
        """What could not be read."""
        return self.path / "issues.jsonl"

    @property
    def build_issues(self) -> Path:
        """What could not be put into the graph."""
        return self.path / "build-issues.jsonl"

    @property
    def origins(self) -> Path:
        """Where each source was read on this machine."""
        return self.path / "origins.json"

    def claims_files(self) -> list[Path]:
        """The claims files, sorted; what a sync program put beside them is none."""
        return [path for path in self._beside_claims() if _CLAIMS.fullmatch(path.name)]

    def strange_files(self) -> list[Path]:
        """What stands among the claims files and is none of ours: a conflict copy of a sync program, say."""
        return [path for path in self._beside_claims() if not _CLAIMS.fullmatch(path.name) and not path.name.startswith(".")]

    def _beside_claims(self) -> list[Path]:
        return sorted(self.claims.iterdir()) if self.claims.is_dir() else []

    def built(self) -> dict[str, Any]:
        """What the graph was built from; {} when it was not built, or not to its end."""
        return read_map(self.path / "built.json")


def read_map(path: Path) -> dict[str, Any]:
    """A JSON object from a file; {} where there is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def current(root: Path) -> State:
    """The state that the workspace is in: the one pointed to, or, where the pointer is lost or odd, the newest whole one."""
    seen = None
    while True:
        try:
            name = (root / POINTER).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return _newest(root)
        if _NAME.fullmatch(name) and (root / name).is_dir():
            return State(root / name)
        if name == seen:
            return _newest(root)
        seen = name  # a writer may have gone on by two states since the pointer was read


def _newest(root: Path) -> State:
    # The graph is written after all claims, so that a state with a graph has them all.
    whole = [state for state in _states(root) if state.graph.is_file() and state.claims.is_dir()]
    return max(whole, key=lambda state: state.number, default=State(root / EMPTY))


def _states(root: Path) -> list[State]:
    return [State(path) for path in root.glob("state-*") if _NAME.fullmatch(path.name)]


def write_state(root: Path, old: State, kept: list[Path], files: Mapping[str, Data], store: Callable[[Path], None]) -> State:
    """Write the state after `old` and point to it. kept: claims files taken over; files: by path in the state; store: writes the store.

    Whoever reads meanwhile sees the old state, and so does everyone when this is interrupted.
    """
    # Behind all that is there: what an interrupted writer left is never written over, nor taken for the new state.
    new = State(root / f"state-{max([old.number, *(state.number for state in _states(root))]) + 1}")
    between("begin")
    try:
        new.claims.mkdir(parents=True)
        for path in kept:
            _take_over(path, new.claims / path.name)
    except OSError as err:
        raise GovgraphError(f"cannot write here ({err.strerror})", str(root), "Check free space and permissions") from err
    between("claims")
    for name, text in files.items():
        write_atomic(new.path / name, text)
        between(name)
    store(new.store)
    between("store")
    return new


def point_to(root: Path, new: State, old: State) -> None:
    """Make the state the current one, then forget all others but its predecessor, which a reader may still hold."""
    between("pointer")
    write_atomic(root / POINTER, new.path.name + "\n")
    between("pointed")
    for state in _states(root):
        if state not in (new, old):
            shutil.rmtree(state.path, ignore_errors=True)
    shutil.rmtree(root / CACHE, ignore_errors=True)


def cached(root: Path, key: str, make: Callable[[Path], None]) -> State:
    """A state that a reader built for itself, in the cache of the workspace or, where nobody may write there, in a folder of its own.

    Only what can be made again at any time stands there. make: writes it; called when it is not there yet. Raises what `make` raises.
    """
    place = root / CACHE / key
    if (place / "built.json").is_file():
        return State(place)
    try:
        place.parent.mkdir(exist_ok=True)
        room = Path(tempfile.mkdtemp(dir=place.parent, prefix=".new-"))
    except OSError:
        return aside(make)
    try:
        make(room)
    except (OSError, GovgraphError):
        if room.is_dir():
            shutil.rmtree(room, ignore_errors=True)
            raise
        return aside(make)  # a writer has cleared the cache meanwhile
    return State(place) if _placed(room, place) else aside(make)


def _placed(room: Path, place: Path) -> bool:
    """Put what was built where others find it. What another reader has put there meanwhile is never taken away under its hands."""
    if place.is_dir() and not (place / "built.json").is_file():
        shutil.rmtree(place, ignore_errors=True)
    try:
        room.rename(place)
    except OSError:  # another reader was faster, or a writer has cleared the cache
        shutil.rmtree(room, ignore_errors=True)
    return (place / "built.json").is_file()


def aside(make: Callable[[Path], None]) -> State:
    """A state in a folder of this process alone, which goes when it ends."""
    room = Path(tempfile.mkdtemp(prefix="govgraph-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    make(room)
    return State(room)


def _take_over(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copy2(old, new)


def fingerprint(state: State, decisions: bytes, settings: Mapping[str, object], version: str) -> str:
    """What the graph of a state depends on: program, settings, decisions, and which claims files there are."""
    digest = hashlib.sha256(f"{version} {program()} {json.dumps(settings, sort_keys=True)}".encode())
    digest.update(decisions)
    for path in state.claims_files():
        found = path.stat()
        digest.update(f"\n{path.name} {found.st_size} {found.st_mtime_ns}".encode())
    return digest.hexdigest()


@cache
def program() -> str:
    """Changes whenever a rule of this room changes, so that no graph outlives the rules that made it."""
    room = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for path in room.rglob("*") if path.suffix in (".py", ".yaml")):
        found = path.stat()
        digest.update(f"{path.relative_to(room)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def build_store(graph: Graph, path: Path) -> None:
    """Write the graph as the engine keeps it."""
    from govgraph.graph.store.kglite import build_kglite

    build_kglite(graph, path)
