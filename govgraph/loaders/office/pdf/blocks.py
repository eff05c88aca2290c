"""Lines of a PDF to headings, paragraphs and items: by size, weight, indent, gaps, and by whether a line was full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from govgraph.loaders.office.pdf.glyphs import Box, Line

FIRST_PAGE = 0xF0000  # the private characters from here on, of which no page has any, mark where a page's text begins
_BULLET = re.compile(r"(?:(?:[•●▪◦‣·–■□➢►*-]|o(?=[ \t][A-Z]))[ \t]+)+(?=\S)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})[.)][ \t]+(?=\S)")
_LETTER = re.compile(r"(?P<marker>\(?(?:[a-z]|[ivx]{1,4})[.)])[ \t]+(?=\S)")
_HYPHENATED = re.compile(r"([A-Za-zà-ÿ]+)-$")
_LABEL = re.compile(r"[A-Z][A-Za-z/&' -]{2,40}:\s+\S")
_PREFIXES = frozenset("anti co cross ex high inter long low mid multi non part post pre re self semi short sub well".split())  # keep theirs
_LARGER = 1.12  # times the usual size makes a heading
_FEW = 300  # characters of running text from which on it says what size is usual, however much stands in tables
_MUCH = 1500  # characters and a sixth of all: text of that size is no heading, however large


@dataclass
class Made:
    """A heading, paragraph ("para") or item. edge: where its marker begins; left: where its words begin; last: its last line."""

    kind: str
    last: Line
    edge: float
    left: float
    marker: str = ""
    runs: list[tuple[str, bool]] = field(default_factory=list)
    size: float = 0


@dataclass
class Measures:
    """What is usual in a document: the size of its words, the gap between lines (in sizes), and the words it uses, compounds too."""

    size: float
    gap: float
    words: frozenset[str]
    much: frozenset[float] = frozenset()  # sizes in which much is said
    page: int = 0  # the page that was marked last

    @classmethod
    def of(cls, lines: list[Line], running: list[Line]) -> Measures:
        """From all lines of a document, and those of its running text alone."""
        enough = sum(len(line.text) for line in running) >= _FEW
        sizes: Counter[float] = Counter()
        for line in running if enough else lines:
            sizes[line.size] += len(line.text)
        gaps: Counter[float] = Counter()
        for above, line in zip(lines, lines[1:], strict=False):
            gap = (line.box[1] - above.box[3]) / line.size
            if above.page == line.page and above.size == line.size and -0.3 < gap < 1.2:
                gaps[round(gap, 1)] += 1
        words = frozenset(word.lower() for line in lines for word in re.findall(r"[A-Za-zà-ÿ]+(?:-[a-zà-ÿ]+)?(?![A-Za-zà-ÿ-])", line.text))
        most = max(gaps.values(), default=0)
        usual = min((gap for gap, count in gaps.items() if count > most / 2), default=0.0)
        much = frozenset(size for size, count in sizes.items() if count > max(_MUCH, sizes.total() / 6))
        return cls(sizes.most_common(1)[0][0] if sizes else 12, usual, words, much)

    def larger(self, line: Line) -> bool:
        """Whether a line is set larger than the running text."""
        return line.size > _LARGER * self.size and line.size not in self.much and len(line.text) < 200

    def marked(self, line: Line, runs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
        """The runs with a mark in front where the line stands on another page than the one before."""
        if line.page == self.page:
            return runs
        self.page = line.page
        return [(chr(FIRST_PAGE + line.page) + runs[0][0], runs[0][1]), *runs[1:]]


@dataclass
class Maker:
    """Puts lines together. right: the margin that a line could have reached; marks: bullets that are drawn, by page."""

    measures: Measures
    right: Callable[[Line], float]
    marks: dict[int, list[Box]]
    made: list[Made] = field(default_factory=list)

    def take(self, lines: Iterable[Line]) -> list[Made]:
        """The blocks of these lines."""
        for line in lines:
            self._line(line)
        return self.made

    def _line(self, line: Line) -> None:
        block = self.made[-1] if self.made else None
        if self.measures.larger(line):
            if block and block.kind == "heading" and abs(block.size - line.size) < 0.3 and self._near(block.last, line):
                self._join(block, line)
            else:
                self._open("heading", line, "", 0)
            return
        marker, length = self._marker(line, block)
        if marker:
            self._open("item", line, marker, length)
        elif block and self._goes_on(block, line):
            self._join(block, line)
        else:
            self._open("para", line, "", 0)

    def _open(self, kind: str, line: Line, marker: str, length: int) -> None:
        runs = _without(line.runs, length)
        left = line.second if length and line.second else line.box[0]
        self.made.append(Made(kind, line, line.box[0], left, marker, self.measures.marked(line, runs), line.size))

    def _join(self, block: Made, line: Line) -> None:
        runs, text = self.measures.marked(line, line.runs), "".join(text for text, _ in block.runs)
        apart = "\t" in block.last.text + line.text or (_LABEL.match(block.last.text) and _LABEL.match(line.text))
        if block.kind == "heading" or (self._full(block.last, line) and not apart):
            broken = _HYPHENATED.search(text)
            if broken and self._one_word(broken[1], line.text):
                block.runs[-1] = (block.runs[-1][0][:-1], block.runs[-1][1])
            elif not text.endswith("-") or text.endswith(" -"):
                block.runs[-1] = (block.runs[-1][0] + " ", block.runs[-1][1])
        else:
            block.runs[-1] = (block.runs[-1][0] + "\n", block.runs[-1][1])
        block.runs = [*block.runs, *runs]
        block.last = line

    def _one_word(self, left: str, following: str) -> bool:
        """Whether a hyphen at a line's end only parts a word, judged by the words that the document uses elsewhere."""
        right = re.match(r"[a-zà-ÿ]+", following)
        if not right:
            return False
        words = self.measures.words
        if f"{left}-{right[0]}".lower() in words:
            return False
        whole = (left + right[0]).lower() in words
        return whole or not (left.lower() in _PREFIXES or left.lower() in words and right[0] in words)

    def _marker(self, line: Line, block: Made | None) -> tuple[str, int]:
        """The marker of the item that this line opens and how many characters it takes; ("", 0) where it opens none."""
        if any(_beside(mark, line) for mark in self.marks.get(line.page, ())):
            return "-", 0
        bullet, number, letter = _BULLET.match(line.text), _NUMBER.match(line.text), _LETTER.match(line.text)
        if bullet:
            return "-", bullet.end()
        if number and not self._mid_sentence(line, block, int(number["number"])):
            return f"{int(number['number'])}.", number.end()
        if letter and not self._mid_sentence(line, block, -1):
            return letter["marker"].replace("(", "").replace(")", "."), letter.end()
        return "", 0

    def _mid_sentence(self, line: Line, block: Made | None, number: int) -> bool:
        if block is None or block.kind == "heading" or not self._near(block.last, line) or not self._full(block.last, line):
            return False
        follows = block.marker.rstrip(".") == str(number - 1)
        return not follows and abs(block.last.box[0] - line.box[0]) < 2 and not block.last.text.endswith((".", ":", ";"))

    def _goes_on(self, block: Made, line: Line) -> bool:
        last, size = block.last, line.size
        full = self._full(last, line)
        if block.kind == "heading" or abs(block.size - line.size) > 0.25 * size:
            return False
        if line.page != last.page or line.box[1] < last.box[1]:
            return full and not last.text.endswith((".", ":", "!", "?", ";")) and (line.bold == last.bold)
        if not self._near(last, line):
            return False
        if block.kind == "item" and line.box[0] < block.left - 3 and not (full and abs(line.box[0] - last.box[0]) < 3):
            return False
        if last.bold != line.bold and (not full or last.bold and not line.runs[0][1]):
            return False
        if block.kind == "para" and not full and line.box[0] > last.box[0] + 1.2 * size:
            return False
        return full or not last.text.endswith((".", "!", "?", ":"))

    def _near(self, last: Line, line: Line) -> bool:
        """Whether a line follows another at the usual distance."""
        return line.page == last.page and -size_of(last) < line.box[1] - last.box[3] <= (self.measures.gap + 0.25) * line.size

    def _full(self, last: Line, line: Line) -> bool:
        """Whether the first word of a line would not have found room on the line above it."""
        return last.box[2] + line.first + 0.24 * line.size > self.right(last)


def size_of(line: Line) -> float:
    """The height of a line's words."""
    return line.box[3] - line.box[1]


def _beside(mark: Box, line: Line) -> bool:
    middle = (mark[1] + mark[3]) / 2
    return line.box[1] < middle < line.box[3] and 0 < line.box[0] - mark[2] < 2.2 * line.size


def _without(runs: list[tuple[str, bool]], length: int) -> list[tuple[str, bool]]:
    """The runs without their first characters."""
    found = []
    for text, bold in runs:
        if text[length:]:
            found.append((text[length:], bold))
        length = max(0, length - len(text))
    return found
