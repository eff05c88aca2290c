"""What files declare of themselves, and how it fares beside what stands in their headings."""

from __future__ import annotations

import pytest

from govgraph.loaders.source import read_document
from govgraph.loaders.structure.declared import declared

PAGE = """<html><head><title>x</title>
<meta charset="utf-8"><meta name="DCTERMS.date" content="2016-06-21"><meta property='og:title' content='Trust &amp; Board'>
<meta content="Wendshire County Council" name="publisher"></head><body><p>Words.</p></body></html>"""


def test_front_matter_and_meta_elements_are_read() -> None:
    assert declared("---\ntitle: Who does what\ndate: October 2016\nlayout: page\n---\n\nWords.\n") == {"title": "Who does what", "date": "2016-10"}
    assert declared(PAGE) == {"date": "2016-06-21", "title": "Trust & Board", "publisher": "Wendshire County Council"}


@pytest.mark.parametrize("raw", ["", "Words.", "---\nWords\n---\n", "<meta name=date>", "---\ndate: soon\n---\n"])
def test_nothing_is_made_up(raw: str) -> None:
    assert declared(raw) == {}


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("BRACKDALE DISTRICT COUNCIL\n\nMinutes of the Bus Forum held on 17 January 2017\n\n1. The minutes of 18 October 2016 were agreed.\n", {"date": "2017-01-17"}),
        ("# **WENDSHIRE COUNTY COUNCIL**\n\n## **COUNCIL – 15 SEPTEMBER 2015**\n\n## **ANNUAL REVIEW OF PARTNERSHIPS**\n", {"date": "2015-09-15", "title": "Annual Review of Partnerships"}),
        ("# Trust: annual report 2016\n\nReport to the Health and Wellbeing Board, 21 June 2016, by the Director for Children's Services\n", {"date": "2016-06-21"}),
    ],
)
def test_title_and_date_of_a_head(text: str, header: dict[str, str]) -> None:
    found = read_document(text, "0" * 64, "x.md").header
    assert {key: found.get(key) for key in header} == header


def test_places_named_like_places_have_their_partnerships_too() -> None:
    text = "\tCommunity Partnership\tYouth Partnership\nMarlow End\t✓\tTemporarily suspended\nBrack\t✓\tX\n"
    said = {(getattr(claim, "method", ""), getattr(claim, "source", None) and claim.source.name) for claim in read_document(text, "0" * 64, "x.txt").claims}
    assert ("matrix/local-body", "Marlow End Community Partnership") in said
