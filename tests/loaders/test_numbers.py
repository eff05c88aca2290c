"""Whole numbers as files write them: absurd ones are none, and end the reading of no file."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.loaders.numbers import whole
from govgraph.loaders.source import read_source

ENDLESS = "9" * 5_000  # Python refuses to make a number of it


@pytest.mark.parametrize(
    ("text", "told"),
    [("3", 3), (" 12 ", 12), ("007", 7), ("", None), (None, None), ("²", None), ("٣", None), ("-1", None), (ENDLESS, None)],
)
def test_only_plain_digits_of_a_sane_length_are_a_number(text: str | None, told: int | None) -> None:
    assert whole(text) == told
    assert whole(text, 9) == (9 if told is None else told)


@pytest.mark.parametrize("heading", ["Formed", "Members", "Date of last meeting", "Tier", "Level", "Meetings a year", "Ended"])
def test_a_register_with_an_endless_number_is_read(heading: str, tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(f"Name,Reports to,{heading}\nSkills Board,Growth Board,{ENDLESS}\nRail Board,Growth Board,²\n")
    assert {claim.source.name for claim in read_source(path).claims if hasattr(claim, "source")} == {"Skills Board", "Rail Board"}


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_a_paper_with_endless_numbers_is_read(format: str, tmp_path: Path) -> None:
    from benchmarks.hostile_seeds import odf, packed

    path = tmp_path / f"paper.{format}"
    if format == "odt":
        item = f'<text:list><text:list-item text:start-value="{ENDLESS}"><text:p>a<text:s text:c="{ENDLESS}"/></text:p></text:list-item></text:list>'
        path.write_bytes(
            odf("text", f'<text:h text:outline-level="{ENDLESS}">Skills Board</text:h>{item}<text:p>The Skills Board met.</text:p>')
        )
    else:
        main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        settings = f'<w:pPr><w:outlineLvl w:val="{ENDLESS}"/><w:numPr><w:ilvl w:val="²"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        body = f"<w:p>{settings}<w:r><w:t>The Skills Board met.</w:t></w:r></w:p>"
        path.write_bytes(packed({"word/document.xml": f"<w:document {main}><w:body>{body}</w:body></w:document>".encode()}))
    assert read_source(path).info.characters > 20
