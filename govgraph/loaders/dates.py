"""Dates as councils write them, to ISO: "7th July", "11 August 2015", "2nd October 2014", "March 2018", "2016-17"."""

from __future__ import annotations

import datetime
import re

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS).replace("sep(?:tember)?", "sept?(?:ember)?")
DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?[\s-]+(?:of\s+|day\s+of\s+)?)?(?P<month>{_MONTH})\b\.?,?(?:[\s-]+(?P<year>(?:19|20)\d\d))?\b"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)?\d\d)\b"
    r"|\b(?P<dd>\d{1,2})-(?P<mm>\d{1,2})-(?P<yy>(?:19|20)\d\d)\b"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)(?![\d-])"
    r"|\b(?P<slashed>(?:19|20)\d\d[/.]\d\d[/.]\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b(?!\s*[-–/]\s*\d)")


def read_date(text: str, year: str | None = None) -> str | None:
    """The first date in a text as ISO, as precise as stated; `year` fills in where none is written. None where there is none.

    A day that the calendar has not (31 February) is none.
    "2016-17" is a financial year, not a date: it gives nothing (dateparser reads 17 November 2026 into it).
    """
    for match in DATE.finditer(text):
        found = _iso(match, year)
        if found:
            return found
    bare = _YEAR.search(DATE.sub(" ", text))  # the year of a day that the calendar has not is no date either
    return bare[1] if bare else None


def _iso(match: re.Match[str], year: str | None) -> str | None:
    if iso := match["iso"] or match["slashed"]:
        year_of, month_of, day_of = iso[:4], int(iso[5:7]), iso[8:10]
        return _valid(year_of, month_of, int(day_of or 1)) and iso.replace("/", "-").replace(".", "-")
    if match["dd"]:
        return _valid(match["yy"], int(match["mm"]), int(match["dd"]))
    if match["d"]:
        when = match["y"] if len(match["y"]) == 4 else "20" + match["y"]
        return _valid(when, int(match["m"]), int(match["d"]))
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].lower()[:3]))
    when = match["year"] or year
    if not match["year"] and not match["day"] and (not year or match["month"] in ("may", "march", "mar")):
        return None
    if when is None:
        return None
    return _valid(when, month, int(match["day"])) if match["day"] else f"{when}-{month:02}"


def _valid(year: str, month: int, day: int) -> str | None:
    """The date, where the calendar has it: 31 February is none."""
    try:
        return datetime.date(int(year), month, day).isoformat()
    except ValueError:
        return None
