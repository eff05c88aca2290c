"""Pages that are pictures: read by Tesseract where it is present, told in any case; pictures and charts on other pages are told."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image

from govgraph.graph.claims import RelationClaim
from govgraph.graph.errors import GovgraphError
from govgraph.loaders import read_source
from govgraph.loaders.files.limits import Limits, within
from govgraph.loaders.office import Canonical, office_text
from govgraph.loaders.office.pdf.scans import find_tesseract

needs_tesseract = pytest.mark.skipif(find_tesseract() is None, reason="Tesseract is not installed")


def paper(*texts: str) -> FPDF:
    made = FPDF(format="A4")
    for text in texts:
        made.add_page()
        made.set_font("helvetica", size=18)
        made.cell(0, 12, "Averton Skills Board", new_x="LMARGIN", new_y="NEXT")
        made.set_font("helvetica", size=11)
        made.multi_cell(0, 6, text, align="L", new_x="LMARGIN", new_y="NEXT")
    return made


def scanned(made: FPDF) -> FPDF:
    """The same pages as pictures."""
    out = FPDF(format="A4")
    for page in pypdfium2.PdfDocument(bytes(made.output())):
        out.add_page()
        out.image(page.render(scale=200 / 72).to_pil(), 0, 0, 210, 297)
    return out


def read(made: FPDF) -> Canonical:
    return office_text(bytes(made.output()), ".pdf", "a.pdf", "a.pdf")


def told(canonical: Canonical) -> list[str]:
    return [f"{issue.place}: {issue.what}" for issue in canonical.issues]


@needs_tesseract
def test_a_scan_is_read_and_marked(tmp_path: Path) -> None:
    made = paper("3 May 2019\n\nThe Averton Skills Board reports to the Wendshire Growth Board.")
    with made.table() as table:
        for cells in (("Name", "Reports to"), ("Flood Panel", "Growth Board")):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    file = tmp_path / "a.pdf"
    scanned(made).output(str(file))
    source = read_source(file)
    assert read(scanned(made)).text.startswith("# Averton Skills Board\n\n3 May 2019\n\nThe Averton Skills Board reports to")
    lines = {f"{one.source.name} {one.type} {one.target.name}": one for one in source.claims if isinstance(one, RelationClaim)}
    assert {"Averton Skills Board REPORTS_TO Wendshire Growth Board", "Flood Panel REPORTS_TO Growth Board"} <= set(lines)
    assert all(line.confidence <= 0.9 and line.evidence[0].page == 1 for line in lines.values())
    assert [(issue.place, issue.what[:35]) for issue in source.issues][:1] == [("page 1", "1 page(s) are pictures; their words")]


def test_without_tesseract_a_scan_is_refused_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_TESSERACT", "")
    with pytest.raises(GovgraphError, match=r"a\.pdf: no text stands on its 2 page\(s\).*Tesseract"):
        read(scanned(paper("Words.", "Words.")))


@needs_tesseract
def test_no_more_pages_are_looked_at_than_the_budget_allows() -> None:
    with within(Limits(scans=1)):
        found = read(scanned(paper("The first page.", "The second page.")))
    assert "first" in found.text and "second" not in found.text
    assert told(found)[1:] == ["page 2: no text stands on this page; it may be a picture"] and "limits.scans" in found.issues[1].advice


Word = tuple[int, int, int, int, str]  # block, left, top, width, text


def seeing(folder: Path, words: Iterable[Word], sure: int = 90) -> str:
    """A program that answers as Tesseract does, whatever it is shown."""
    head = "level page_num block_num par_num line_num word_num left top width height conf text".split()
    rows = [[5, 1, block, 1, top, 1, left, top, width, 40, sure, text] for block, left, top, width, text in words]
    table = "\n".join("\t".join(map(str, row)) for row in [head, *rows])
    program = folder / "seeing"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.stdin.buffer.read()\nsys.stdout.write({table!r})\n", "utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Tesseract is a script")
def test_labels_seen_before_the_values_beside_them_make_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    labels: list[Word] = [(1, 100, 300, 200, "Chair:"), (2, 100, 400, 200, "Remit:"), (2, 100, 600, 200, "Members:")]
    values: list[Word] = [(3, 900, 300, 300, "Bell"), (3, 900, 400, 900, "Safety"), (3, 900, 460, 900, "Trade"), (3, 900, 600, 900, "Reed")]
    monkeypatch.setenv("GOVGRAPH_TESSERACT", seeing(tmp_path, labels + values))
    assert read(scanned(paper(""))).text == "| Chair: | Bell |\n| Remit: | Safety Trade |\n| Members: | Reed |\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Tesseract is a script")
def test_what_is_seen_without_being_sure_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_TESSERACT", seeing(tmp_path, [(1, 100, 300, 200, "xq/;")], sure=20))
    with pytest.raises(GovgraphError, match="scan"):
        read(scanned(paper("")))


def picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (60, 60), "red").save(out, "PNG")
    return out


def test_pictures_are_told_with_page_and_place_but_no_letterhead_or_badge() -> None:
    made = paper("One.", "Two.", "Three.", "Four.")
    for number in (1, 2, 3, 4):
        made.page = number
        made.image(picture(), 150, 5, 50, 50)
        made.image(picture(), 10, 100, 15, 15)
    made.image(picture(), 20, 200, 80, 80)
    assert told(read(made)) == ["page 4, bottom: 1 picture(s) were not read"]
    made = paper(*(f"Words of page {chr(65 + number)}." for number in range(20)))
    for number in range(1, 21, 2):
        made.page = number
        made.image(picture(), 20, 100 + number, 80, 80)
    assert told(read(made)) == ["pages 1, 3, 5, 7, 9, 11, 13, 15 and 2 more: pictures on 10 pages were not read"]


@pytest.mark.parametrize(("style", "lines", "chart"), [("D", True, True), ("F", True, True), ("W", True, False), ("D", False, False)])
def test_boxes_that_lines_join_are_told_where_they_can_be_seen(style: str, lines: bool, chart: bool) -> None:
    made = paper("It is drawn below.")
    made.set_fill_color(*((255, 255, 255) if style == "W" else (200, 220, 240)))
    for text, x, y in (("Leaders Board", 80, 80), ("Growth Board", 30, 130), ("Skills Board", 130, 130)):
        made.rect(x, y, 40, 12, "F" if style == "W" else style)
        made.text(x + 4, y + 8, text)
        if lines and y > 80:
            made.line(100, 92, x + 20, y)
    assert ["boxes and lines are drawn" in words for words in told(read(made))] == [True] * chart


def test_a_table_is_no_chart() -> None:
    made = paper("It is listed below.")
    with made.table() as table:
        for cells in (("Name", "Reports to"), ("Flood Panel", "Growth Board"), ("Rail Panel", "Growth Board")):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    assert told(read(made)) == []


def test_pages_are_a_budget() -> None:
    with within(Limits(pages=1)), pytest.raises(GovgraphError, match=r"this many pages: 2; up to 1 are read\. Split it, or raise limits\.pages"):
        read(paper("One.", "Two."))
