"""The date of a paper: its own, not one of those that it speaks of."""

from __future__ import annotations

import pytest

from govgraph.loaders.docdate import find_date

BODY = "\n\nThe Skills Board has met since 4 July 2009.\n"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Next review: 1 January 2030\nApproved by Cabinet 12 May 2016", "2016-05-12"),
        ("Date of meeting\n12 May 2016\nReport author", "2016-05-12"),
        ("**Date:** 12 May 2016", "2016-05-12"),
        ("| Date of report | 12/05/2016 |", "2016-05-12"),
        ("Version 3.2\nLast updated 05.06.17", "2017-06-05"),
        ("Cabinet\nThursday, 12th May, 2016 2.00 pm", "2016-05-12"),
        ("Held on Thursday 12 May 2016 at 10.30am", "2016-05-12"),
        ("Terms of reference\nMay 2016", "2016-05"),
        ("Review date: 12 May 2016", None),
        ("Date of next meeting\n12 May 2016", None),
        ("Minutes of the meeting held on 12 May 2016", None),
        ("31 February 2016", None),
        ("The Board meets on 3 May 2016 and then again", None),
    ],
)
def test_the_head_says_it(head: str, date: str | None) -> None:
    assert find_date(head + BODY, (), "paper.txt") == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2016-05-12 Terms of reference.txt", "2016-05-12"),
        ("x/20160512_minutes.docx", "2016-05-12"),
        ("Minutes 12 May 2016.pdf", "2016-05-12"),
        ("tor_May_2016.pdf", "2016-05"),
        ("report-20169912.pdf", None),
        ("report 2016.pdf", None),
    ],
)
def test_the_name_of_the_file_says_it(name: str, date: str | None) -> None:
    assert find_date("Terms of reference" + BODY, (), name) == date


def test_the_margins_say_it_before_the_name() -> None:
    assert find_date("Terms" + BODY, ("Page 1 of 3", "Linfold Council, 12 May 2016"), "2014-01-01.txt") == "2016-05-12"


def test_the_end_says_it() -> None:
    assert find_date("Terms" + BODY * 60 + "\nApproved on 12 May 2016", (), "a.txt") == "2016-05-12"
