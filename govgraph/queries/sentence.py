"""Sentences made from a template and values: {name}, and {number|body|bodies} for "1 body" or "3 bodies"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_SLOT = re.compile(r"\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}")


def slots(template: str) -> set[str]:
    """The names that a template uses."""
    return {name for name, _, _ in _SLOT.findall(template)}


def fill(template: str, values: Mapping[str, Any]) -> str:
    """The template with its slots filled. A slot of three parts tells a number and the word that goes with it."""

    def filled(slot: re.Match[str]) -> str:
        value = values[slot[1]]
        if slot[2] is None:
            return words(value)
        return f"{value} {slot[2] if value == 1 else slot[3]}".strip()

    return _SLOT.sub(filled, template)


def words(value: Any) -> str:
    """A value as it stands in a sentence: lists with "; " between, what sources say alike once."""
    if not isinstance(value, list):
        return str(value)
    told: dict[str, str] = {}
    for one in map(str, value):
        told.setdefault(one.casefold(), one)
    return "; ".join(told.values())
