"""PDF files made here: headings, paragraphs, lists, tables, pages, and what a bad file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from govgraph.graph.claims import RelationClaim
from govgraph.graph.errors import GovgraphError
from govgraph.loaders import read_source
from govgraph.loaders.office import Canonical, office_text
from govgraph.loaders.office.pdf.glyphs import Glyph, Line
from tests.support.odd_files import page_pdf, stream

PROSE = "The Wendshire Skills Board brings together colleges, employers and councils from all over the county of Wendshire. "


class Paper(FPDF):
    """A page with a running head and a page number, as council papers have them."""

    def header(self) -> None:
        self.set_font("helvetica", size=9)
        self.cell(0, 5, "Wendshire County Council - Partnerships", new_x="LMARGIN", new_y="NEXT")
        self.ln(8)

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("helvetica", size=9)
        self.cell(0, 5, f"Page {self.page_no()} of 3", align="C")


def paper(kind: type[FPDF] = Paper) -> FPDF:
    made = kind(format="A4")
    made.set_auto_page_break(True, 25)
    made.add_page()
    made.set_font("helvetica", size=11)
    return made


def say(made: FPDF, text: str, size: float = 11, style: str = "", after: float = 4) -> None:
    made.set_font("helvetica", style, size)
    made.multi_cell(0, size * 0.45, text, align="L", new_x="LMARGIN", new_y="NEXT", markdown=not style)
    made.ln(after)


def read(made: FPDF) -> Canonical:
    return office_text(bytes(made.output()), ".pdf", "test.pdf", "test.pdf")


def test_headings_by_size_paragraphs_healed_bold_labels_and_hard_lines() -> None:
    made = paper(FPDF)
    say(made, "Wendshire Skills Board", 20)
    say(made, "How it is governed", 15)
    say(made, PROSE * 3)
    say(made, "**Chair:** Cllr Ann Bell\n**Lead officer:** Raj Patel")
    say(made, "Last words of it.")
    text = read(made).text
    assert text == (
        "# Wendshire Skills Board\n\n## How it is governed\n\n" + (PROSE * 3).strip() + "\n\n"
        "**Chair:** Cllr Ann Bell  \n**Lead officer:** Raj Patel\n\nLast words of it.\n"
    )


def test_heads_and_page_numbers_go_and_paragraphs_go_on_over_pages_with_the_page_kept() -> None:
    made = paper()
    for number in range(1, 13):
        say(made, f"{number}. In {number * 111} ways. " + PROSE * 8)
    say(made, "The Brack Youth Forum reports to the Wendshire Skills Board.")
    assert made.pages_count >= 2
    found = read(made)
    assert "Partnerships" not in found.text and "Page 1" not in found.text
    lines = [line for line in found.text.splitlines() if line]
    assert lines[:-1] == [f"{number}. In {number * 111} ways. " + (PROSE * 8).strip() for number in range(1, 13)]
    assert found.page(0) == 1 and found.page(found.text.index("Brack Youth")) == made.pages_count


def test_lists_with_bullets_numbers_and_levels() -> None:
    made = paper(FPDF)
    say(made, "The members are:", after=0)
    for left, words in ((15, "\x95 Averton City Council"), (15, "\x95 Brackdale District Council"), (25, "- its planning service"), (15, "\x95 Police")):
        made.set_x(left)
        made.set_font("helvetica", size=11)
        made.cell(0, 5, words.replace("\x95", "-"), new_x="LMARGIN", new_y="NEXT")
    made.ln(4)
    say(made, "(a) first\n(b) second", after=0)
    assert read(made).text == (
        "The members are:\n\n- Averton City Council\n- Brackdale District Council\n  - its planning service\n- Police\na. first\nb. second\n"
    )


def test_a_number_in_mid_sentence_opens_no_item() -> None:
    made = paper(FPDF)
    made.set_font("helvetica", size=11)
    for line in (
        "The Wendshire Skills Board was founded by the county council and by the districts of it on 7 July",
        "2015. It reports to the Wendshire Growth Board and to all the districts that have founded it in May",
        "12. The rest of it goes on and on in a line that is about as long as every other one of them here.",
    ):
        made.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    assert read(made).text.count("\n") == 1


def test_words_parted_at_line_ends_are_healed_and_compounds_keep_their_hyphen() -> None:
    made = paper(FPDF)
    for line in (
        "The partnership is governed by a board that meets quarterly and takes part in every deci-",
        "sion making of the county council, and each partner-",
        "ship works in cross-",
        "county groups.",
    ):
        made.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
        made.set_font("helvetica", size=11)
    text = read(made).text
    assert "decision making" in text


def table(made: FPDF, rows: list[tuple[str, ...]], widths: tuple[int, ...]) -> None:
    made.set_font("helvetica", size=10)
    with made.table(col_widths=widths, text_align="LEFT", first_row_as_headings=False, padding=1) as grid:
        for row in rows:
            cells = grid.row()
            for words in row:
                cells.cell(words)


def test_ruled_tables_keep_rows_and_cells_on_one_page_and_over_two() -> None:
    made = paper()
    rows = [("Partnership", "Reports to", "Chair")]
    rows += [(f"Group {number}", "Wendshire County Council and Averton City Council, in turn", "Ann Bell\nRaj Patel") for number in range(30)]
    table(made, rows, (30, 50, 20))
    say(made, "After the table.")
    assert made.pages_count > 1
    lines = [line for line in read(made).text.splitlines() if line]
    assert lines[0] == "| Partnership | Reports to | Chair |"
    assert lines[1] == "| Group 0 | Wendshire County Council and Averton City Council, in turn | Ann Bell<br>Raj Patel |"
    assert len(lines) == 32 and lines[-1] == "After the table."


def test_merged_cells_and_touching_tables() -> None:
    made = paper(FPDF)
    for x, y, w, h, words in (
        (10, 20, 30, 20, "down"), (40, 20, 40, 10, "one"), (80, 20, 40, 10, "two"), (40, 30, 80, 10, "across"),
        (10, 40, 60, 10, "Chair"), (70, 40, 50, 10, "Ann Bell"), (10, 50, 60, 10, "Lead"), (70, 50, 50, 10, "Raj Patel"),
    ):  # fmt: skip
        made.set_xy(x, y)
        made.cell(w, h, words, border=1)
    lines = [line for line in read(made).text.splitlines() if line]
    assert lines == ["| down | one |  | two |", "| down | across |  |  |", "<!-- table -->", "| Chair | Ann Bell |", "| Lead | Raj Patel |"]


def test_a_long_cell_merged_downward_is_said_once() -> None:
    made = paper(FPDF)
    for x, y, w, h, words in ((10, 20, 90, 40, PROSE * 2), (100, 20, 40, 20, "one"), (100, 40, 40, 20, "two")):
        made.rect(x, y, w, h)
        made.set_xy(x, y)
        made.multi_cell(w, 6, words, align="L")
    assert [line for line in read(made).text.splitlines() if line] == [f"| {(PROSE * 2).strip()} | one |", "|  | two |"]


@pytest.mark.parametrize(("code", "words"), [(7, "The Flood Panel"), (12, "The Officer"), (0xF0041, "The P anel")])
def test_blanks_and_ligatures_of_typesetters_and_characters_that_mark_pages(code: int, words: str) -> None:
    body = {7: "The\\001Flood\\001Panel", 12: "The Of\\001cer", 0xF0041: "The P\\001anel"}[code]
    table = f"/CIDInit findresource begin begincmap 1 beginbfchar <01> <{chr(code).encode('utf-16-be').hex()}> endbfchar endcmap end"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    made = page_pdf(f"BT /F1 12 Tf 72 700 Td ({body}) Tj ET", "/Font << /F1 5 0 R >>", font, stream(table))
    assert office_text(made, ".pdf", "a.pdf", "a.pdf").text.strip() == words


def test_columns_of_text_are_read_one_after_the_other_and_wide_gaps_part_cells() -> None:
    made = paper(FPDF)
    for x, words in ((10, "left"), (110, "right")):
        for number in range(4):
            made.set_xy(x, 30 + 6 * number)
            made.cell(80, 6, f"{words} column line {number} of it here")
    made.set_xy(10, 120)
    made.cell(40, 6, "Chair:")
    made.cell(40, 6, "Ann Bell")
    text = read(made).text
    assert text.index("left column line 3") < text.index("right column line 0") and text.endswith("| Chair: | Ann Bell |\n")


def test_tables_without_rules_keep_their_cells_also_over_a_page() -> None:
    made = paper(FPDF)
    rows = [(("Partnership Name",), ("Wendshire", "Growth Board")), (("Chair",), ("Ann Bell",)), (("Groups",), ("Skills Group and all those", "that report to it"))]
    y = 20
    for cells in rows:
        for x, words in zip((10, 80), cells, strict=True):
            for number, line in enumerate(words):
                made.set_xy(x, y + 5 * number)
                made.cell(60, 5, line)
        y += 15
    made.set_xy(10, 280)
    made.set_auto_page_break(False)
    made.cell(70, 5, "Partnership Name")
    made.cell(70, 5, "Brack Youth")
    made.add_page()
    for y, left, right in ((20, "", "Partnership"), (26, "Chair", "Raj Patel"), (32, "Lead", "Sue Hart")):
        made.set_xy(10, y)
        made.cell(70, 5, left)
        made.cell(70, 5, right)
    assert [line for line in read(made).text.splitlines() if line and "--" not in line] == [
        "| Partnership Name | Wendshire<br>Growth Board |", "| Chair | Ann Bell |", "| Groups | Skills Group and all those that report to it |",
        "| Partnership Name | Brack Youth Partnership |", "| Chair | Raj Patel |", "| Lead | Sue Hart |",
    ]  # fmt: skip


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_that_are_turned_with_their_page_are_read(turn: int) -> None:
    made = FPDF(format=(200, 200))
    made.add_page()
    with made.rotation(turn, 100, 100):
        say(made, "Wendshire Skills Board", 20)
        table(made, [("Chair", "Ann Bell"), ("Lead", "Raj Patel")], (30, 50))
    assert read(made).text == "# Wendshire Skills Board\n\n| Chair | Ann Bell |\n| Lead | Raj Patel |\n"


def test_words_that_stand_across_the_others_are_told() -> None:
    made = paper(FPDF)
    say(made, PROSE)
    with made.rotation(90, 100, 100):
        made.text(100, 100, "Sideways words in the margin")
    found = read(made)
    assert "Sideways" not in found.text and "stand across" in found.issues[0].what


def test_evidence_stands_on_its_page(tmp_path: Path) -> None:
    made = paper()
    say(made, "Wendshire Skills Board", 20)
    say(made, "The Wendshire Skills Board reports to the Wendshire Growth Board.")
    made.add_page()
    say(made, "The Brack Youth Forum reports to Averton City Council.")
    file = tmp_path / "a.pdf"
    made.output(str(file))
    source = read_source(file)
    text = office_text(file.read_bytes(), ".pdf", "", "").text
    pages = {claim.target.name: claim.evidence[0].page for claim in source.claims if isinstance(claim, RelationClaim)}
    assert pages == {"Wendshire Growth Board": 1, "Averton City Council": 2}
    for claim in source.claims:
        for proof in claim.evidence:
            assert " ".join(text[proof.start : proof.end].split()) == proof.quote
    assert source.info.media_type == "application/pdf"
    assert read_source(file) == source


def test_a_page_without_text_is_told_and_a_scan_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    Image.new("RGB", (40, 40), "red").save(picture)
    made = FPDF()
    made.add_page()
    made.image(str(picture))
    with pytest.raises(GovgraphError, match="scan"):
        read(made)
    made = FPDF()
    made.add_page()
    made.image(str(picture))
    made.add_page()
    made.set_font("helvetica", size=11)
    made.cell(0, 5, "Words at last")
    assert [(issue.place, issue.what) for issue in read(made).issues] == [("page 1", "no text stands on this page; it may be a picture")]


def _protected() -> bytes:
    made = paper(FPDF)
    made.cell(0, 5, "secret")
    made.set_encryption("owner", "user")
    return bytes(made.output())


@pytest.mark.parametrize(
    ("data", "what"), [(b"", "empty"), (b"%PDF-1.7\nnothing", "no PDF"), (b"words", "no PDF"), (_protected(), "password")]
)
def test_bad_files_are_told_in_a_line(data: bytes, what: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.pdf"
    file.write_bytes(data)
    with pytest.raises(GovgraphError, match=what) as caught:
        read_source(file)
    assert "bad.pdf" in str(caught.value) and "\n" not in str(caught.value)


def test_what_is_damaged_half_way_never_raises_anything_else() -> None:
    made = paper()
    say(made, PROSE)
    table(made, [("Chair", "Ann Bell"), ("Lead", "Raj Patel")], (30, 50))
    good = bytes(made.output())
    for cut in range(0, len(good), len(good) // 40):
        for data in (good[:cut], good[:cut] + b"\x00\xff\x00" + good[cut + 3 :]):
            try:
                office_text(data, ".pdf", "a.pdf", "a.pdf")
            except GovgraphError as err:
                assert "a.pdf" in str(err)


def test_letters_without_height_still_make_a_line() -> None:
    flat = [Glyph(sign, (float(at), 10.0, at + 1.0, 10.0), False) for at, sign in enumerate("Board")]
    assert Line(flat, 1).close().size > 0
