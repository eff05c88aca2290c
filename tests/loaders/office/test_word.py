"""Word documents: what Word's own building blocks become, and what a damaged or protected file says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from govgraph.graph.claims import RelationClaim
from govgraph.graph.errors import GovgraphError
from govgraph.loaders import read_source
from govgraph.loaders.office import office_text


def text_of(document: Any) -> str:
    out = io.BytesIO()
    document.save(out)
    return office_text(out.getvalue(), ".docx", "test.docx", "test.docx").text


def test_headings_paragraphs_lists_and_bold_labels() -> None:
    document = docx.Document()
    document.add_heading("Wendshire Growth Board", 0)
    document.add_heading("Governance", 2)
    paragraph = document.add_paragraph()
    paragraph.add_run("Chair: ").bold = True
    paragraph.add_run("Cllr Ann Bell")
    paragraph.add_run().add_break()
    paragraph.add_run("Lead ").bold = True
    paragraph.add_run("officer").bold = True
    paragraph.add_run(": Raj Patel")
    document.add_paragraph("The sub-groups are:")
    document.add_paragraph("Skills Group", "List Bullet")
    document.add_paragraph("Youth Panel", "List Bullet 2")
    document.add_paragraph("First point", "List Number")
    document.add_paragraph("Second point", "List Number")
    document.add_paragraph("")
    assert text_of(document) == (
        "# Wendshire Growth Board\n\n## Governance\n\n**Chair:** Cllr Ann Bell  \n**Lead officer**: Raj Patel\n\n"
        "The sub-groups are:\n\n- Skills Group\n  - Youth Panel\n1. First point\n2. Second point\n"
    )


def test_tables_with_lists_merged_cells_and_tables_inside() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Skills | Work Board"
    cell = table.cell(0, 2)
    cell.text = "Members:"
    cell.add_paragraph("Averton City Council", "List Bullet")
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Chair:", "Ann Bell"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "across"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "down"
    table.cell(2, 0).text = "last"
    assert text_of(document).splitlines() == [
        "| Name | Skills \\| Work Board | <p>Members:</p><ul><li>Averton City Council</li></ul><p>Chair: Ann Bell</p> |",
        "| across |  | down |",
        "| last |  | down |",
    ]


def test_a_table_of_one_cell_is_a_frame_and_neighbouring_tables_stay_apart() -> None:
    document = docx.Document()
    frame = document.add_table(1, 1)
    frame.cell(0, 0).paragraphs[0].text = "The board meets quarterly."
    inner = frame.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Chair", "Ann Bell"
    second = document.add_table(1, 2)
    second.cell(0, 0).text, second.cell(0, 1).text = "Chair", "Raj Patel"
    lines = [line for line in text_of(document).splitlines() if line]
    assert lines == ["The board meets quarterly.", "| Chair | Ann Bell |", "<!-- table -->", "| Chair | Raj Patel |"]


def test_inserted_words_links_controls_and_boxes_are_read_deleted_words_are_not() -> None:
    document = docx.Document()
    names = nsdecls("w")
    paragraph = document.add_paragraph("The board ")._p
    paragraph.append(parse_xml(f"<w:ins {names}><w:r><w:t>reports to </w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {names}><w:r><w:delText>oversees </w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:hyperlink {names}><w:r><w:t>Council</w:t></w:r></w:hyperlink>"))
    control = parse_xml(f"<w:sdt {names}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    document.element.body.insert(1, control)
    run = OxmlElement("w:r")
    box = OxmlElement("w:pict")
    content = OxmlElement("w:txbxContent")
    content.append(parse_xml(f"<w:p {names}><w:r><w:t>In a box</w:t></w:r></w:p>"))
    box.append(content)
    run.append(box)
    document.add_paragraph("Before the box")._p.append(run)
    assert text_of(document) == "The board reports to Council\n\nIn a control\n\nBefore the box\n\nIn a box\n"


def test_a_long_paragraph_in_a_headings_style_is_no_heading_and_contents_are_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("The board reports to the council each year and to its partners whenever they ask for it.", "Heading 2")
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Governance\t3", "toc 1")
    assert text_of(document) == "The board reports to the council each year and to its partners whenever they ask for it.\n"


def test_what_looks_like_markup_is_kept_as_words() -> None:
    document = docx.Document()
    document.add_paragraph("Under <b and &amp; the 1.\tboard\u200b")
    assert text_of(document) == "Under &lt;b and &amp;amp; the 1.\tboard\n"


def test_a_run_on_roster_is_one_person_a_line() -> None:
    document = docx.Document()
    document.add_paragraph("Members of the group")
    document.add_paragraph("Ann Bell (Chair), Brack Town Council Raj Patel, Averton City Council Sue Hart, Police")
    document.add_paragraph("Members from Brack Parish, Marlow End (2) and Averton Hill, attend.")
    assert text_of(document).splitlines()[2:5] == ["Ann Bell (Chair), Brack Town Council", "Raj Patel, Averton City Council", "Sue Hart, Police"]


def test_a_document_is_read_to_claims_whose_quotes_stand_in_its_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Wendshire Skills Board", 1)
    document.add_paragraph("The Wendshire Skills Board reports to the Wendshire Growth Board.")
    document.save(str(tmp_path / "a.docx"))
    source = read_source(tmp_path / "a.docx")
    text = office_text((tmp_path / "a.docx").read_bytes(), ".docx", "", "a.docx").text
    assert [claim.target.name for claim in source.claims if isinstance(claim, RelationClaim)] == ["Wendshire Growth Board"]
    for claim in source.claims:
        for proof in claim.evidence:
            assert " ".join(text[proof.start : proof.end].split()) == proof.quote and proof.page is None
    assert source.info.media_type.endswith("wordprocessingml.document") and source.info.characters == len(text)


def test_pictures_that_were_not_read_are_told(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("The Wendshire Skills Board reports to the Wendshire Growth Board.").add_run()._r.append(OxmlElement("w:drawing"))
    document.save(str(tmp_path / "a.docx"))
    assert "1 picture(s) or diagram(s) were not read" in [issue.what for issue in read_source(tmp_path / "a.docx").issues]


def _package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def _damaged() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue().replace(b"PK\x01\x02", b"PK\x09\x09", 3)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"not a zip", "no Word document"),
        (b"PK\x03\x04" + bytes(50), "no Word document"),
        (_package(**{"mimetype": b"x"}), "no Word document"),
        (_package(**{"word__document.xml": b"<a"}), "damaged"),
        (_package(**{"word__document.xml": b"<a/>", "word__vbaProject.bin": b"x"}), "macros"),
        (_damaged(), "Word document"),
        (OLE, "old Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_bad_files_are_told_in_a_line(data: bytes, what: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.docx"
    file.write_bytes(data)
    with pytest.raises(GovgraphError, match=what) as caught:
        read_source(file)
    assert "bad.docx" in str(caught.value) and "\n" not in str(caught.value)


def test_an_empty_document_is_told() -> None:
    with pytest.raises(GovgraphError, match="no text"):
        text_of(docx.Document())


def test_what_is_damaged_half_way_never_raises_anything_else() -> None:
    out = io.BytesIO()
    document = docx.Document()
    document.add_heading("Wendshire Skills Board", 1)
    document.save(out)
    good = out.getvalue()
    for cut in range(0, len(good), len(good) // 40):
        for data in (good[:cut], good[:cut] + b"\x00\xff\x00" + good[cut + 3 :]):
            try:
                office_text(data, ".docx", "a.docx", "a.docx")
            except GovgraphError as err:
                assert "a.docx" in str(err)


def test_numbering_of_a_paragraph_overrides_its_style() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("No item after all", "List Bullet")
    props = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    props.get_or_add_numId().set(qn("w:val"), "0")
    assert text_of(document) == "No item after all\n"
