"""The function words of words.yaml as alternatives of a pattern, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(group: str) -> Any:
    """A group of words.yaml as it stands there: a list, or a mapping."""
    return _data()[group]


def either(*groups: str) -> str:
    """The words of these groups as one group of alternatives."""
    return "(?:" + "|".join(entry for group in groups for entry in words(group)) + ")"


@cache
def _data() -> dict[str, Any]:
    text = files("govgraph.loaders.clauses").joinpath("words.yaml").read_text("utf-8")
    # The base loader takes every scalar as text: "on" and "no" are words here.
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return data
