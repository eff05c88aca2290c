"""Dates as councils write them."""

from __future__ import annotations

import pytest

from govgraph.loaders.dates import read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [("7th July", "2016-07-07"), ("30 th July 2015", "2015-07-30"), ("Tuesday 2nd October 2014", "2014-10-02"), ("March 2018", "2018-03"), ("on 1 July 2022", "2022-07-01"),
     ("25 NOVEMBER 2009", "2009-11-25"), ("12/03/2015", "2015-03-12"), ("2019-04-29", "2019-04-29"), ("since 2014", "2014"), ("Sept 2015", "2015-09"), ("31/02/2015x", None),
     ("2016-17", None), ("it may be so", None), ("N/A", None), ("45 March 2015", None), ("31 February 2016", None), ("12th May, 2016 2.00 pm", "2016-05-12"),
     ("05.06.17", "2017-06-05"), ("12-05-2016", "2016-05-12"), ("2016/05/12", "2016-05-12"), ("12-May-2016", "2016-05-12"), ("3rd day of May 2016", "2016-05-03"),
     ("30/02/2016 or 1 March 2016", "2016-03-01"), ("29 February 2015", None), ("29 February 2016", "2016-02-29")],
)  # fmt: skip
def test_dates(text: str, iso: str | None) -> None:
    assert read_date(text, "2016") == iso
