"""Whole numbers as files write them: whatever stands there, a number or nothing."""

from __future__ import annotations

import re
from typing import overload

_WHOLE = re.compile(r"[0-9]{1,12}")  # more digits than any count, level or day has; Python itself refuses 4,300


@overload
def whole(text: str | None) -> int | None:
    """Of a text that may be no number."""


@overload
def whole(text: str | None, otherwise: int) -> int:
    """A number in any case."""


def whole(text: str | None, otherwise: int | None = None) -> int | None:
    """The number; `otherwise` where the text is none, is "²" or "٣", or has thousands of digits."""
    return int(text) if text and _WHOLE.fullmatch(text.strip()) else otherwise
