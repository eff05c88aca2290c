"""Plain English for numbers, dates, severities and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from govgraph.graph.cells import one_line
from govgraph.graph.schema import schema

LEVELS = {"act": "To act on", "ask": "To ask", "note": "To note"}
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_FIRST, _LAST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)  # no other date fits into a zip


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 body", "1,240 bodies", "no bodies"."""
    return f"{f'{number:,}' if number else 'no'} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str], most: int = 6) -> str:
    """ "a, b and c"; beyond `most`, "and 4 more"."""
    if len(items) > most:
        return f"{', '.join(items[:most])} and {len(items) - most} more"
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def sentence(text: str) -> str:
    """`text` on one line with a capital and a full stop."""
    line = one_line(text)
    return f"{line[:1].upper()}{line[1:]}{'' if line[-1:] in '.?!:' else '.'}" if line else ""


def long_date(iso: object) -> str:
    """ "12 November 2024", "June 2023" or "2016", as precise as the ISO date is; other text as it stands."""
    parts = str(iso or "").split("T")[0].split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts) or len(parts) > 3:
        return one_line(str(iso or ""))
    month = _MONTHS[int(parts[1]) - 1] if len(parts) > 1 and 1 <= int(parts[1]) <= 12 else ""
    day = str(int(parts[2])) if len(parts) > 2 else ""
    return " ".join(part for part in (day, month, parts[0]) if part)


def moment(iso: str | None) -> datetime:
    """The date as a time in UTC for file properties; missing parts are 1, a missing or impossible date is 1980."""
    numbers = [int(part) for part in (iso or "").split("T")[0].split("-") if part.isdecimal()]
    try:
        year, month, day = [*numbers, 1, 1][:3]
        return min(_LAST, max(_FIRST, datetime(year, month, day, tzinfo=UTC)))
    except (ValueError, TypeError, OverflowError):
        return _FIRST


def is_live(status: str) -> bool:
    """Whether the schema counts this status as in force."""
    row = schema().statuses.get(status)
    return row is None or row.live


def status_word(status: str) -> str:
    """The status in words: "ended", "suspended"."""
    row = schema().statuses.get(status)
    return row.title if row else one_line(status)
