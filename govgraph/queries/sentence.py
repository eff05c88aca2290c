"""Sentences made from a template and values: {name}, and {number|body|bodies} for "1 body" or "3 bodies"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

_SLOT = re.compile(r"\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}")


def slots(template: str) -> set[str]:
    """The names that a template uses."""
    return {name for name, _, _ in _SLOT.findall(template)}


def fill(template: str, values: Mapping[str, Any]) -> str:
    """The template with its slots filled. A slot of three parts tells a number and the word that goes with it."""

    parts = _parts(template)
    made = [parts[0]]
    for name, one, many, plain in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True):
        value = values[name]
        made += (words(value) if one is None else f"{value} {one if value == 1 else many}".strip(), plain)
    return "".join(made)


@cache
def _parts(template: str) -> list[Any]:
    """Plain words and, between them, the three parts of each slot."""
    return _SLOT.split(template)


def words(value: Any) -> str:
    """A value as it stands in a sentence: lists with "; " between, what sources say alike once."""
    if not isinstance(value, list):
        return str(value)
    told: dict[str, str] = {}
    for one in map(str, value):
        told.setdefault(one.casefold(), one)
    return "; ".join(told.values())
