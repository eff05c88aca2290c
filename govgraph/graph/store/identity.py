"""The name under which a workspace is pushed, and the id by which a server knows it again: pushed.json in the workspace."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic

FILE = "pushed.json"


@dataclass(frozen=True, slots=True)
class Identity:
    """name: of the graph on the server; owner: an id that no other workspace has."""

    name: str
    owner: str


def identity(workspace: Path, name: str | None = None) -> Identity:
    """Who this workspace is on a server, made up when it has not been pushed before. name: instead of the one it had."""
    known = _read(workspace / FILE)
    return Identity(_checked(name or (known.name if known else _folder(workspace))), known.owner if known else secrets.token_hex(8))


def remember(workspace: Path, who: Identity) -> None:
    """Keep it for the next push. Raises GovgraphError when the workspace cannot be written."""
    if _read(workspace / FILE) != who:
        write_atomic(workspace / FILE, json.dumps(asdict(who), indent=1, ensure_ascii=False) + "\n")


def _read(path: Path) -> Identity | None:
    try:
        data = json.loads(path.read_text("utf-8"))
        return Identity(str(data["name"]), str(data["owner"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise GovgraphError("cannot be read", str(path), "Delete it; the next push asks again for --replace") from err


def _folder(workspace: Path) -> str:
    folder = workspace.resolve()
    return (folder.parent if folder.name.startswith(".") else folder).name or "govgraph"


def _checked(name: str) -> str:
    name = name.strip()
    if not name or not name.isprintable() or len(name) > 100:
        raise GovgraphError("a graph's name is one line of at most 100 characters", "--name", "Choose another name")
    return name
