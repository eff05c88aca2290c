"""Outlook messages (.msg): head, text and what is attached, messages within them too."""

from __future__ import annotations

import html
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

_HEAD = (("Subject", "0037"), ("From", "0C1A"), ("To", "0E04"), ("Cc", "0E03"))
_SENT, _CAME, _TIME = 0x0039, 0x0E06, 0x0040
_ATTACHED = "__attach_version1.0_#"
_DEEPEST = 3  # messages within each other
Piece = tuple[str, bytes]


def pieces(path: Path) -> Iterator[Piece]:
    """(name, bytes) of a message's text and of each file attached to it; what cannot be taken out has no bytes.

    Raises whatever olefile does for what is no such file.
    """
    import olefile

    with olefile.OleFileIO(str(path)) as ole:
        yield from _Message(ole, "", 0).pieces()


@dataclass(frozen=True)
class _Message:
    """A message. place: of its streams, with the "/" at its end; depth: how many messages it stands in."""

    ole: Any
    place: str
    depth: int

    def pieces(self) -> Iterator[Piece]:
        yield self._body()
        for number, folder in enumerate(self._folders(), 1):
            yield from self._attachment(folder, number)

    def _body(self) -> Piece:
        head = [f"{label}: {text}" for label, tag in _HEAD if (text := self._text(tag))]
        if date := self._date():
            head.insert(1, f"Date: {date}")
        text = self._text("1000")
        if not text.strip() and (page := self._text("1013").encode("utf-8", "replace") or self._bytes("10130102")):
            return "message.html", ("<p>" + "</p><p>".join(map(html.escape, head)) + "</p>").encode("utf-8", "replace") + page
        return "message.txt", ("\n".join(head) + "\n\n" + text).encode("utf-8", "replace")

    def _attachment(self, folder: str, number: int) -> Iterator[Piece]:
        part = _Message(self.ole, f"{self.place}{folder}/", self.depth + 1)
        name = part._text("3707") or part._text("3704") or part._text("3001") or f"attachment-{number}"
        inner = _Message(self.ole, f"{part.place}__substg1.0_3701000D/", self.depth + 1)
        if self.ole.exists(f"{inner.place}__properties_version1.0") and inner.depth <= _DEEPEST:
            yield from inner.pieces()
        elif self.ole.exists(inner.place.rstrip("/")):
            yield f"{name}.ole", b""  # a drawing or a sheet of another program, or a message too deep within others
        else:
            yield name, part._bytes("37010102")

    def _folders(self) -> list[str]:
        depth = self.place.count("/")
        own = self.place.split("/")[:-1]
        found = {entry[depth] for entry in self.ole.listdir() if len(entry) > depth and entry[:depth] == own}
        return sorted(name for name in found if name.startswith(_ATTACHED))

    def _bytes(self, tag: str) -> bytes:
        stream = f"{self.place}__substg1.0_{tag}"
        return bytes(self.ole.openstream(stream).read()) if self.ole.exists(stream) else b""

    def _text(self, tag: str) -> str:
        wide = self._bytes(f"{tag}001F")
        return (wide.decode("utf-16-le", "replace") if wide else self._bytes(f"{tag}001E").decode("cp1252", "replace")).strip("\0")

    def _date(self) -> str:
        """When it was sent, or else came, as the head of a message says it; "" where it does not say."""
        stream = f"{self.place}__properties_version1.0"
        data = self.ole.openstream(stream).read() if self.ole.exists(stream) else b""
        start = 24 if self.place else 32
        whole = data[start : start + (len(data) - start) // 16 * 16] if len(data) > start else b""
        times = {tag: value for kind, tag, _, value in struct.iter_unpack("<HHIQ", whole) if kind == _TIME}
        ticks = times.get(_SENT) or times.get(_CAME) or 0
        try:
            return format_datetime(datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)) if ticks else ""
        except OverflowError:
            return ""
