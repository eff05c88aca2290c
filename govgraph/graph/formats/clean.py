"""Text made safe for the form it goes into: XML's forbidden characters, formulas in cells."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, and marks that turn the direction of text around.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(value: object) -> str:
    """The value as text that XML can hold; None as "", flags as true or false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORBIDDEN.sub("", str(value))


def cell(value: object) -> str:
    """The value as the text of a cell which no spreadsheet runs as a formula; negative numbers stay numbers."""
    text = clean(value)
    if text.startswith(_FORMULA) and not isinstance(value, (int, float)):
        return "'" + text
    return text
