"""The ruled tables of a PDF page: their cells by place, found by pdfplumber, and the small marks that are drawn as bullets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govgraph.loaders.office.pdf.glyphs import Box, Glyph, turned

FEWEST_RULES = 4  # lines; with fewer no table is ruled


@dataclass
class Table:
    """A table by its cells; None where a cell is merged into a neighbour."""

    box: Box
    rows: list[list[Box | None]]

    @property
    def columns(self) -> tuple[float, float]:
        """Left and right edge."""
        return self.box[0], self.box[2]


def drawn_marks(page: Any) -> tuple[list[Box], int]:
    """The small solid marks of a page, which may be bullets, and how many rules it has."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_mediabox()
    marks: list[Box] = []
    rules = 0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        x0, y0, x1, y1 = item.get_bounds()
        wide, high = x1 - x0, y1 - y0
        if 1 < wide < 9 and 1 < high < 9 and 0.6 < wide / high < 1.7:
            marks.append(turned((x0 - left, y0 - bottom, x1 - left, y1 - bottom), right - left, top - bottom, page.get_rotation()))
        elif wide > 9 or high > 9:
            rules += 1
    return marks, rules


def find_tables(plumbed: Any) -> list[Table]:
    """The ruled tables of a pdfplumber page, top to bottom; frames around a single cell are none."""
    found = []
    for table in plumbed.find_tables():
        rows = [[(c[0], c[1], c[2], c[3]) if c else None for c in row.cells] for row in table.rows]
        if sum(cell is not None for row in rows for cell in row) > 1:
            found.append(Table(tuple(table.bbox), rows))
    return sorted(found, key=lambda table: (table.box[1], table.box[0]))


def within(glyph: Glyph, box: Box) -> bool:
    """Whether the middle of a character stands in a box."""
    x0, top, x1, bottom = glyph.box
    across, down = (x0 + x1) / 2, (top + bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]
