"""OpenDocument texts: what their building blocks become, and what a damaged or protected file says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from govgraph.graph.claims import RelationClaim
from govgraph.graph.errors import GovgraphError
from govgraph.loaders import read_source
from govgraph.loaders.office import office_text

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"))
)
STYLES = """
<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2"><style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="P1" style:parent-style-name="T1"/>
<style:style style:name="P2" style:parent-style-name="Title"/>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/>
<text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>
<text:list-style style:name="H"><text:list-level-style-number text:level="1" style:num-format=""/></text:list-style>
"""


def package(body: str, manifest: str = "<manifest/>") -> bytes:
    out = io.BytesIO()
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("content.xml", content)
        made.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def text_of(body: str) -> str:
    return office_text(package(f"<office:text>{body}</office:text>"), ".odt", "test.odt", "test.odt").text


def test_headings_titles_bold_words_blanks_and_breaks() -> None:
    assert text_of(
        '<text:p text:style-name="P2">Wendshire</text:p><text:h text:outline-level="2">Growth\n   Board</text:h>'
        '<text:p><text:span text:style-name="T1">Chair:</text:span><text:s text:c="3"/>Ann<text:line-break/>\n  <text:span text:style-name="T1">'
        "Lead:</text:span> Raj</text:p>"
        '<text:p text:style-name="P1">All bold<text:span text:style-name="T2"> not this</text:span></text:p>'
    ) == "# Wendshire\n\n## Growth Board\n\n**Chair:** Ann  \n**Lead:** Raj\n\n**All bold** not this\n"


def test_lists_count_nest_and_go_on() -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('inner', '')}</text:list>"
    assert text_of(
        f'<text:list text:style-name="N">{item.format("three", inner)}{item.format("four", "<text:p>more of it</text:p>")}</text:list>'
        f'<text:list text:style-name="N" text:continue-numbering="true">{item.format("five", "")}</text:list>'
        f'<text:list text:style-name="B">{item.format("bullet", "")}</text:list><text:list text:style-name="H">{item.format("bare", "")}</text:list>'
    ) == "3. three\n  a. inner\n4. four\n\nmore of it\n\n5. five\n- bullet\n\nbare\n"


def test_tables_with_merged_and_repeated_cells_lists_and_tables_inside() -> None:
    cell = "<table:table-cell>{}</table:table-cell>"
    inner = f"<table:table><table:table-row>{cell.format('<text:p>Lead:</text:p>')}{cell.format('<text:p>Raj</text:p>')}</table:table-row></table:table>"
    listed = '<text:p>Members</text:p><text:list text:style-name="N"><text:list-item><text:p>Brack | Council</text:p></text:list-item></text:list>'
    assert text_of(
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell.format('<text:p>Name</text:p>')}{cell.format(listed)}{cell.format(inner)}</table:table-row></table:table-header-rows>"
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>down</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-spanned="2"><text:p>across</text:p></table:table-cell><table:covered-table-cell/></table:table-row>'
        '<table:table-row><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2"><text:p>X</text:p></table:table-cell></table:table-row>'
        "</table:table>"
    ).splitlines() == [
        "| Name | <p>Members</p><ol><li>Brack \\| Council</li></ol> | Lead: Raj |",
        "| down | across |  |",
        "| down | X | X |",
    ]


def test_frames_are_read_contents_notes_and_changes_are_not() -> None:
    source = office_text(
        package(
            "<office:text><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
            "<text:table-of-content><text:index-body><text:p>Contents 3</text:p></text:index-body></text:table-of-content>"
            "<text:section><text:p>Board<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note>"
            "<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame><draw:frame/> meets</text:p></text:section>"
            "<table:table><table:table-row><table:table-cell><text:p>Alone</text:p></table:table-cell></table:table-row></table:table>"
            "</office:text>"
        ),
        ".odt", "a.odt", "a.odt",
    )  # fmt: skip
    assert source.text == "Board meets\n\nIn a box\n\nAlone\n"
    assert [issue.what for issue in source.issues] == ["1 picture(s) or diagram(s) were not read", "1 notes were not read"]


def test_a_document_is_read_to_claims(tmp_path: Path) -> None:
    file = tmp_path / "a.odt"
    file.write_bytes(package("<office:text><text:p>The Wendshire Skills Board reports to the Wendshire Growth Board.</text:p></office:text>"))
    assert [claim.type for claim in read_source(file).claims if isinstance(claim, RelationClaim)] == ["REPORTS_TO"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"text", "no OpenDocument text"),
        (package("<office:spreadsheet/>"), "no OpenDocument text"),
        (package("<office:text>"), "damaged"),
        (package("<office:text/>", "<manifest:encryption-data/>"), "password"),
        (package("<office:text/>"), "no text"),
        (package("<office:text><text:p>x</text:p></office:text>").replace(b"content", b"comment"), "no OpenDocument text"),
    ],
)
def test_bad_files_are_told_in_a_line(data: bytes, what: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.odt"
    file.write_bytes(data)
    with pytest.raises(GovgraphError, match=what) as caught:
        read_source(file)
    assert "bad.odt" in str(caught.value) and "\n" not in str(caught.value)


def test_a_file_from_outside_is_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(
            "content.xml",
            f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><office:document-content {SPACES}><office:body><office:text>'
            "<text:p>before &e; after</text:p></office:text></office:body></office:document-content>",
        )
    assert "secret words" not in office_text(out.getvalue(), ".odt", "a.odt", "a.odt").text
