"""The characters of a PDF page with their places, sizes and weights, and the lines that they make."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Box = tuple[float, float, float, float]  # x0, top, x1, bottom, counted from the upper left corner of the page

_BOLD = re.compile(rb"bold|black|heavy|semib|demi", re.IGNORECASE)
# Symbol fonts keep their signs in the private range: bullets, ticks and crosses.
_SIGNS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "•", 0xF076: "•", 0xF0FC: "✓", 0xF0FE: "✓", 0xF0FB: "X", 0xF0FD: "X", 2: "-", 0xFFFE: "-"}
_LIGATURES = {11: "ff", 12: "fi", 14: "ffi", 15: "ffl"}  # as old fonts number them
_BLANKS = dict.fromkeys((*range(1, 9), *range(16, 32)), " ")  # what typesetters' programs put between words
_SAID = _BLANKS | _LIGATURES | _SIGNS
_PRIVATE = 0xE0000  # from here on: tags and private characters
_ASCENT = 0.8  # of a font's size stands above the base line
_WIDE = 1.75  # of a line's height: a wider gap stands between cells, not between words


@dataclass(slots=True)
class Glyph:
    """One character and its place; white space of any kind is a blank."""

    text: str
    box: Box
    bold: bool


@dataclass(slots=True)
class Line:
    """Characters that stand on one line, left to right. first: width of the first word; second: where the second one begins."""

    glyphs: list[Glyph]
    page: int
    box: Box = (0, 0, 0, 0)
    size: float = 0
    first: float = 0
    second: float = 0
    text: str = ""
    runs: list[tuple[str, bool]] = field(default_factory=list)

    def close(self) -> Line:
        """Work out the words and measures once all characters are there."""
        inked = [glyph for glyph in self.glyphs if not glyph.text.isspace()]
        boxes = [glyph.box for glyph in inked]
        self.size = max(0.1, Counter(round(box[3] - box[1], 1) for box in boxes).most_common(1)[0][0])  # damage may leave letters no height
        usual = [box for box in boxes if abs(box[3] - box[1] - self.size) < 0.2]
        self.box = (boxes[0][0], min(box[1] for box in usual), max(box[2] for box in boxes), max(box[3] for box in usual))
        self.runs = _runs(self.glyphs, self.size)
        self.text = "".join(text for text, _ in self.runs)
        length = min(len(self.text.split(None, 1)[0]), len(boxes))
        self.first = boxes[length - 1][2] - boxes[0][0]
        self.second = boxes[length][0] if length < len(boxes) else 0
        self.glyphs = []
        return self

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(bold for text, bold in self.runs if text.strip())


@dataclass
class Written:
    """What is written on a page. turn: by how many degrees its words are turned; sideways: characters that stand otherwise than most."""

    glyphs: list[Glyph]
    turn: int
    sideways: int


def page_glyphs(page: Any) -> Written:
    """The characters of a page in the order in which they are drawn, placed so that most of its words read from left to right."""
    textpage = page.get_textpage()
    found = list(_drawn(textpage.raw, textpage.count_chars()))
    textpage.close()
    left, bottom, right, top = page.get_bbox()
    angles = Counter(angle for angle, glyph in found if glyph.text != " ")
    turn = max(angles, key=lambda angle: (angles[angle], -angle), default=0)
    glyphs = [glyph for angle, glyph in found if angle == turn or glyph.text == " "]
    for glyph in glyphs:
        x0, y0, x1, y1 = glyph.box
        glyph.box = turned((x0 - left, y0 - bottom, x1 - left, y1 - bottom), right - left, top - bottom, turn)
    return Written(glyphs, turn, sum(angles.values()) - angles[turn])


def _drawn(textpage: Any, count: int) -> Iterator[tuple[int, Glyph]]:
    """(angle of its base line, character) with boxes as the file counts them; pdfium's raw handle, since this runs for each character."""
    import pypdfium2.raw as pdfium

    rect, matrix, name, flags = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.create_string_buffer(128), ctypes.c_int()
    x, y = ctypes.c_double(), ctypes.c_double()
    bold, known, space = False, 0.0, True
    for i in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, i)
        text = _SAID.get(code) or ("" if code in (10, 13) or 0xD800 <= code < 0xF900 or code >= _PRIVATE else chr(code))
        if not text or not pdfium.FPDFText_GetLooseCharBox(textpage, i, rect):
            space = True
            continue
        size = pdfium.FPDFText_GetFontSize(textpage, i)
        if (size != known or space) and pdfium.FPDFText_GetFontInfo(textpage, i, name, 128, flags):  # fonts change between words
            bold = _BOLD.search(name.value) is not None
        known, space = size, text.isspace()
        box, angle = (rect.left, rect.bottom, rect.right, rect.top), 0
        if pdfium.FPDFText_GetMatrix(textpage, i, matrix) and pdfium.FPDFText_GetCharOrigin(textpage, i, x, y):
            angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360 if matrix.b else 180 * (matrix.a < 0)
            box = _upright(box, (x.value, y.value), size * math.hypot(matrix.b, matrix.d), angle)
        yield angle, Glyph(" " if space else text, box, bold)


def _upright(box: Box, origin: tuple[float, float], size: float, angle: int) -> Box:
    """A character's box as high as its font's size, above and below its base line: what fonts say of their own height varies."""
    x, y = origin
    if size < 0.5:
        return box
    up, down = _ASCENT * size, (1 - _ASCENT) * size
    if angle == 90:
        return (x - up, box[1], x + down, box[3])
    if angle == 180:
        return (box[0], y - up, box[2], y + down)
    if angle == 270:
        return (x - down, box[1], x + up, box[3])
    return (box[0], y - down, box[2], y + up)


def turned(box: Box, width: float, height: float, turn: int) -> Box:
    """A box counted from the lower left corner, as it stands on a page whose words are turned by so many degrees."""
    x0, y0, x1, y1 = box
    if turn == 90:
        return (y0, x0, y1, x1)
    if turn == 180:
        return (width - x1, y0, width - x0, y1)
    if turn == 270:
        return (height - y1, width - x1, height - y0, width - x0)
    return (x0, height - y1, x1, height - y0)


def beside(left: Line, right: Line) -> Line:
    """Two lines that stand side by side as one, with a tab between them."""
    box = (left.box[0], min(left.box[1], right.box[1]), right.box[2], max(left.box[3], right.box[3]))
    runs = [*left.runs[:-1], (left.runs[-1][0] + "\t", left.runs[-1][1]), *right.runs]
    return Line([], left.page, box, left.size, left.first, left.second, f"{left.text}\t{right.text}", runs)


def make_lines(glyphs: Iterable[Glyph], page: int, parted: bool = False) -> list[Line]:
    """Characters to lines, in their own order; raised and lowered ones stay in the line of their neighbours.

    parted: what stands on one line with a wide gap between is lines of its own.
    """
    lines: list[Line] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            if lines and last:
                lines[-1].glyphs.append(glyph)
            continue
        wide = last is not None and parted and glyph.box[0] - last.box[2] > _WIDE * (last.box[3] - last.box[1])
        if last is None or wide or not _goes_on(last.box, glyph.box):
            lines.append(Line([], page))
        lines[-1].glyphs.append(glyph)
        last = glyph
    return [line.close() for line in lines]


def _goes_on(last: Box, box: Box) -> bool:
    shared = min(last[3], box[3]) - max(last[1], box[1])
    lower = min(last[3] - last[1], box[3] - box[1])
    behind = box[0] > last[2] - 0.8 * (last[3] - last[1]) or abs(box[0] - last[0]) < 0.5  # the parts of a ligature share its place
    return shared > 0.5 * lower and behind


def _runs(glyphs: list[Glyph], size: float) -> list[tuple[str, bool]]:
    """The words with their weight; a wide gap becomes a tab, a small one without a space gets one."""
    runs: list[tuple[str, bool]] = []
    end: float | None = None
    space = False
    for glyph in glyphs:
        if glyph.text == " ":
            space = True
            continue
        gap = glyph.box[0] - end if end is not None else 0
        mark = "\t" if end is not None and gap > _WIDE * size else " " if end is not None and (space or gap > 0.25 * size) else ""
        if runs and runs[-1][1] == glyph.bold:
            runs[-1] = (runs[-1][0] + mark + glyph.text, glyph.bold)
        elif runs:
            runs[-1] = (runs[-1][0] + mark, runs[-1][1])
            runs.append((glyph.text, glyph.bold))
        else:
            runs.append((glyph.text, glyph.bold))
        end, space = glyph.box[2], False
    return runs
