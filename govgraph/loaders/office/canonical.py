"""The text that a Word, OpenDocument or PDF file is read as: Markdown with pipe tables, the same for the same file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from govgraph.graph.claims import Claim, Evidence, Issue, RelationClaim
from govgraph.loaders.files.limits import refuse_beyond
from govgraph.loaders.office.charts import Chart
from govgraph.loaders.office.runon import part_roster

Runs = list[tuple[str, bool]]  # (words, whether they stand in bold); "\n" is a line break

_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY_LIKE = re.compile(r"&(?=#?\w{1,10};)")
_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_MARKED = re.compile(r"^\(?(?:[-*+•●▪◦‣·–]|(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])[ \t]*\t")
DRAWN = 0.6  # confidence of what a drawn chart shows: a line says that two are joined, and its place says how
_REPEATED = 200  # characters of a cell merged downward that each of its rows says again
SEEN = 0.9  # confidence of what was read from a picture: letters may be mistaken
LONGEST_TABBED = 200  # characters; a tab in a longer line parts no cells


@dataclass(frozen=True)
class Canonical:
    """A file's text. starts: (offset, page) wherever the text goes on from another page (PDF); issues: what could not be read.

    drawn: the spans that were read from drawn charts, where lines, not words, say who stands above whom.
    seen: pages whose words were read from a picture.
    margins: what the pages bear above and below their text.
    """

    text: str
    starts: tuple[tuple[int, int], ...] = ()
    issues: tuple[Issue, ...] = ()
    drawn: tuple[tuple[int, int], ...] = ()
    margins: tuple[str, ...] = ()
    seen: frozenset[int] = frozenset()

    def page(self, offset: int) -> int | None:
        """The page, from 1, on which this offset stands; None where the format knows no pages."""
        return self.starts[max(0, bisect_right(self.starts, offset, key=lambda start: start[0]) - 1)][1] if self.starts else None

    def is_drawn(self, offset: int) -> bool:
        """Whether what stands at this offset was read from a drawn chart."""
        at = bisect_right(self.drawn, (offset, len(self.text) + 1)) - 1
        return at >= 0 and offset < self.drawn[at][1]

    def paged(self, claim: Claim) -> Claim:
        """The claim with its pages filled in, and no surer than a drawing can be where it was read from one."""
        if self.drawn and claim.evidence and all(self.is_drawn(proof.start) for proof in claim.evidence):
            claim = replace(claim, confidence=min(claim.confidence, DRAWN))
        if not self.starts:
            return claim
        proofs = tuple(self._proof(proof) for proof in claim.evidence)
        if proofs and all(proof.page in self.seen for proof in proofs):
            claim = replace(claim, confidence=min(claim.confidence, SEEN))
        return replace(claim, evidence=proofs) if isinstance(claim, RelationClaim) else replace(claim, evidence=proofs)

    def _proof(self, proof: Evidence) -> Evidence:
        return replace(proof, page=self.page(proof.start))


@dataclass(frozen=True)
class Piece:
    """What a table cell holds: a paragraph, or an item of a list with its marker ("-", "3.")."""

    words: str
    marker: str = ""


@dataclass
class Writer:
    """Puts headings, paragraphs, items and rows into one text; the kind that came last decides on the blank line.

    where: the file, for the message when its text is beyond all measure.
    """

    where: str = ""
    parts: list[str] = field(default_factory=list)
    last: str = ""
    lead: str = ""  # the words that came last
    length: int = 0
    cells: int = 0
    drawn: list[tuple[int, int]] = field(default_factory=list)

    def heading(self, level: int, runs: Runs) -> None:
        """A heading."""
        self._put("heading", "#" * min(level, 6) + " " + " ".join(plain(runs).split()))

    def paragraph(self, runs: Runs) -> None:
        """A paragraph."""
        self._put("paragraph", part_roster(self.lead, marked(runs)))

    def item(self, level: int, marker: str, runs: Runs) -> None:
        """An item of a list; `level` counts from 0."""
        words = marked([(text.replace("\t", " "), bold) for text, bold in runs])
        if words:
            self._put("item", f"{'  ' * level}{marker} {words}")

    def row(self, cells: list[list[Piece]], new_table: bool) -> None:
        """A row of a table; a table right behind another is kept apart by a comment."""
        self.cells += len(cells)
        refuse_beyond("cells", self.cells, "its tables have, repeated ones counted, this many cells:", self.where, "Split it")
        if not any(cells):
            return
        if new_table and self.last == "row":
            self._put("paragraph", "<!-- table -->")
        self._put("row", "| " + " | ".join(map(cell_text, cells)) + " |")

    def chart(self, chart: Chart) -> int:
        """A drawn chart as a table of who stands below whom; how many of its lines were not clear."""
        lines, unclear = chart.lines()
        if lines:
            start = self.length
            for number, pair in enumerate([("Body", "Reports to"), *lines]):
                self.row([[Piece(clean(words))] for words in pair], number == 0)
            self.drawn.append((start, self.length))
            self.last = "chart"
        return unclear

    def _put(self, kind: str, words: str) -> None:
        if not words.strip("# "):
            return
        gap = "" if not self.parts else "\n" if kind == self.last and kind in ("item", "row") else "\n\n"
        self.parts.append(gap + words)
        self.length += len(gap) + len(words)
        refuse_beyond("characters", self.length, "its text has this many characters:", self.where, "Split it")
        self.last, self.lead = kind, words

    def done(self, issues: Iterable[Issue] = (), margins: Iterable[str] = ()) -> Canonical:
        """All that was written, as one text that ends with a line end."""
        text = "".join(self.parts)
        return Canonical(text + "\n" if text else "", (), tuple(issues), tuple(self.drawn), tuple(margins))


def clean(text: str) -> str:
    """Text whose characters cannot be taken for markup."""
    text = _INVISIBLE.sub("", text.replace("\u000b", "\n").replace("\r\n", "\n").replace("\r", "\n"))
    return _TAG_LIKE.sub("&lt;", _ENTITY_LIKE.sub("&amp;", text))


def plain(runs: Runs) -> str:
    """The words without bold marks."""
    return clean("".join(text for text, _ in runs))


def marked(runs: Runs) -> str:
    """The words with bold marks that never cross a line; line breaks as two spaces and a line end, doubled blanks as one."""
    lines: list[str] = []
    for line in _lines(_merged(runs)):
        words = re.sub(r" {2,}", " ", "".join(_bold(text) if bold else text for text, bold in line)).strip()
        tabbed = _MARKED.sub(lambda found: found.group().rstrip() + " ", words)
        words = tabbed if len(tabbed) <= LONGEST_TABBED else tabbed.replace("\t", " ")
        if words:
            lines.append(words)
    return "  \n".join(lines)


def _merged(runs: Runs) -> Runs:
    """Neighbours of one weight as one run; blanks take the weight of what stands before them."""
    found: Runs = []
    for text, bold in runs:
        text = clean(text)
        if found and (found[-1][1] == bold or not text.strip(" ")):
            found[-1] = (found[-1][0] + text, found[-1][1])
        elif text:
            found.append((text, bold))
    return found


def _lines(runs: Runs) -> list[Runs]:
    lines: list[Runs] = [[]]
    for text, bold in runs:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append((part, bold))
    return lines


def _bold(text: str) -> str:
    words = text.strip()
    if not words:
        return text
    start = text.index(words)
    return f"{text[:start]}**{words}**{text[start + len(words) :]}"


def cell_text(pieces: list[Piece]) -> str:
    """A cell on one line: its words alone, or, where it holds several paragraphs or a list, HTML."""
    if len(pieces) == 1 and not pieces[0].marker:
        return _inline(pieces[0].words)
    out: list[str] = []
    open_list = ""
    for piece in pieces:
        kind = "" if not piece.marker else "ol" if piece.marker[0].isdigit() else "ul"
        if kind != open_list:
            out.append((f"</{open_list}>" if open_list else "") + (f"<{kind}>" if kind else ""))
            open_list = kind
        out.append(f"<li>{_inline(piece.words)}</li>" if kind else f"<p>{_inline(piece.words)}</p>")
    return "".join(out) + (f"</{open_list}>" if open_list else "")


def _inline(words: str) -> str:
    return words.replace("|", "\\|").replace("\t", " ").replace("  \n", "<br>").replace("\n", "<br>")


def again(pieces: list[Piece]) -> list[Piece]:
    """What a cell merged downward says in each further of its rows: one short piece, else nothing, for long ones swell a text."""
    return pieces if len(pieces) == 1 and len(pieces[0].words) <= _REPEATED else []


def nested(texts: list[str]) -> str:
    """The cells of a row inside a cell as one line."""
    return " ".join(texts) if texts and texts[0].rstrip("* ").endswith(":") else ", ".join(texts)


def is_heading(text: str) -> bool:
    """Whether a paragraph in a heading's style is one: some authors number their whole paragraphs with such styles."""
    return len(text) < 160 and not (len(text.split()) > 12 and text.endswith((".", ";")))
