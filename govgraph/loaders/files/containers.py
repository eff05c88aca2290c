"""Archives and messages: what stands in a .zip, .eml or .msg file is laid out in a folder, each piece to be read as a file of its own."""

from __future__ import annotations

import email
import email.policy
import html
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import MIMEPart
from itertools import chain, count
from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.limits import limits, refuse_beyond, setting

_HEADERS = ("Subject", "Date", "From", "To", "Cc")
_DEEPEST = 3  # messages within each other
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError, NotImplementedError, OSError, RuntimeError, LookupError)


@dataclass
class Room:
    """Where pieces are laid out. name: of the container; left: bytes that may still be laid out."""

    folder: Path
    name: str
    left: int
    made: list[tuple[str, str]] = field(default_factory=list)  # (path, name) of each piece
    taken: set[str] = field(default_factory=set)

    def put(self, name: str, data: bytes) -> None:
        """Lay out a piece; only the ending of its name reaches the disk. Raises GovgraphError beyond the budgets."""
        refuse_beyond("members", len(self.made) + 1, "it holds this many files:", self.name, "Unpack it, and load what matters")
        self.left -= len(data)
        if self.left < 0:
            advice = f"Unpack it, and load what matters, or raise {setting('unpacked_mb')}"
            raise GovgraphError(f"unpacked it is larger than {limits().unpacked_mb} MB", self.name, advice)
        inner = posixpath.normpath("/" + name.replace("\\", "/").replace("\0", "")).lstrip("/") or "unnamed"
        inner = inner.encode("utf-8", "replace").decode("utf-8")
        stem, ending = posixpath.splitext(inner)
        inner = next(one for one in chain([inner], (f"{stem} ({n}){ending}" for n in count(2))) if one not in self.taken)
        self.taken.add(inner)
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{len(self.made):05}{posixpath.splitext(inner)[1][:10].lower()}"
        path.write_bytes(data)
        self.made.append((str(path), f"{self.name}/{inner}"))


def unpack(path: Path, name: str, folder: Path) -> list[tuple[str, str]]:
    """(path, name) of each file in a container, laid out in this folder. Raises GovgraphError where it cannot be opened."""
    room = Room(folder, name, limits().unpacked_mb * 1_000_000)
    size = path.stat().st_size
    refuse_beyond("file_mb", size / 1e6, "the file has this many MB:", name, "Unpack it, and load what matters")
    opener: dict[str, Callable[[Path, Room], None]] = {".zip": _zip, ".eml": _eml, ".msg": _msg}
    opener[path.suffix.lower()](path, room)
    if not room.made:
        raise GovgraphError("nothing stands in it", name, "Leave it out")
    return room.made


def _zip(path: Path, room: Room) -> None:
    what = GovgraphError("this archive is damaged", room.name, "Unpack it by hand, and load what is in it")
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir() and not _is_passed_over(info.filename)]
            if any(info.flag_bits & 1 for info in members):
                raise GovgraphError("it is protected by a password", room.name, "Unpack it, and load what is in it")
            refuse_beyond("members", len(members), "it holds this many files:", room.name, "Unpack it, and load what matters")
            for info in sorted(members, key=lambda info: info.filename):
                with archive.open(info) as member:
                    room.put(info.filename, member.read(room.left + 1))
    except _BROKEN as err:
        raise what from err


def _is_passed_over(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith((".", "~$")) and part not in (".", "..") for part in parts)


def _eml(path: Path, room: Room) -> None:
    try:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        _message(message, room, 0)
    except (GovgraphError, MemoryError):
        raise
    except Exception as err:  # the parser raises whatever it likes where a head or a part is none
        raise GovgraphError("this message is damaged", room.name, "Save its text and its attachments by themselves") from err


def _message(message: MIMEPart, room: Room, depth: int) -> None:
    """The head and text of a message, then what is attached to it, messages within it too."""
    head = [f"{key}: {said}" for key in _HEADERS if (said := _said(message, key))]
    body = message.get_body(("plain", "html"))
    text = str(body.get_content()) if body is not None else ""
    if body is not None and body.get_content_type() == "text/html":
        room.put("message.html", ("<p>" + "</p><p>".join(map(html.escape, head)) + "</p>" + text).encode("utf-8", "replace"))
    elif text.strip() or head:
        room.put("message.txt", ("\n".join(head) + "\n\n" + text).encode("utf-8", "replace"))
    for number, part in enumerate(message.iter_attachments(), 1):
        if part.get_content_type() == "message/rfc822":
            for inner in part.iter_parts():
                _message(inner, room, depth + 1) if depth < _DEEPEST else room.put("message.eml", inner.as_bytes())
        elif isinstance(data := part.get_payload(decode=True), bytes):
            room.put(part.get_filename() or f"attachment-{number}", data)


def _said(message: MIMEPart, key: str) -> str:
    """A line of a message's head; nothing where it is none, such as a date with 30 digits."""
    try:
        return " ".join(str(message[key] or "").split())
    except Exception:  # as above; the text and its attachments are there all the same
        return ""


def _msg(path: Path, room: Room) -> None:
    from govgraph.loaders.files.outlook import pieces

    try:
        for name, data in pieces(path):
            room.put(name, data)
    except (*_BROKEN, TypeError, AttributeError, IndexError, RecursionError) as err:
        raise GovgraphError("this Outlook message is damaged", room.name, "Save its text and its attachments by themselves") from err
