"""Values of any engine as plain JSON: dates as ISO strings, tuples and sets as lists."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

_AS_IT_IS = frozenset((type(None), bool, int, float, str))  # most values by far: a call for each cost a third of a large answer


def plain_row(row: Mapping[str, Any]) -> dict[str, object]:
    """The same of each value of a row."""
    return {key: value if value.__class__ in _AS_IT_IS else plain(value) for key, value in row.items()}


def plain(value: Any) -> object:
    """The value as None, bool, int, float, str, list or dict; a temporal value as its ISO string."""
    if value.__class__ in _AS_IT_IS or isinstance(value, (int, float, str)):
        return value
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [item if item.__class__ in _AS_IT_IS else plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if hasattr(value, "iso_format"):  # the temporal types of the Neo4j driver
        return str(value.iso_format())
    return str(value)
