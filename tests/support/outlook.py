"""Outlook messages (.msg) as Outlook lays them out: a compound file of storages and streams, written small."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_SECTOR, _SMALL, _CUT = 512, 64, 4096
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF

Tree = dict[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    right: int = _NONE
    start: int = _END


def compound(tree: Tree) -> bytes:
    """A compound file of these streams and storages."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, tree)
    fat: list[int] = []
    body = bytearray()
    small, chains = bytearray(), []
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.data) < _CUT:
            entry.start = len(chains)
            count = -(-len(entry.data) // _SMALL)
            chains += [*range(len(chains) + 1, len(chains) + count), _END]
            small += entry.data.ljust(count * _SMALL, b"\0")
        elif entry.kind == 2 and entry.data:
            entry.start = _chain(fat, body, entry.data)
    entries[0].data = bytes(small)
    entries[0].start = _chain(fat, body, bytes(small))
    mini = _chain(fat, body, b"".join(struct.pack("<I", at) for at in chains), b"\xff")
    folder = _chain(fat, body, b"".join(map(_packed, entries)))
    tables = next(number for number in range(1, 100) if (len(fat) + number) * 4 <= number * _SECTOR)
    places = [len(fat) + at for at in range(tables)]
    table = b"".join(struct.pack("<I", at) for at in [*fat, *([_FAT] * tables)]).ljust(tables * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, tables, folder, 0, _CUT, mini, -(-len(chains) * 4 // _SECTOR), _END, 0)
    return head + b"".join(struct.pack("<I", at) for at in places).ljust(436, b"\xff") + bytes(body) + table


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, data in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        entries[parent].children.append(len(entries))
        entries.append(_Entry(name, 2, data) if isinstance(data, bytes) else _Entry(name, 1))
        if not isinstance(data, bytes):
            _add(entries, len(entries) - 1, data)
    for one, other in zip(entries[parent].children, entries[parent].children[1:], strict=False):
        entries[one].right = other


def _chain(fat: list[int], body: bytearray, data: bytes, fill: bytes = b"\0") -> int:
    count = -(-len(data) // _SECTOR)
    start = len(fat)
    fat += [*range(start + 1, start + count), _END] if count else []
    body += data.ljust(count * _SECTOR, fill)
    return start if count else _END


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    child = entry.children[0] if entry.children else _NONE
    head = name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), entry.kind, 1, _NONE, entry.right, child)
    return head + bytes(36) + struct.pack("<IQ", entry.start, len(entry.data))


def text(tag: str, words: str) -> Tree:
    """A property of characters."""
    return {f"__substg1.0_{tag}001F": words.encode("utf-16-le")}


def time(tag: int, moment: int) -> bytes:
    """A property of time, as the stream of fixed properties holds it. moment: seconds since 1970."""
    return struct.pack("<HHIQ", 0x0040, tag, 6, (moment + 11_644_473_600) * 10_000_000)


def attached(number: int, name: str, data: bytes | Tree) -> Tree:
    """An attachment: a file, or a message."""
    held: Tree = {"__substg1.0_37010102": data} if isinstance(data, bytes) else {"__substg1.0_3701000D": data}
    return {f"__attach_version1.0_#{number:08X}": {**text("3707", name), **held, "__properties_version1.0": bytes(8)}}


def message(subject: str, body: str, *parts: Tree, moment: int | None = None, inner: bool = False) -> Tree:
    """A message with its parts. inner: one that stands in another."""
    fixed = bytes(24 if inner else 32) + (time(0x0039, moment) if moment is not None else b"")
    made: Tree = {**text("0037", subject), **text("0C1A", "Jo Marsh"), **text("0E04", "Ann Bell"), "__properties_version1.0": fixed}
    if body:
        made |= text("1000", body)
    for part in parts:
        made |= part
    return made
