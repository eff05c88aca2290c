"""columns.yaml: what headings mean and what stands in cells; and the plain form in which words are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

_SIGNS = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


KEPT = 1 << 18  # answers about the words of cells; fewer than a register has names would be forgotten before they are asked for again


@cache
def vocabulary() -> dict[str, Any]:
    """columns.yaml, read once; every scalar is text ("no" and "on" are words here)."""
    text = files("govgraph.loaders.tables").joinpath("columns.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return data


@cache
def words(key: str) -> frozenset[str]:
    """One of the plain word lists."""
    return frozenset(vocabulary()[key])


@lru_cache(KEPT)
def plain(text: str) -> str:
    """Lower case, every sign a space: the form in which headings and values are compared."""
    return " ".join(_SIGNS.sub(" ", text.lower()).split())


def spaced(heading: str) -> str:
    """The plain form of a heading; "parentId" is "parent id"."""
    return plain(_CAMEL.sub(" ", heading))


@cache
def _beginnings(key: str) -> tuple[str, ...]:
    return tuple(f"{phrase.strip()} " for phrase in vocabulary()[key] if phrase.strip())


def starts(said: str, key: str) -> bool:
    """Whether a plain text begins with a phrase of a list, at the end of a word."""
    return f"{said} ".startswith(_beginnings(key))
