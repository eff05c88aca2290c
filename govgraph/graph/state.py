"""One state of a workspace: a folder that is written whole, then pointed at, and never changed afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic

POINTER = "CURRENT"
EMPTY = "state-0"


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

    def claims_files(self) -> list[Path]:
        """The claims files, sorted."""
        return sorted(self.claims.glob("*.jsonl")) if self.claims.is_dir() else []

    def built(self) -> dict[str, Any]:
        """What the graph was built from; {} when it was not built, or not to its end."""
        try:
            data = json.loads((self.path / "built.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}


def current(root: Path) -> State:
    """The state that the workspace is in."""
    seen = None
    while True:
        try:
            name = (root / POINTER).read_text("utf-8").strip()
        except FileNotFoundError:
            return State(root / EMPTY)
        except (OSError, UnicodeDecodeError) as err:
            raise GovgraphError("cannot be read", str(root / POINTER)) from err
        if name.startswith("state-") and (root / name).is_dir():
            return State(root / name)
        if name == seen:
            raise GovgraphError("points to a state that is not there", str(root / POINTER), "Load the documents into a new workspace")
        seen = name  # a writer may have gone on by two states since the pointer was read


def write_state(root: Path, old: State, kept: list[Path], files: Mapping[str, str | bytes], store: Callable[[Path], None]) -> State:
    """Write the state after `old` and point to it. kept: claims files taken over; files: by path in the state; store: writes the store.

    Whoever reads meanwhile sees the old state, and so does everyone when this is interrupted.
    """
    new = State(root / f"state-{old.number + 1}")
    if new.path.exists():
        shutil.rmtree(new.path)  # left by a writer that was interrupted before it pointed here
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


def point_to(root: Path, new: State) -> None:
    """Make the state the current one, then forget those before its predecessor, which a reader may still hold."""
    between("pointer")
    write_atomic(root / POINTER, new.path.name + "\n")
    between("pointed")
    for path in sorted(root.glob("state-*")):
        if State(path).number < new.number - 1 or State(path).number > new.number:
            shutil.rmtree(path, ignore_errors=True)


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
