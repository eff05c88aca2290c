"""Word and OpenDocument: what is struck out, hidden or raised is not said; sections, inner tables and merged cells keep their columns."""

from __future__ import annotations

import io
import zipfile

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.limits import Limits, within
from govgraph.loaders.office import office_text
from govgraph.loaders.office.canonical import Canonical

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
NAMES = ("office:office", "text:text", "table:table", "style:style", "draw:drawing", "fo:xsl-fo-compatible", "svg:svg-compatible")
ODF = " ".join(f'xmlns:{name.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name.split(":")[1]}:1.0"' for name in NAMES)


def package(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def word(body: str, space: str = W) -> Canonical:
    document = f'<w:document xmlns:w="{space}" xmlns:w14="{W14}"><w:body>{body}</w:body></w:document>'
    return office_text(package(word__document_xml=document), ".docx", "a.docx", "a.docx")


def odt(body: str, styles: str = "") -> Canonical:
    text = f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
    return office_text(package(content_xml=text + "</office:text></office:body></office:document-content>"), ".odt", "a.odt", "a.odt")


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ("<w:strike/>", "The Board."), ("<w:dstrike/>", "The Board."), ("<w:vanish/>", "The Board."), ('<w:color w:val="FFFFFF"/>', "The Board."),
        ('<w:strike w:val="0"/>', "The Old Board."), ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', "The Old Board."), ('<w:sz w:val="2"/>', "The Board."),
    ],
)  # fmt: skip
def test_words_that_do_not_hold_in_word(look: str, said: str) -> None:
    canonical = word(f"<w:p>{run('The ')}{run('Old ', look)}{run('Board.')}</w:p>")
    assert canonical.text == said + "\n"
    assert bool(canonical.issues) is (said == "The Board.")


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ('style:text-line-through-style="solid"', "The Board."), ('style:text-line-through-type="single"', "The Board."), ('text:display="none"', "The Board."),
        ('fo:color="#ffffff"', "The Board."), ('fo:color="#ffffff" fo:background-color="#000000"', "The Old Board."), ('style:text-line-through-style="none"', "The Old Board."),
    ],
)  # fmt: skip
def test_words_that_do_not_hold_in_opendocument(style: str, said: str) -> None:
    styles = f'<style:style style:name="T"><style:text-properties {style}/></style:style>'
    canonical = odt('<text:p>The <text:span text:style-name="T">Old </text:span>Board.</text:p>', styles)
    assert canonical.text == said + "\n" and bool(canonical.issues) is (said == "The Board.")


def test_note_marks_are_no_letters_and_ordinals_stay() -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    assert word(f"<w:p>{run('Skills Board')}{run('1', high)}{run(' on 12')}{run('th', high)}</w:p>").text == "Skills Board on 12th\n"
    styles = '<style:style style:name="S"><style:text-properties style:text-position="super 58%"/></style:style>'
    assert odt('<text:p>Skills Board<text:span text:style-name="S">a</text:span></text:p>', styles).text == "Skills Board\n"


def test_strict_open_xml_is_word_too() -> None:
    assert word(f"<w:p>{run('The Board')}</w:p>", STRICT).text == "The Board\n"


def cell(text: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


WIDE = '<w:gridSpan w:val="2"/>'


def test_a_section_row_a_late_row_and_a_deleted_row() -> None:
    rows = [
        f"<w:tr>{cell('Group')}{cell('Chair')}</w:tr>",
        f"<w:tr>{cell('Places', WIDE)}</w:tr>",
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("Ann Bell")}</w:tr>',
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('Gone')}{cell('Gone')}</w:tr>",
        f"<w:tr>{cell('Lock Group')}{cell('Raj Patel')}</w:tr>",
    ]
    lines = word(f"<w:tbl>{''.join(rows)}</w:tbl>").text.splitlines()
    assert lines[:2] == ["| Group | Chair |", "| Places |  |"] and lines[-1] == "| Lock Group | Raj Patel |"
    assert not any("Gone" in line for line in lines)


def test_a_table_in_a_cell_comes_behind_its_table() -> None:
    inner = f"<w:tbl><w:tr>{cell('Name')}{cell('Role')}</w:tr><w:tr>{cell('Ann Bell')}{cell('Chair')}</w:tr></w:tbl>"
    canonical = word(f"<w:tbl><w:tr>{cell('Board')}{cell('Details')}</w:tr><w:tr>{cell('Members')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert [line for line in canonical.text.splitlines() if line] == [
        "| Board | Details |", "| Members |  |", "<!-- table -->", "| Name | Role |", "| Ann Bell | Chair |",
    ]  # fmt: skip


def test_tick_boxes_of_word() -> None:
    def box(value: int) -> str:
        state = f'<w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox>'
        return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"

    wingdings = run("ü", '<w:rFonts w:ascii="Wingdings"/>')
    assert word(f"<w:p>{box(1)}{box(0)}{wingdings}</w:p>").text == "☑☐✓\n"


def test_boxes_within_boxes_are_read_once_and_in_time() -> None:
    body = run("deepest")
    for _ in range(16):
        body = f"<w:r><w:pict><w:txbxContent><w:p>{body}</w:p></w:txbxContent></w:pict></w:r>"
    assert word(f"<w:p>{body}</w:p>").text == "deepest\n"


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_repeated_and_merged_cells_stay_within_their_budget(kind: str) -> None:
    with within(Limits(cells=1000)), pytest.raises(GovgraphError, match=r"limits\.cells"):
        if kind == "odt":
            row = '<table:table-row table:number-rows-repeated="9999"><table:table-cell table:number-columns-repeated="9999"><text:p>a</text:p></table:table-cell></table:table-row>'
            odt(f"<table:table>{row}</table:table>")
        else:
            word(f"<w:tbl>{('<w:tr>' + cell('a') + cell('b') + '</w:tr>') * 600}</w:tbl>")


def test_text_stays_within_its_budget() -> None:
    with within(Limits(characters=1000)), pytest.raises(GovgraphError, match=r"limits\.characters"):
        word(f"<w:p>{run('The Board meets. ')}</w:p>" * 100)
    with within(Limits(unpacked_mb=1)), pytest.raises(GovgraphError, match=r"limits\.unpacked_mb"):
        word(f"<w:p>{run('x' * 1_100_000)}</w:p>")


def test_margins_are_known_as_such() -> None:
    header = f'<w:hdr xmlns:w="{W}"><w:p>{run("12 May 2016")}</w:p></w:hdr>'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relation}" Target="header1.xml"/></Relationships>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body><w:p>{run("The Board")}</w:p></w:body></w:document>')
        made.writestr("word/header1.xml", header)
        made.writestr("word/_rels/document.xml.rels", rels)
    canonical = office_text(out.getvalue(), ".docx", "a.docx", "a.docx")
    assert canonical.text == "The Board\n" and canonical.margins == ("12 May 2016",)


def test_what_was_deleted_with_changes_tracked_is_told() -> None:
    gone = f'<w:del w:id="1">{run("Old ").replace("w:t", "w:delText")}</w:del>'
    moved = f'<w:moveFrom w:id="2">{run("Canal ")}</w:moveFrom>'
    canonical = word(f"<w:p>{run('The ')}{gone}{moved}{run('Board.')}</w:p>")
    assert canonical.text == "The Board.\n"
    assert [issue.what for issue in canonical.issues] == ["1 piece(s) of struck-out or deleted text were left out"]  # what was moved stands elsewhere
    changes = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old</text:p></text:deletion></text:changed-region>"
    canonical = odt(f"{changes}</text:tracked-changes><text:p>The Board.</text:p>")
    assert (canonical.text, len(canonical.issues)) == ("The Board.\n", 1)
