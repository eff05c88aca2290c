"""What a model answered, kept in the workspace by the SHA-256 of model and words, so that nothing is sent twice; and what was sent."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic
from govgraph.loaders.model.prompt import Prompt

FOLDER = "model"  # in the workspace
LOG, DROPPED = "sent.jsonl", "dropped.jsonl"


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's words, and how many tokens went and came, as its server counts them (else about four characters each)."""

    text: str
    sent: int = 0
    received: int = 0

    @property
    def tokens(self) -> int:
        """Both ways."""
        return self.sent + self.received


def key(model: str, prompt: Prompt) -> str:
    """What an answer is kept by."""
    return hashlib.sha256(json.dumps([model, prompt.messages], ensure_ascii=False).encode()).hexdigest()


class Cache:
    """Answers in a folder. A damaged file counts as none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, name: str) -> Path:
        return self.folder / "answers" / name[:2] / f"{name}.json"

    def get(self, model: str, prompt: Prompt) -> Reply | None:
        """What this model answered to these words, or None."""
        try:
            data = json.loads(self._path(key(model, prompt)).read_text("utf-8"))
            return Reply(str(data["text"]), int(data["sent"]), int(data["received"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, model: str, prompt: Prompt, reply: Reply) -> None:
        """Keep an answer. Raises GovgraphError where the workspace cannot be written."""
        data = {"model": model, "text": reply.text, "sent": reply.sent, "received": reply.received}
        write_atomic(self._path(key(model, prompt)), json.dumps(data, ensure_ascii=False, indent=1) + "\n")


_writing = threading.Lock()


def log(folder: Path, row: dict[str, Any]) -> None:
    """One line of what was sent where and when. Raises GovgraphError where it cannot be written: nothing goes without its line."""
    line = json.dumps(row, ensure_ascii=False) + "\n"
    try:
        with _writing:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / LOG).open("a", encoding="utf-8", newline="\n") as file:
                file.write(line)
    except OSError as err:
        raise GovgraphError(f"cannot write here ({err.strerror})", str(folder / LOG), "Nothing is sent that is not written down") from err


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines; what is damaged is left out."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in lines:
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict):
            found.append(row)
    return found
