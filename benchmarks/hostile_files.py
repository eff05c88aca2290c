"""Hostile files for benchmarks/hostile.py: what a seed of chance does to the sound file of a format."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable
from random import Random

from benchmarks.growth_texts import PATTERNS
from benchmarks.hostile_seeds import SEEDS, packed, seed_of
from tests.support.hostile import TEXTS

PACKAGES = frozenset(("xlsx", "ods", "docx", "odt", "pptx", "zip"))
EXTREMES = (
    "0",
    "-1",
    "1",
    "2147483648",
    "99999999999999999999",
    "1e308",
    "NaN",
    "0.0000001",
    "",
    "\u00b2",
    "9" * 400,
    "-0",
    "0x10",
    "\u0663",
)
Change = Callable[[Random, bytes], bytes]



# --- what is done to bytes --------------------------------------------------------------------------------------------


def _span(chance: Random, data: bytes, most: int = 200) -> tuple[int, int]:
    begin = chance.randrange(len(data) + 1)
    return begin, min(len(data), begin + 1 + chance.randrange(most))


def flipped(chance: Random, data: bytes) -> bytes:
    """Some bytes are others."""
    made = bytearray(data)
    for _ in range(min(len(made), 1 << chance.randrange(7))):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def cut(chance: Random, data: bytes) -> bytes:
    """Only the beginning."""
    return data[: chance.randrange(len(data) + 1)]


def dropped(chance: Random, data: bytes) -> bytes:
    """A piece is gone."""
    begin, end = _span(chance, data)
    return data[:begin] + data[end:]


def doubled(chance: Random, data: bytes) -> bytes:
    """A piece comes many times."""
    begin, end = _span(chance, data)
    return data[:end] + data[begin:end] * chance.choice((1, 3, 40)) + data[end:]


def moved(chance: Random, data: bytes) -> bytes:
    """A piece stands elsewhere."""
    begin, end = _span(chance, data, 400)
    rest, to = data[:begin] + data[end:], chance.randrange(len(data) + 1)
    return rest[:to] + data[begin:end] + rest[to:]


def told(chance: Random, data: bytes) -> bytes:
    """A hostile text stands in it, or a pattern that readers were slow on."""
    words = chance.choice(TEXTS) if chance.random() < 0.5 else chance.choice(list(PATTERNS.values())) * chance.choice((3, 60))
    at = chance.randrange(len(data) + 1)
    return data[:at] + words.encode("utf-8", "surrogatepass") + data[at:]


def extreme(chance: Random, data: bytes) -> bytes:
    """Numbers are as large, small or odd as can be."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return told(chance, data)
    for one in sorted(chance.sample(found, min(len(found), 1 + chance.randrange(3))), key=lambda one: -one.start()):
        data = data[: one.start()] + chance.choice(EXTREMES).encode() + data[one.end() :]
    return data


def recoded(chance: Random, data: bytes) -> bytes:
    """The same characters in another encoding, or with a mark that tells another."""
    text = data.decode("utf-8", "replace")
    begin, code = chance.choice(
        (("\ufeff", "utf-16-le"), ("", "utf-16-be"), ("\ufeff", "utf-8"), ("", "utf-32"), ("", "utf-7"), ("", "cp037"))
    )
    return (begin + text).encode(code, "replace")


def tagged(chance: Random, data: bytes) -> bytes:
    """Marks are dropped, doubled, nested or given to each other."""
    marks = list(re.finditer(rb"<[^<>]{1,300}>", data))
    if len(marks) < 2:
        return doubled(chance, data)
    one, other = sorted(chance.sample(marks, 2), key=lambda mark: mark.start())
    way = chance.randrange(4)
    if way == 0:
        return data[: one.start()] + data[one.end() :]
    if way == 1:
        return data[: one.start()] + other[0] + data[one.end() : other.start()] + one[0] + data[other.end() :]
    inner = data[one.start() : other.end()]
    return data[: one.start()] + (one[0] * chance.choice((30, 3000)) if way == 2 else inner * chance.choice((2, 20))) + data[one.end() :]


CHANGES: tuple[Change, ...] = (flipped, cut, dropped, doubled, moved, told, extreme, recoded, tagged)


def repacked(chance: Random, data: bytes) -> bytes:
    """A package of which one member is changed, renamed, gone or there twice, and whose sums are right."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(members))
    way = chance.randrange(12)
    if way == 0:
        del members[name]
    elif way == 1:
        members[chance.choice(("../../x.md", "/etc/x.md", name.upper(), "a" * 300 + ".md", "C:\\x.md", "x\x00.md", ""))] = members.pop(name)
    elif way == 2:
        members[name] = members[chance.choice(sorted(members))]
    else:
        for _ in range(1 + chance.randrange(2)):
            members[name] = chance.choice(CHANGES)(chance, members[name] or b"<a>1</a>")
    return packed(members)


# Where the numbers of a zip's records stand: (signature, place, bytes); versions, flags, methods, sums, sizes, lengths, counts, offsets.
_LOCAL = [(b"PK\x03\x04", at, wide) for at, wide in ((4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2))]
_CENTRAL = [
    (b"PK\x01\x02", at, wide) for at, wide in ((6, 2), (8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (42, 4))
]
_END = [(b"PK\x05\x06", at, wide) for at, wide in ((4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2))]
_LARGE = [(b"PK\x06\x06", at, wide) for at, wide in ((4, 8), (24, 8), (32, 8), (40, 8), (48, 8))] + [(b"PK\x06\x07", 8, 8)]
_NUMBERS = (0, 1, 2, 8, 9, 12, 14, 99, 0x800, 0x7FFF_FFFF, 0xFFFF_FFFE, 2**64 - 1)


def misled(chance: Random, data: bytes) -> bytes:
    """A package whose records say what is not so: sizes, sums, methods, flags (encrypted), places, the ends of its directory."""
    data = _enlarged(data) if chance.random() < 0.25 else data
    for _ in range(1 + chance.randrange(3)):
        signature, place, wide = chance.choice(chance.choice((_LOCAL, _CENTRAL, _END, _LARGE)))
        found = [one.start() for one in re.finditer(re.escape(signature), data)]
        for begin in chance.sample(found, min(len(found), chance.choice((1, 1, 99)))):
            number = chance.choice(_NUMBERS) & (256**wide - 1)
            data = data[: begin + place] + number.to_bytes(wide, "little") + data[begin + place + wide :]
    return data


def _enlarged(data: bytes) -> bytes:
    """The package with the end of its directory as ZIP64 writes it."""
    begin = data.rindex(b"PK\x05\x06")
    count, size, offset = (int.from_bytes(data[begin + at : begin + at + wide], "little") for at, wide in ((10, 2), (12, 4), (16, 4)))
    large = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, begin, 1)
    return data[:begin] + large + locator + data[begin : begin + 8] + b"\xff" * 12 + data[begin + 20 :]


def joined(chance: Random, data: bytes) -> bytes:
    """A package with members twice under one name, words before it or behind it, or two directories."""
    way = chance.randrange(4)
    if way == 0:
        return told(chance, b"") + data
    if way == 1:
        return data + told(chance, b"")
    if way == 2:
        return data + repacked(chance, data)
    out = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as package:
        warnings.simplefilter("ignore")  # that the name is there twice is meant
        for name in chance.sample(package.namelist(), 1 + chance.randrange(len(package.namelist()))):
            package.writestr(zipfile.ZipInfo(name), chance.choice(CHANGES)(chance, package.read(name) or b"<a>1</a>"))
    return out.getvalue()


def hostile_file(seed: int) -> tuple[str, bytes]:
    """(name, bytes) that this number stands for; the formats take turns."""
    chance = Random(seed)
    form = list(SEEDS)[seed % len(SEEDS)]
    data = seed_of(form)
    if form in PACKAGES and chance.random() < 0.85:
        data = chance.choice((repacked, repacked, misled, misled, joined))(chance, data)
    else:
        for _ in range(1 + chance.randrange(3)):
            data = chance.choice(CHANGES)(chance, data) or b"\n"
    return f"{seed:06d}.{form}", data
