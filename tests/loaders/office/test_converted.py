"""Older kinds of files: through LibreOffice where it is present, else a line that says what to do."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.office import office_text
from govgraph.loaders.office.converted import _convert, find_office

RTF = rb"{\rtf1\ansi The Skills Board reports to the Growth Board.\par Ann Bell\cell Chair\row}"
needs_office = pytest.mark.skipif(find_office() is None, reason="needs LibreOffice")


def test_without_libreoffice_a_line_says_how_to_save_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_SOFFICE", "")
    for suffix, target in ((".doc", ".docx"), (".ppt", ".pptx")):
        with pytest.raises(GovgraphError, match=rf"only where LibreOffice is installed.*save it as \{target}"):
            office_text(b"x", suffix, f"old{suffix}", "old")


def test_rich_text_is_read_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_SOFFICE", "")
    assert "The Skills Board reports to the Growth Board." in office_text(RTF, ".rtf", "a.rtf", "a.rtf").text
    with pytest.raises(GovgraphError, match="no RTF document"):
        office_text(b"PK", ".rtf", "a.rtf", "a.rtf")
    with pytest.raises(GovgraphError, match="damaged"):
        office_text(rb"{\rtf1 \u-99999999? Board}", ".rtf", "a.rtf", "a.rtf")


@needs_office
def test_an_old_word_file_says_what_its_new_form_says(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Wendshire Skills Board", 1)
    made.add_paragraph("The board reports to the ").add_run("Old Panel").font.strike = True
    made.save(str(tmp_path / "a.docx"))
    old = _convert(find_office() or "", (tmp_path / "a.docx").read_bytes(), ".docx", ".doc", tmp_path)
    assert old is not None
    text = office_text(old, ".doc", "a.doc", "a.doc").text
    assert "# Wendshire Skills Board" in text and "The board reports to the" in text and "Old Panel" not in text


@needs_office
@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 20])
def test_rubbish_ends_in_a_line_or_in_no_text(data: bytes) -> None:
    try:
        office_text(data, ".doc", "a.doc", "a.doc")
    except GovgraphError as error:
        assert "\n" not in str(error)
