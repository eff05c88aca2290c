"""Word's tables: merged and missing cells, rows across the whole width, tables in cells, cells that speak by their colour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from govgraph.loaders.numbers import whole
from govgraph.loaders.office.canonical import Piece, again, nested
from govgraph.loaders.office.numbering import W
from govgraph.loaders.office.wordruns import inside, is_deleted
from govgraph.loaders.office.wordstyles import value

if TYPE_CHECKING:
    from govgraph.loaders.office.word import Word

_WIDEST = 60  # columns that a cell may cover or a row leave out
SECTION = 120  # characters; a longer row across the whole width is a paragraph, not a heading of the rows below
_PLAIN = frozenset(["", "auto", "ffffff", "none"])


@dataclass
class Tables:
    """Writes a table and those in its cells. above: column -> what a cell merged downward says."""

    word: Word
    above: dict[int, list[Piece]] = field(default_factory=dict)
    inner: list[Any] = field(default_factory=list)
    shaded: int = 0

    def write(self, table: Any) -> None:
        """A table, then the tables that stand in its cells; one of a single column stands for paragraphs of its own."""
        rows = [(row, list(inside(row, "tc"))) for row in inside(table, "tr") if not is_deleted(row)]
        several = any(len(cells) > 1 for _, cells in rows)
        first = True
        for row, cells in rows:
            if len(cells) == 1 and not (several and not first and self._is_section(cells[0])):
                self.word.body(cells[0])
                continue
            self.word.writer.row(self._row(row, cells), first)
            first = False
        if self.shaded > 1:
            self.word.runs.left["shaded"] += self.shaded
        for inner in self.inner:
            Tables(self.word).write(inner)

    def _is_section(self, cell: Any) -> bool:
        paragraphs = [node for node in inside(cell, "p", "tbl") if node.tag == W + "tbl" or _words(node)]
        return len(paragraphs) == 1 and paragraphs[0].tag == W + "p" and len(_words(paragraphs[0])) <= SECTION

    def _row(self, row: Any, cells: list[Any]) -> list[list[Piece]]:
        """The cells of a row; a cell merged downward says its words again, one merged sideways leaves its neighbours empty."""
        settings = row.find(W + "trPr")
        found: list[list[Piece]] = [[] for _ in range(_count(settings, "gridBefore"))]
        for cell in cells:
            look = cell.find(W + "tcPr")
            merge = look.find(W + "vMerge") if look is not None else None
            goes_on = merge is not None and merge.get(W + "val") != "restart"
            pieces = self.above.get(len(found), []) if goes_on else self._pieces(cell)
            self.above[len(found)] = again(pieces) if merge is not None else []
            self._note_colour(look, pieces)
            found.append(pieces)
            found.extend([] for _ in range(max(1, _count(look, "gridSpan")) - 1))
        return [*found, *([] for _ in range(_count(settings, "gridAfter")))]

    def _note_colour(self, look: Any, pieces: list[Piece]) -> None:
        shade = look.find(W + "shd") if look is not None else None
        if shade is not None and not pieces and (shade.get(W + "fill") or "").lower() not in _PLAIN:
            self.shaded += 1

    def _pieces(self, cell: Any) -> list[Piece]:
        """The paragraphs and items of a cell; a table inside it comes behind its own table, or, where it has one column, as lines."""
        from govgraph.loaders.office.word import pieces_of

        found: list[Piece] = []
        for node in inside(cell, "p", "tbl"):
            if node.tag == W + "p":
                found.extend(pieces_of(self.word, node))
                continue
            rows = [list(inside(row, "tc")) for row in inside(node, "tr") if not is_deleted(row)]
            if len(rows) > 1 and all(len(cells) > 1 for cells in rows):
                self.inner.append(node)
            else:
                lines = ([" ".join(piece.words for piece in self._pieces(cell)) for cell in cells] for cells in rows)
                found.extend(Piece(nested([text for text in texts if text])) for texts in lines)
        return [piece for piece in found if piece.words]


def _words(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(W + "t")).strip()


def _count(settings: Any | None, tag: str) -> int:
    return min(whole(value(settings, tag), 0), _WIDEST)
