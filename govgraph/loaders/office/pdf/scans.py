"""Pages that are pictures, read by Tesseract where it is present: its words as characters with places, like those of other pages."""

from __future__ import annotations

import csv
import os
import re
import shutil
import statistics
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from govgraph.loaders.office.pdf.glyphs import Glyph

_SHARP = 300  # dots an inch, at which Tesseract reads best
_MOST_DOTS = 25e6  # a page of A3 has 17 million
_PATIENCE = 180  # seconds on the clock for a page
_UNSURE = 50  # in a hundred; what it reads with less is no text
_ALIKE = 0.15  # of the usual size; letters that differ by less are of one size
_LOW, _HIGH, _BELOW = 0.53, 0.75, 0.21  # of a font's size: the letter x, T above the base line, and g below it
_TALL, _DEEP = re.compile("[A-Z0-9bdfhklt]"), re.compile("[gjpqyQ,;()]")
_PLACE = "C:/Program Files/Tesseract-OCR/tesseract.exe"
_COLUMN = 3  # lines; a column of text has as many
_NARROW = 0.35  # of what two blocks take together
_SAME = 12  # dots; lines that differ by less begin at one height
_Word = dict[str, str]
_Line = list[_Word]


def find_tesseract() -> str | None:
    """Tesseract: $GOVGRAPH_TESSERACT (nothing: none), else its usual name and place."""
    given = os.environ.get("GOVGRAPH_TESSERACT")
    if given is not None:
        return given or None
    return shutil.which("tesseract") or (_PLACE if Path(_PLACE).is_file() else None)


def seen_glyphs(page: Any) -> list[Glyph]:
    """What Tesseract sees on a page, line by line; nothing where it is absent, fails, or is not sure of most of it."""
    program = find_tesseract()
    if program is None:
        return []
    width, height = page.get_size()
    scale = min(_SHARP / 72, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    words = [row for row in _seen(program, _picture(page, scale)) if row["level"] == "5" and row["text"].strip()]
    if not words or statistics.median(float(word["conf"]) for word in words) < _UNSURE:
        return []
    lines = _in_order(words)
    usual = statistics.median(map(_size, lines))
    return [glyph for line in lines for glyph in _glyphs(line, usual, scale)]


def _picture(page: Any, scale: float) -> bytes:
    """The page in shades of grey, as a PGM."""
    bitmap = page.render(scale=scale, grayscale=True)
    dots = bitmap.to_numpy()
    dots = dots.reshape(dots.shape[0], dots.shape[1], -1)[:, :, 0]
    return b"P5 %d %d 255\n" % (dots.shape[1], dots.shape[0]) + bytes(dots.tobytes())


def _seen(program: str, picture: bytes) -> list[_Word]:
    """The rows of its table of words."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    command = [program, "stdin", "stdout", "--dpi", str(_SHARP), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=_PATIENCE, check=False, env=environment)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return list(csv.DictReader(done.stdout.decode("utf-8", "replace").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _in_order(words: list[_Word]) -> list[_Line]:
    """The lines of a page downward, so that labels and cells stand beside theirs; column by column where it has columns of text."""
    blocks: dict[str, dict[tuple[str, str], _Line]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        blocks[word["block_num"]][word["par_num"], word["line_num"]].append(word)
    lines = [line for block in blocks.values() for line in block.values()]
    columns = [_box(list(block.values())) for block in blocks.values() if len(block) >= _COLUMN]
    return lines if any(_are_columns(one, other) for one, other in combinations(columns, 2)) else sorted(lines, key=_top)


def _top(line: _Line) -> tuple[float, int]:
    return statistics.median(int(word["top"]) for word in line) // _SAME, int(line[0]["left"])


def _box(block: list[_Line]) -> tuple[int, int, int, int]:
    places = [tuple(int(word[key]) for key in ("left", "top", "width", "height")) for line in block for word in line]
    left, top = min(place[0] for place in places), min(place[1] for place in places)
    return left, top, max(place[0] + place[2] for place in places), max(place[1] + place[3] for place in places)


def _are_columns(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    """Whether two blocks of several lines stand side by side, none so narrow that it is a column of labels."""
    one, other = sorted((one, other))
    shared = min(one[3], other[3]) - max(one[1], other[1])
    beside = one[2] < other[0] and shared > 0.5 * min(one[3] - one[1], other[3] - other[1])
    return beside and min(one[2] - one[0], other[2] - other[0]) > _NARROW * (other[2] - one[0])


def _size(line: _Line) -> float:
    """The size of its letters, by the height of each word and by whether it has letters that stand above and below the others."""
    return statistics.median(
        int(word["height"]) / ((_HIGH if _TALL.search(word["text"]) else _LOW) + _BELOW * bool(_DEEP.search(word["text"]))) for word in line
    )


def _glyphs(line: _Line, usual: float, scale: float) -> Iterator[Glyph]:
    """The characters of a line, all of one height, each with its share of its word's width."""
    size = _size(line)
    size = usual if abs(size / usual - 1) < _ALIKE else round(size / usual, 1) * usual
    base = statistics.median(int(word["top"]) + int(word["height"]) - size * _BELOW * bool(_DEEP.search(word["text"])) for word in line)
    top, bottom = (base - (1 - _BELOW) * size) / scale, (base + _BELOW * size) / scale
    for word in line:
        left, share = int(word["left"]), int(word["width"]) / len(word["text"])
        for number, char in enumerate(word["text"]):
            x = left + number * share
            yield Glyph(char, (x / scale, top, (x + share) / scale, bottom), False)
        yield Glyph(" ", (0, 0, 0, 0), False)
